import { catalogues } from '../core/words/catalogue.ts';

/** The user's choices on this device; nothing about any photo. */
export interface Preferences {
  readonly language?: string;
}

const KEY = 'telltale-preferences';

export function readPreferences(): Preferences {
  try {
    const { language } = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof language === 'string' && Object.hasOwn(catalogues, language) ? { language } : {};
  } catch {
    return {};
  }
}

/** If the browser stores nothing, the choice is valid until the page is closed. */
export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A private window may refuse to store anything.
  }
}

export function forgetPreferences(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was stored.
  }
}
