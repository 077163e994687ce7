import type { ColourRange } from '../../core/calibration-settings.ts';
import type { Lab } from '../../core/crop/mean-colour.ts';
import { colourDistance } from '../../core/decide/other-colour.ts';

/**
 * Share of the simulated reference tablets that lie beyond the limit: a strong cast can hide their blue. A tighter limit
 * costs little, since a lone M is then not decided; a wider one would leave out white tablets.
 */
const SHARE_BEYOND = 0.02;

/**
 * The colours of the reference product in photos: mean and covariance of those of reference tablets, and a limit that few
 * of them exceed. Throws if the colours do not vary in both directions.
 */
export function fitColourRange(colours: readonly Lab[]): ColourRange {
  const mean = [1, 2].map((k) => meanOf(colours.map((colour) => colour[k]!))) as [number, number];
  const moment = (j: 0 | 1, k: 0 | 1): number =>
    meanOf(colours.map((colour) => (colour[j + 1]! - mean[j]) * (colour[k + 1]! - mean[k])));
  const covariance = [moment(0, 0), moment(0, 1), moment(1, 1)] as const;
  if (!(covariance[0] * covariance[2] > covariance[1] ** 2))
    throw new Error(`The colours of ${colours.length} reference tablets do not vary in both directions.`);
  const distances = colours
    .map((colour) => colourDistance(colour, { mean, covariance }))
    .sort((one, other) => one - other);
  const limit = distances[Math.min(distances.length - 1, Math.ceil((1 - SHARE_BEYOND) * distances.length))]!;
  return {
    mean: [round(mean[0]), round(mean[1])],
    covariance: [round(covariance[0]), round(covariance[1]), round(covariance[2])],
    maxDistance: round(limit),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Math.round(value * 1000) / 1000;
