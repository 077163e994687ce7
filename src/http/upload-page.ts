import { readFileSync } from 'node:fs';
import type { EvidenceBase } from '../core/model.ts';
import { catalogues, type MessageCode } from '../core/words/catalogue.ts';
import { notice } from '../core/words/notice.ts';
import { catalogueTag, say } from '../core/words/say.ts';
import { DEFAULT_PRIOR, PRIOR_RANGE } from './prior.ts';

/** Something that the service serves as it is. */
export interface StaticAnswer {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

const SCRIPTS = [
  'elements.js',
  'marks.js',
  'page.js',
  'photo-card.js',
  'say.js',
  'score-values.js',
  'send-photo.js',
  'show-examination.js',
];

export interface PageOptions {
  readonly evidence: EvidenceBase;
  /** BCP 47 tag. */
  readonly language: string;
  /** Whether photos are only examined for who has a key. */
  readonly asksForKey: boolean;
}

/** The upload page in `language`, with all that it loads: nothing comes from another host, and there is no build. */
export function uploadPage(options: PageOptions): readonly StaticAnswer[] {
  return [
    { path: '/', type: 'text/html; charset=utf-8', body: renderPage(options) },
    { path: '/page.css', type: 'text/css; charset=utf-8', body: readWeb('page.css') },
    { path: '/icon.svg', type: 'image/svg+xml', body: readWeb('icon.svg') },
    ...SCRIPTS.map((name) => ({
      path: `/${name}`,
      type: 'text/javascript; charset=utf-8',
      body: readWeb(name),
    })),
  ];
}

/**
 * Fills the page's template: `{{name}}` is one of the values below, or else a code of the catalogue. The safety card is
 * part of the page itself, so it is in view before anything was sent, and without any script.
 */
function renderPage({ evidence, language, asksForKey }: PageOptions): string {
  const { card, calibratedOn } = notice(evidence, language);
  const values: Readonly<Record<string, string>> = {
    language: catalogueTag(language),
    words: JSON.stringify(wordsFor(language)).replaceAll('<', '\\u003c'),
    card: card.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join(''),
    calibratedOn: escapeHtml(calibratedOn),
    page_prior: escapeHtml(say('page_prior', language, PRIOR_RANGE)),
    keyField: asksForKey ? keyField(language) : '',
    priorMin: String(PRIOR_RANGE.min),
    priorMax: String(PRIOR_RANGE.max),
    priorDefault: String(DEFAULT_PRIOR),
  };
  return readWeb('page.html.template').replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name];
    if (value !== undefined) return value;
    if (isCode(name)) return escapeHtml(say(name, language));
    throw new Error(`the page's template asks for ${name}, which is no word`);
  });
}

/** It has no name, so that no form sends it, and stays in the page alone: the script puts it into a header. */
function keyField(language: string): string {
  const label = escapeHtml(say('page_key', language));
  return `<p><label for="key">${label}</label> <input id="key" type="password" required autocomplete="off" spellcheck="false"></p>`;
}

/** The templates that the page's script fills by itself; the rest of the catalogue stays here. */
function wordsFor(language: string): Readonly<Record<string, string>> {
  const words = catalogues[catalogueTag(language)] ?? catalogues.en;
  const wanted = /^(page|headline|explanation|face|aspect)_|^(score|prior_explained|warning)$/;
  return Object.fromEntries(Object.entries(words).filter(([code]) => wanted.test(code)));
}

function isCode(name: string): name is MessageCode {
  return Object.hasOwn(catalogues.en, name);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function readWeb(name: string): string {
  return readFileSync(new URL(`../web/${name}`, import.meta.url), 'utf8');
}
