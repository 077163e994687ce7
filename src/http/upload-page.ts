import type { ModelIdentity } from '../core/model.ts';
import { notice } from '../core/words/notice.ts';
import { catalogueTag } from '../core/words/say.ts';
import { type BuiltPage, readBuiltPage } from './built-page.ts';
import { escapeHtml, fillTemplate, readWeb } from './page-template.ts';
import { DEFAULT_PRIOR, PRIOR_RANGE } from './prior-range.ts';

export interface PageOptions {
  readonly model: ModelIdentity;
  /** BCP 47 tag. */
  readonly language: string;
  /** Whether photos are only examined for who has a key. */
  readonly asksForKey: boolean;
}

/** The page as it was built, or its bare template, which says that it was not. */
export function readPage(): BuiltPage {
  return readBuiltPage() ?? { template: notBuilt(readWeb('index.html')), files: [] };
}

function notBuilt(template: string): string {
  return template
    .replace(/\s*<(script type="module"|link rel="(icon|manifest|apple-touch-icon)")[^>]*>(<\/script>)?/g, '')
    .replace(/<noscript>.*<\/noscript>/s, '<p>{{page_not_built}}</p>');
}

/**
 * The page in one language. The safety card is part of the page itself, so it is in view before any photo, and without
 * any script. What the script needs to know of this service is in a block of JSON, which is data and is not run.
 */
export function uploadPage(template: string, { model, language, asksForKey }: PageOptions): string {
  const { card, calibratedOn } = notice(model.evidence, language);
  const tag = catalogueTag(language);
  const prior = { ...PRIOR_RANGE, default: DEFAULT_PRIOR };
  const facts = { language: tag, evidence: model.evidence, model: model.sha256, asksForKey, prior };
  const values: Readonly<Record<string, string>> = {
    language: tag,
    facts: JSON.stringify(facts).replaceAll('<', '\\u003c'),
    card: card.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join(''),
    calibratedOn: escapeHtml(calibratedOn),
  };
  return fillTemplate(template, values, language);
}
