import type { EvidenceBase } from '../core/model.ts';
import { catalogues } from '../core/words/catalogue.ts';
import { notice } from '../core/words/notice.ts';
import { catalogueTag, say } from '../core/words/say.ts';
import { escapeHtml, fillTemplate, readWeb } from './page-template.ts';
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

/** All that the pages load: nothing comes from another host, and there is no build. */
export function pageFiles(): readonly StaticAnswer[] {
  return [
    { path: '/page.css', type: 'text/css; charset=utf-8', body: readWeb('page.css') },
    { path: '/docs.css', type: 'text/css; charset=utf-8', body: readWeb('docs.css') },
    { path: '/icon.svg', type: 'image/svg+xml', body: readWeb('icon.svg') },
    ...SCRIPTS.map((name) => ({
      path: `/${name}`,
      type: 'text/javascript; charset=utf-8',
      body: readWeb(name),
    })),
  ];
}

/**
 * The upload page. The safety card is part of the page itself, so it is in view before anything was sent, and without
 * any script.
 */
export function uploadPage({ evidence, language, asksForKey }: PageOptions): string {
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
  return fillTemplate('page.html.template', values, language);
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
