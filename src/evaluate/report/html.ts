/** Text that is markup already. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | readonly Part[];

/**
 * Markup from a template: inserted values are escaped, because file names may contain anything, unless they are markup
 * themselves. Lists are concatenated.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.map((text, i) => text + (i < parts.length ? markupOf(parts[i] ?? '') : '')).join('') };
}

/** Trusted text without escaping, such as a chart or one of the project's own style sheets. */
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
  // Changes of direction and control characters could disguise a name.
  return text.replace(/[^\P{C}\n]/gu, '\uFFFD').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
