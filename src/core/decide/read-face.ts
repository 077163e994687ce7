import type { Evidence } from '../evidence.ts';
import type { Face } from '../examination.ts';
import type { Gates } from '../model.ts';

/** What the inspector tells apart; `nothing` is its "no tablet at all", by which the other three fall short of 1. */
type Kind = 'M' | '30' | 'other' | 'background';

/** What is read on a tablet. `probability` is that of the most probable kind, whether or not it suffices to be read. */
export interface FaceReading {
  readonly face: Face;
  readonly mostProbable: Kind;
  /** Of another imprint: its share of all that a tablet can show. */
  readonly probability: number;
}

/**
 * The most probable kind, if it is a face and probable enough; otherwise `unreadable`. Only the most probable one can be
 * read, so another imprint is never called seen where M, 30 or no tablet at all is likelier. How surely it is another one is
 * asked among what a tablet can show: it is M and 30 that must be ruled out, and whether this may be no tablet was asked
 * before (inspect/is-tablet.ts). Not-a-numbers read as unreadable.
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
