import type { Evidence } from '../evidence.ts';
import type { Face } from '../examination.ts';
import type { M30Face } from '../labels.ts';
import type { Gates } from '../model.ts';

/** The classes of the inspector; `nothing` is background, the share by which the other three fall short of 1. */
type Kind = M30Face | 'other' | 'background';

/**
 * The reading of a tablet. `probability` is that of the most probable class, even if it is too low for the class to be
 * read.
 */
export interface FaceReading {
  readonly face: Face;
  readonly mostProbable: Kind;
  /** For another imprint: its share among the classes of a tablet. */
  readonly probability: number;
}

/**
 * The most probable class, if it is a face and probable enough; otherwise `unreadable`. Only the most probable one can
 * be read, so another imprint is never reported if M, 30 or background is more probable. The probability of another
 * imprint is its share among the classes of a tablet, because M and 30 must be ruled out; background was checked before
 * (inspect/is-tablet.ts). Values that are not numbers count as unreadable.
 */
export function readFace({ faceProbability }: Evidence, gates: Gates): FaceReading {
  const { M, '30': thirty, other } = faceProbability;
  const shown = M + thirty + other;
  const kinds: readonly (readonly [Kind, number])[] = [
    ['M', M],
    ['30', thirty],
    ['other', other],
    ['background', 1 - shown],
  ];
  const [mostProbable, most] = kinds.reduce((best, kind) => (kind[1] > best[1] ? kind : best));
  const probability = mostProbable === 'other' ? other / shown : most;
  const readable = mostProbable !== 'background' && probability >= needed(mostProbable, gates);
  return { face: readable ? mostProbable : 'unreadable', mostProbable, probability };
}

function needed(face: Exclude<Kind, 'background'>, gates: Gates): number {
  return face === 'other' ? gates.minOtherProbability : gates.minFaceProbability;
}
