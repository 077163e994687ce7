import type { Finding } from '../../core/decide/finding.ts';
import { say } from '../../core/words/say.ts';
import { scoreValues } from '../../core/words/score-values.ts';
import type { FalseDetection, MissedTablet } from '../evaluate-photo.ts';
import type { TabletRow } from '../tablet-row.ts';
import type { TruthTablet } from '../truth.ts';
import type { Gallery, Mistakes } from './gallery.ts';
import { html, type Markup } from './html.ts';

export function gallerySection(gallery: Gallery, language: string): Markup {
  const row = (tablet: TabletRow) => card(tablet, formatTruth(tablet.truth), formatVerdict(tablet.finding, language));
  const missed = (tablet: MissedTablet) => card(tablet, formatTruth(tablet.truth), 'Not found.');
  const extra = ({ probability, finding, ...shown }: FalseDetection) =>
    card(
      shown,
      'No tablet there.',
      `${formatVerdict(finding, language)} Locator’s probability ${probability.toFixed(2)}.`,
    );
  return html`<h2>The worst mistakes</h2>
<p>Crops, round and upright: found tablets by the rim and turn that the program read, missed ones by the truth.</p>
${wall('Counterfeits with the lowest likelihood ratios', 'compared', gallery.lowCounterfeits, row)}
${wall('References with the highest likelihood ratios', 'compared', gallery.highReferences, row)}
${wall('Missed tablets', 'missed', gallery.missed, missed)}
${wall('False detections', 'false', gallery.falseDetections, extra)}
${wall('M taken for 30, and 30 for M', 'misread', gallery.misread, row)}
${wall('M 30 called another imprint', 'in all', gallery.m30CalledOther, row)}
${wall('Other imprints taken for M 30', 'in all', gallery.othersTakenForM30, row)}`;
}

function wall<Item>(
  title: string,
  counted: string,
  { count, worst }: Mistakes<Item>,
  show: (item: Item) => Markup,
): Markup {
  const shown = worst.length < count ? `${count} ${counted}, the worst ${worst.length} shown` : `${count} ${counted}`;
  const items = count === 0 ? html`<p>None here.</p>` : html`<div class="wall">${worst.map(show)}</div>`;
  return html`<h3>${title} <small>(${shown})</small></h3>${items}\n`;
}

interface Shown {
  readonly file: string;
  readonly picture: string | undefined;
}

function card({ file, picture }: Shown, truth: string, said: string): Markup {
  const image = picture
    ? html`<img src="${picture}" width="144" height="144" alt="Tablet in ${file}">`
    : html`<p class="none">no picture: the photo could not be examined</p>`;
  return html`<figure class="card">${image}<figcaption><b>${file}</b><br>Labelled: ${truth}<br>Finding: ${said}</figcaption></figure>\n`;
}

function formatTruth({ label, face, severity, defects, imprint }: TruthTablet): string {
  if (label === 'other') return `another imprint${imprint === undefined ? '' : ` (${imprint})`}.`;
  if (label === 'reference') return `reference, ${face}.`;
  return `counterfeit, ${face}, severity ${severity.toFixed(2)}: ${defects.join(', ') || 'no defect named'}.`;
}

/** The verdict, the face and the likelihood ratio, worded as on every surface. */
function formatVerdict({ verdict, face, counterfeit }: Finding, language: string): string {
  const headline = say(`headline_${verdict}`, language);
  const read = say('page_face', language, { face: say(`face_${face}`, language) });
  const ratio = counterfeit ? `${say('page_likelihood_ratio', language, { ...scoreValues(counterfeit) })}.` : '';
  return `${headline}. ${read}. ${ratio}`.trim();
}
