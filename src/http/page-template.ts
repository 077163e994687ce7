import { readFileSync } from 'node:fs';
import { catalogues, type MessageCode } from '../core/words/catalogue.ts';
import { say } from '../core/words/say.ts';

/** A file of src/web. */
export function readWeb(name: string): string {
  return readFileSync(new URL(`../../src/web/${name}`, import.meta.url), 'utf8');
}

/** Fills a template: `{{name}}` is one of `values`, inserted as markup, or else a code of the catalogue. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>, language: string): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value !== undefined) return value;
    if (isCode(key)) return escapeHtml(say(key, language));
    throw new Error(`a template uses ${key}, which is not in the catalogue`);
  });
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function isCode(name: string): name is MessageCode {
  return Object.hasOwn(catalogues.en, name);
}
