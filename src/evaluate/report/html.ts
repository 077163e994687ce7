/** Text that is markup already. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | readonly Part[];

/**
 * Markup from a template: what is put into it is escaped, for files may be called anything, unless it is markup itself.
 * Lists are put one after the other.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, i) => text + (i < parts.length ? markupOf(parts[i] ?? '') : '')).join('') };
}

/** Trusted text as it is, such as a chart or a style sheet of the project's own. */
export function raw(markup: string): Markup {
  return { markup };
}

function markupOf(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part));
  return isList(part) ? part.map(markupOf).join('') : part.markup;
}

function isList(part: Markup | readonly Part[]): part is readonly Part[] {
  return Array.isArray(part);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeText(text: string): string {
  // Changes of direction and control characters could make a name read as something else.
  return text.replace(/[^\P{C}\n]/gu, '\uFFFD').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
