import { M30_FACES } from '../../core/labels.ts';
import type { Comparison, MeasureDifference, Spread } from './compare-sets.ts';

/** Below this many deviations, the differences between sets of some hundred tablets are not significant. */
const NOTABLE = 0.3;

/** The comparison as a table for people: the largest differences come first. */
export function formatComparison({ sets, others }: Comparison): string {
  const first = sets[0]?.name ?? '';
  const counts = sets.map(({ name, crops }) => `${name}: ${crops.M} M, ${crops['30']} 30`).join('; ');
  return [counts, ...others.map((other) => formatOther(first, other))].join('\n\n');
}

function formatOther(first: string, { name, strokes, measures }: Comparison['others'][number]): string {
  const faces = M30_FACES.map(
    (face) =>
      `  ${face.padEnd(2)} correlation ${strokes[face].correlation.toFixed(3)}, difference ${(100 * strokes[face].difference).toFixed(2)} % of the face's brightness`,
  );
  const head = `${'measure'.padEnd(48)}${first.slice(0, 17).padStart(18)}${name.slice(0, 17).padStart(18)}${'apart'.padStart(8)}${'spread'.padStart(8)}`;
  return [
    `${name} against ${first}`,
    'strokes of the median faces:',
    ...faces,
    head,
    ...measures.map(formatMeasure),
    'apart: difference of the means in deviations; spread: ratio of the deviations; ** one or more, * a third or more.',
  ].join('\n');
}

function formatMeasure({ measure, first, other, apart, spreadRatio }: MeasureDifference): string {
  const mark = Math.abs(apart) >= 1 ? ' **' : Math.abs(apart) >= NOTABLE ? ' *' : '';
  return `${measure.padEnd(48)}${formatSpread(first)}${formatSpread(other)}${signed(apart)}${spreadRatio.toFixed(2).padStart(8)}${mark}`;
}

const formatSpread = ({ mean, deviation }: Spread): string =>
  `${mean.toFixed(2)} +- ${deviation.toFixed(2)}`.padStart(18);

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(2)}`.padStart(8);
