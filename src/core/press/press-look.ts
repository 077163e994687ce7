import type { InspectedCrop } from '../evidence.ts';
import { ASPECTS } from '../labels.ts';

/** Aspects beyond these shares are no further apart. */
const [LEAST, MOST] = [0.005, 0.995];

/**
 * What a tablet's look says about its press: the embedding (of length 1), the natural logit of each aspect, and the
 * colour of its face (a* and b* in even light). Undefined without an embedding, and in a photo without colour. Only the
 * looks of one face compare.
 */
export function pressLookOf({
  evidence,
  colour: [, a, b],
  tint,
}: Pick<InspectedCrop, 'evidence' | 'colour' | 'tint'>): number[] | undefined {
  const { embedding, aspectProbability } = evidence;
  if (embedding === undefined || tint !== undefined) return undefined;
  const look = [...embedding, ...ASPECTS.map((aspect) => logitOf(aspectProbability[aspect])), a, b];
  return look.every(Number.isFinite) ? look : undefined;
}

function logitOf(share: number): number {
  const bounded = Math.min(Math.max(share, LEAST), MOST);
  return Math.log(bounded / (1 - bounded));
}
