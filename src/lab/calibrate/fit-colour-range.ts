import type { Lab } from '../../core/crop/mean-colour.ts';
import { colourDistance } from '../../core/decide/other-colour.ts';
import type { ColourRange } from '../../core/model.ts';

/** Factor of the largest distance of a simulated reference tablet: simulation is not trusted for every lamp and camera. */
const MARGIN = 1.25;

/**
 * The colours that the reference product may have: mean and covariance of those of reference tablets, and a limit that
 * none of them reaches. Throws if the colours do not vary in both directions.
 */
export function fitColourRange(colours: readonly Lab[]): ColourRange {
  const mean = [1, 2].map((k) => meanOf(colours.map((colour) => colour[k]!))) as [number, number];
  const moment = (j: 0 | 1, k: 0 | 1): number =>
    meanOf(colours.map((colour) => (colour[j + 1]! - mean[j]) * (colour[k + 1]! - mean[k])));
  const covariance = [moment(0, 0), moment(0, 1), moment(1, 1)] as const;
  if (!(covariance[0] * covariance[2] > covariance[1] ** 2))
    throw new Error(`The colours of ${colours.length} reference tablets do not vary in both directions.`);
  const furthest = Math.max(...colours.map((colour) => colourDistance(colour, { mean, covariance })));
  return {
    mean: [round(mean[0]), round(mean[1])],
    covariance: [round(covariance[0]), round(covariance[1]), round(covariance[2])],
    maxDistance: round(MARGIN * furthest),
  };
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Math.round(value * 1000) / 1000;
