import type { JudgingSettings } from '../core/exhibit/judge-exhibit.ts';
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
  /** Of the model. */
  readonly settings: JudgingSettings;
  /** Whether examining photos requires a key. */
  readonly asksForKey: boolean;
  /** Whether the service keeps cases. */
  readonly keepsCases: boolean;
}

/** The built page, or its bare template, which says that it was not built. */
export function readPage(): BuiltPage {
  return readBuiltPage() ?? { template: notBuilt(readWeb('index.html')), files: [] };
}

function notBuilt(template: string): string {
  return template
    .replace(/\s*<(script type="module"|link rel="(icon|manifest|apple-touch-icon)")[^>]*>(<\/script>)?/g, '')
    .replace(/<noscript>.*<\/noscript>/s, '<p>{{page_not_built}}</p>');
}

/**
 * The page in one language. The safety card is part of the page itself, so it is visible before any photo and without
 * any script. The data that the script needs about this service are in a block of JSON, which is not executed.
 */
export function uploadPage(template: string, options: PageOptions): string {
  const { model, settings, language, asksForKey, keepsCases } = options;
  const { card, calibratedOn } = notice(model.evidence, language);
  const tag = catalogueTag(language);
  const prior = { ...PRIOR_RANGE, default: DEFAULT_PRIOR };
  const facts = {
    language: tag,
    evidence: model.evidence,
    model: model.sha256,
    asksForKey,
    ...(keepsCases && { cases: true }),
    ...(settings.exhibit && { exhibit: judging(settings) }),
    prior,
  };
  const values: Readonly<Record<string, string>> = {
    language: tag,
    facts: JSON.stringify(facts).replaceAll('<', '\\u003c'),
    card: card.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join(''),
    calibratedOn: escapeHtml(calibratedOn),
  };
  return fillTemplate(template, values, language);
}

/** What the page needs to judge tablets of one bag; the replicas of single tablets have no part in that. */
function judging({ calibration, verdicts, exhibit }: JudgingSettings): JudgingSettings {
  const [M, thirty] = [calibration.M, calibration['30']].map((face) => ({ ...face, replicas: [] }));
  return { calibration: { ...calibration, M: M!, '30': thirty! }, verdicts, exhibit };
}
