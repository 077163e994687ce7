import { catalogues } from '../core/words/catalogue.ts';

/** What the user chose on this device; nothing of any photo. */
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

/** Where the browser keeps nothing, the choice holds until the page is closed. */
export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A private window may refuse to keep anything.
  }
}

export function forgetPreferences(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}
