import type { Evidence } from '../evidence.ts';
import type { Aspects } from '../examination.ts';
import { round } from './round.ts';

export const ASPECTS = ['imprint', 'colour', 'surface', 'edge'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** More probably different than not. A convention of wording: aspects never make the verdict worse. */
const STANDS_OUT = 0.5;

/** Where nothing was compared, nothing is said of any aspect. */
export const NOT_ASSESSED: Aspects = { imprint: null, colour: null, surface: null, edge: null };

/** How far each aspect stands out, 0..1 in thousandths; null where the network gave no number. */
export function aspectsOf({ aspectProbability }: Evidence): Aspects {
  const shown = (value: number) => (Number.isFinite(value) ? round(Math.min(Math.max(value, 0), 1), 3) : null);
  return {
    imprint: shown(aspectProbability.imprint),
    colour: shown(aspectProbability.colour),
    surface: shown(aspectProbability.surface),
    edge: shown(aspectProbability.edge),
  };
}

/** The aspects that stand out, the farthest first. */
export function standingOut(aspects: Aspects): Aspect[] {
  const degree = (aspect: Aspect) => aspects[aspect] ?? 0;
  return ASPECTS.filter((aspect) => degree(aspect) >= STANDS_OUT).sort((a, b) => degree(b) - degree(a));
}
