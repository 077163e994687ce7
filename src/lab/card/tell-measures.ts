import type { ModelSettings } from '../../core/model.ts';
import type { AucFigure } from '../../evaluate/figures/auc-figure.ts';
import { readArea } from '../../evaluate/figures/probe-figures.ts';
import type { SamePressFigure } from '../../evaluate/figures/same-press.ts';
import { GATE_WORDS, pointCells } from '../../evaluate/report/report-gates.ts';
import { tellInterval, tellNumber, tellPercent } from '../../evaluate/report/tell-figures.ts';
import { LEAST_TOLD } from '../calibrate/choose-limit.ts';
import type { IntervalCoverage } from '../calibrate/interval-coverage.ts';
import type { BundleMeasures } from '../calibrate/settle-bundle.ts';

/** The parts of a model card that tell what was measured on the calibration tablets, in Markdown. */
export function tellMeasures(measures: BundleMeasures, aspectLimits: ModelSettings['aspectLimits']): string {
  return [
    tellGates(measures),
    tellAspects(measures, aspectLimits),
    tellCoverage(measures),
    tellPresses(measures),
    tellProbe(measures),
  ].join('\n\n');
}

function tellGates({ gates, leftOut }: BundleMeasures): string {
  return `### Gates

Each limit is the least from which calibration tablets are told apart with an area under ROC of ${LEAST_TOLD}, in bands of equal
count that are made to rise with the measure, and never laxer than one set by hand, beyond which nothing
is assessed. Over the tablets that pass all other gates:

${markdown(
  ['gate', 'limit', 'kept', 'AUC, kept', 'AUC, dropped'],
  gates.map(({ gate, chosen }) => [GATE_WORDS[gate], String(chosen.limit), ...pointCells(chosen)]),
)}

Before all gates, what is more probably nothing than ${leftOut.limit} is left out of the findings: ${leftOut.nothingsLeftOut} of the ${leftOut.nothings}
places that the locator took for a tablet and that are none, and ${leftOut.tabletsLeftOut} of ${leftOut.tablets} tablets.`;
}

function tellAspects({ aspects }: BundleMeasures, limits: ModelSettings['aspectLimits']): string {
  return `### Aspects

Against references: counterfeits with a defect of the aspect's own kinds (docs/simulator.md says which), and those whose
defects are all of other aspects. An aspect is null below its limits of diameter and sharpness, which are chosen by the
same rule as the gates, over its own kinds of defect.

${markdown(
  ['aspect', 'from pixels', 'from sharpness', 'told', 'AUC, own kinds', 'AUC, others’ kinds alone'],
  aspects.map(({ aspect, told, own, others }) => [
    aspect,
    String(limits[aspect].minDiameterPx),
    String(limits[aspect].minSharpness),
    tellPercent(told),
    tellArea(own),
    tellArea(others),
  ]),
)}`;
}

function tellCoverage({ coverage }: BundleMeasures): string {
  const row = (face: 'M' | '30') => [face, tellPercent(coverage[face].share), worstOf(coverage[face])];
  return `### Coverage of the 90 % intervals

All calibration tablets taken for the population, their map for the truth, and the calibration made anew, replicas and
all, on ${coverage.M.draws} draws of lots (nested bootstrap, Davison and Hinkley 1997). How often the interval holds the
population's likelihood ratio; wanted are 85 to 95 %. What a simulation does not vary is in no interval.

${markdown(['face', 'over all logits', 'at the worst of twenty'], [row('M'), row('30')])}`;
}

function worstOf({ byLogit }: IntervalCoverage): string {
  return tellPercent(Math.min(...byLogit.map(({ share }) => share)));
}

function tellPresses({ presses }: BundleMeasures): string {
  const row = (name: string, { near, far, ...figure }: SamePressFigure) => [
    name,
    String(near),
    String(far),
    tellArea(figure),
  ];
  const told = presses
    ? markdown(
        ['tablets', 'pairs of one press', 'pairs of two', 'AUC'],
        [row('all M 30', presses.all), row('counterfeits alone', presses.counterfeits)],
      )
    : 'Not measured: the network gives no embedding, or no press is seen in two photos.';
  return `### One press or two

Whether the cosine of two embeddings is higher for tablets of one press in different photos than for tablets of two
presses, on presses that were never trained on.

${told}`;
}

function tellProbe({ probe }: BundleMeasures): string {
  if (!probe) return '### What must not tell\n\nNot measured.';
  const reading = {
    chance: 'Chance lies inside.',
    negligible: 'Chance lies outside, by so little that there is nothing to gain from it.',
    tells: 'Chance lies outside: the simulator has a short cut, and the figures above owe something to it.',
    unknown: 'Too few tablets to say.',
  }[readArea(probe)];
  return `### What must not tell

Colour cast, brightness and contrast of the ground, sharpness, diameter, glare and tilt, with their squares, fitted
together by logistic regression and asked of tablets in other photos (ten folds): AUC ${tellNumber(probe.area)} (${tellInterval(probe.interval)}) over
${probe.tablets} tablets. ${reading}`;
}

function tellArea({ value, interval }: Pick<AucFigure, 'value' | 'interval'>): string {
  return `${tellNumber(value)} (${tellInterval(interval)})`;
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
