import type { M30Face } from '../../core/labels.ts';
import type { ModelSettings } from '../../core/model.ts';
import type { AucFigure } from '../../evaluate/figures/auc-figure.ts';
import { readArea } from '../../evaluate/figures/probe-figures.ts';
import type { SamePressFigure } from '../../evaluate/figures/same-press.ts';
import { formatInterval, formatNumber, formatPercent } from '../../evaluate/report/format-figures.ts';
import { GATE_WORDS, pointCells } from '../../evaluate/report/report-gates.ts';
import { MIN_AUC } from '../calibrate/choose-limit.ts';
import type { BundleMeasures } from '../calibrate/fit-settings.ts';
import type { IntervalCoverage } from '../calibrate/interval-coverage.ts';

/** The parts of a model card with measurements on the calibration tablets, in Markdown. */
export function formatMeasures(measures: BundleMeasures, aspectLimits: ModelSettings['aspectLimits']): string {
  return [
    formatGates(measures),
    formatAspects(measures, aspectLimits),
    formatColours(measures),
    formatCoverage(measures),
    formatPresses(measures),
    formatProbe(measures),
  ].join('\n\n');
}

function formatGates({ gates, leftOut }: BundleMeasures): string {
  return `### Gates

The limit of the face's probability is set by hand. Every other limit is the smallest value of its measure from which the
AUC of calibration tablets reaches ${MIN_AUC}, in bands of equal count made monotonic in the measure, and is never laxer than a
limit set by hand. Over the tablets that pass all other gates:

${markdown(
  ['gate', 'limit', 'kept', 'AUC, kept', 'AUC, dropped'],
  gates.map(({ gate, chosen }) => [GATE_WORDS[gate], String(chosen.limit), ...pointCells(chosen)]),
)}

Before all gates, findings with a probability of background above ${leftOut.limit} are dropped: ${leftOut.backgroundsLeftOut} of the
${leftOut.backgrounds} false detections of the locator, and ${leftOut.tabletsLeftOut} of ${leftOut.tablets} tablets.`;
}

function formatAspects({ aspects }: BundleMeasures, limits: ModelSettings['aspectLimits']): string {
  return `### Aspects

AUC against references: of counterfeits with a defect of the aspect's own kinds (listed in docs/simulator.md), and of those
whose defects all belong to other aspects. An aspect is null below its limits of diameter and sharpness, which are chosen by
the same rule as the gates, over its own kinds of defect.

${markdown(
  ['aspect', 'from pixels', 'from sharpness', 'not null', 'AUC, own kinds', 'AUC, other kinds alone'],
  aspects.map(({ aspect, assessed, own, others }) => [
    aspect,
    String(limits[aspect].minDiameterPx),
    String(limits[aspect].minSharpness),
    formatPercent(assessed),
    formatArea(own),
    formatArea(others),
  ]),
)}`;
}

function formatColours({ colours }: BundleMeasures): string {
  const { references, referencesOther, counterfeits, counterfeitsOther } = colours;
  return `### Another colour

A tablet has another colour if its mean a* and b* are further from the mean of the reference tablets (Mahalanobis distance)
than those of 98 % of them, and if it is not merely a more vivid blue. That holds for ${referencesOther} of ${references} reference tablets, which
are under the strongest colour casts, and for ${counterfeitsOther} of ${counterfeits} counterfeits. The result names the other colour. If only the
M face is visible, it names no product and does not flag the tablet.`;
}

function formatCoverage({ coverage }: BundleMeasures): string {
  const row = (face: M30Face) => [face, formatPercent(coverage[face].share), worstOf(coverage[face])];
  return `### Coverage of the 90 % intervals

All calibration tablets are treated as the population and their map as the truth; the calibration, replicas included, is
repeated on ${coverage.M.draws} samples of lots (nested bootstrap, Davison and Hinkley 1997). The table shows how often the interval contains
the population's likelihood ratio; the target is 85 to 95 %. No interval covers what the simulation does not vary.

${markdown(['face', 'over all logits', 'at the worst of twenty'], [row('M'), row('30')])}`;
}

function worstOf({ byLogit }: IntervalCoverage): string {
  return formatPercent(Math.min(...byLogit.map(({ share }) => share)));
}

function formatPresses({ presses }: BundleMeasures): string {
  const row = (name: string, { near, far, ...figure }: SamePressFigure) => [
    name,
    String(near),
    String(far),
    formatArea(figure),
  ];
  const assessed = presses
    ? markdown(
        ['tablets', 'pairs of one press', 'pairs of two', 'AUC'],
        [row('all M 30', presses.all), row('counterfeits alone', presses.counterfeits)],
      )
    : 'Not measured: the network returns no embedding, or no press appears in two photos.';
  return `### One press or two

Whether the cosine of two embeddings is higher for tablets of one press in different photos than for tablets of two
presses, on presses that were not used in training.

${assessed}`;
}

function formatProbe({ probe }: BundleMeasures): string {
  if (!probe) return '### Properties that must not give the class away\n\nNot measured.';
  const reading = {
    chance: 'The interval includes chance.',
    negligible: 'The interval excludes chance, but by a negligible amount.',
    tells: 'The interval excludes chance: the simulator has a short cut, which contributes to the figures above.',
    unknown: 'Too few tablets to say.',
  }[readArea(probe)];
  return `### Properties that must not give the class away

One logistic regression on colour cast, brightness and contrast of the ground, sharpness, diameter, glare and tilt, with
their squares, evaluated on tablets in other photos (ten folds): AUC ${formatNumber(probe.area)} (${formatInterval(probe.interval)}) over
${probe.tablets} tablets. ${reading}`;
}

function formatArea({ value, interval }: Pick<AucFigure, 'value' | 'interval'>): string {
  return `${formatNumber(value)} (${formatInterval(interval)})`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
