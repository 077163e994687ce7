import { VERDICTS } from '../../core/examination.ts';
import { say } from '../../core/words/say.ts';
import type { AucFigure } from '../figures/auc-figure.ts';
import type { Figures, Label } from '../figures/figures.ts';
import type { RateName } from '../figures/rates.ts';
import { formatBound, formatCount, formatInterval, formatNumber, formatPercent } from './format-figures.ts';
import { drawIntervals } from './group-charts.ts';
import { html, type Markup, raw } from './html.ts';

const RATE_WORDS: Readonly<Record<RateName, string>> = {
  recall: 'Tablets found',
  emptyPhotosFlagged: 'Empty photos with something compared',
  faceRead: 'M 30, face read',
  faceAccuracy: 'Face read correctly, of those read',
  upAngleWithin10: 'Face correct and up within 10°, of those read',
  assessed: 'M 30 compared',
  assessedEasy: 'Easy M 30 compared',
  m30CalledOther: 'M 30 called another imprint',
  otherCalledOther: 'Other imprints called so',
  otherOrNotAssessed: 'Other imprints not compared',
  otherAccused: 'Other imprints flagged',
  referenceAccused: 'References flagged',
  strongAccused: 'Strong counterfeits flagged',
  middleAccused: 'Middle counterfeits flagged',
  mildAccused: 'Mild counterfeits flagged',
  strongLetBy: 'Strong counterfeits missed',
  middleLetBy: 'Middle counterfeits missed',
  mildLetBy: 'Mild counterfeits missed',
};
const RATE_NAMES = Object.keys(RATE_WORDS) as RateName[];

const AUC_WORDS: Readonly<Record<keyof Figures['auc'], string>> = {
  all: 'all counterfeits',
  strong: 'strong',
  middle: 'middle',
  mild: 'mild',
  M: 'M faces',
  '30': '30 faces',
};
/** In reading order; an object would put the key 30 first. */
const AUC_NAMES = ['all', 'strong', 'middle', 'mild', 'M', '30'] as const satisfies readonly (keyof Figures['auc'])[];

const LABEL_WORDS: Readonly<Record<Label, string>> = {
  strong: 'Strong counterfeits',
  middle: 'Middle counterfeits',
  mild: 'Mild counterfeits',
  reference: 'References',
  other: 'Other imprints',
};

/** The few numbers that readers look for first. */
export function headlineFigures({ auc, rates, falsePerPhoto, cllr }: Figures): Markup {
  const tile = (name: string, value: string, worth: string) =>
    html`<div class="tile"><span>${name}</span><strong>${value}</strong><small>${worth}</small></div>`;
  const ofRate = (name: RateName) => tile(RATE_WORDS[name], formatPercent(rates[name].share), formatBound(rates[name]));
  return html`<div class="tiles">
${tile('Area under ROC', formatNumber(auc.all.value), formatInterval(auc.all.interval))}
${tile('The same, strong counterfeits', formatNumber(auc.strong.value), formatInterval(auc.strong.interval))}
${tile('Cost of the likelihood ratios, Cllr', formatNumber(cllr.value), formatInterval(cllr.interval))}
${ofRate('recall')}
${tile('False detections a photo', formatNumber(falsePerPhoto), '')}
${ofRate('assessed')}
${ofRate('referenceAccused')}
${ofRate('strongLetBy')}
</div>`;
}

export function sharesSection({ rates }: Figures): Markup {
  const named = RATE_NAMES.map((name) => ({
    name: RATE_WORDS[name],
    value: rates[name].share,
    interval: rates[name].interval,
  }));
  const rows = RATE_NAMES.map((name) => [
    RATE_WORDS[name],
    formatCount(rates[name]),
    formatPercent(rates[name].share),
    formatBound(rates[name]),
  ]);
  return html`<h2>Shares</h2>
<p>Flagged: called “${say('headline_likely_counterfeit', 'en')}”. Missed: called “${say('headline_no_difference_seen', 'en')}” or “${say('headline_other_imprint', 'en')}”. Compared: with a likelihood ratio; all others were refused or called another imprint. Easy: in a photo without blur, from nearly straight above, more than 100 px across. Whiskers are Wilson’s 95 % intervals; they treat tablets as independent, so they are underestimates for photos with many.</p>
<figure class="wide">${raw(drawIntervals('share', named, { lowest: 0 }))}</figure>
${table(['', 'Count', 'Share', '95 % bound'], rows)}`;
}

export function evidenceSection(figures: Figures): Markup {
  const { auc, cllr, cllrMin, cllrLoss, calibrationError } = figures;
  const aucRows = AUC_NAMES.map((name) => aucRow(AUC_WORDS[name], auc[name]));
  const costs = [
    ['Cllr: 0 is perfect, 1 is uninformative', formatNumber(cllr.value), formatInterval(cllr.interval)],
    [
      'Cllr after the best recalibration (pool adjacent violators)',
      formatNumber(cllrMin.value),
      formatInterval(cllrMin.interval),
    ],
    ['Calibration loss: the difference', formatNumber(cllrLoss), ''],
    ['Expected calibration error, at the set’s own odds', formatNumber(calibrationError), ''],
    ['IoU of found and true ellipse, median', formatNumber(figures.ellipseIou), ''],
    ['False detections a photo', formatNumber(figures.falsePerPhoto), `${figures.falseDetections} in all`],
  ];
  return html`<h2>Discrimination and calibration</h2>
<p>Each kind of counterfeit against all references (M and 30 faces: against those of the same face). A tablet that was not compared counts as a likelihood ratio of 1. Intervals: 300 bootstrap samples of photos.</p>
${table(['Area under ROC', 'Counterfeits', 'References', 'Area', '95 % interval'], aucRows)}
${table(['Other measures', 'Value', '95 % interval'], costs)}`;
}

export function aucRow(name: string, { counterfeits, references, value, interval }: AucFigure): string[] {
  return [name, String(counterfeits), String(references), formatNumber(value), formatInterval(interval)];
}

export function verdictsSection({ verdicts }: Figures): Markup {
  const labels = Object.keys(LABEL_WORDS) as Label[];
  const rows = labels.map((label) => [
    LABEL_WORDS[label],
    String(verdicts[label].inconclusive.n),
    ...VERDICTS.map((verdict) => formatPercent(verdicts[label][verdict].share)),
  ]);
  return html`<h2>Verdicts</h2>
${table(['', 'Tablets', ...VERDICTS.map((verdict) => say(`headline_${verdict}`, 'en'))], rows)}`;
}

/** A table whose first column names the rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const row = ([name = '', ...cells]: readonly string[]) =>
    html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`;
  return html`<div class="scroll"><table><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`;
}
