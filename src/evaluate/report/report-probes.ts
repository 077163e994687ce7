import { NEGLIGIBLE, type ProbeFigure } from '../figures/probe-figures.ts';
import type { Nuisance } from '../nuisances.ts';
import { formatInterval, formatNumber } from './format-figures.ts';
import { drawIntervals } from './group-charts.ts';
import { html, type Markup, raw } from './html.ts';
import { table } from './report-figures.ts';

const WORDS: Readonly<Record<Nuisance, string>> = {
  redCast: 'red cast of the ground',
  blueCast: 'blue cast of the ground',
  groundBrightness: 'brightness of the ground',
  groundContrast: 'contrast of the ground',
  sharpness: 'sharpness',
  diameterPx: 'diameter in pixels',
  glare: 'glare',
  tilt: 'tilt',
};

const READINGS: Readonly<Record<ProbeFigure['reading'], string>> = {
  chance: 'The interval includes chance.',
  negligible: `The interval excludes chance, by less than ${NEGLIGIBLE}: negligible.`,
  tells: 'The interval excludes chance: this measure alone is informative in this set.',
  unknown: 'Too few tablets to say.',
};

export function probesSection(probes: readonly ProbeFigure[]): Markup {
  const named = probes.map(({ nuisance, auc }) => ({ name: WORDS[nuisance], ...auc }));
  return html`<h2>Properties that must not give the class away</h2>
<p>Measures of the picture that are no property of the tablet, each alone and unprocessed: the distance of its area under ROC, over all M 30 that were found, from chance, 0.5. Nothing was fitted to these photos. ${formatProbes(probes)}</p>
<figure class="wide">${raw(drawIntervals('area under ROC of each measure alone with its 95 % interval', named, { lowest: 0.4, chance: 0.5 }))}</figure>
${table(
  ['Measure', '|area − 0.5|', 'Area', '95 % interval', 'Reading'],
  probes.map(({ nuisance, offChance, auc, reading }) => [
    WORDS[nuisance],
    formatNumber(offChance),
    formatNumber(auc.value),
    formatInterval(auc.interval),
    READINGS[reading],
  ]),
)}`;
}

function formatProbes(probes: readonly ProbeFigure[]): string {
  const informative = probes.filter(({ reading }) => reading === 'tells').map(({ nuisance }) => WORDS[nuisance]);
  if (informative.length > 0)
    return `In this set, some of them are informative (${informative.join(', ')}) and may contribute to the figures above.`;
  if (probes.some(({ reading }) => reading === 'unknown'))
    return 'Here there are too few tablets to check all of them.';
  return 'Here none of them is informative.';
}
