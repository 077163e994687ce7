import type { Evidence } from '../evidence.ts';
import type { Face } from '../examination.ts';
import type { Gates } from '../model.ts';

/** What the inspector tells apart; `nothing` is its "no tablet at all", by which the other three fall short of 1. */
type Kind = 'M' | '30' | 'other' | 'nothing';

/** What is read on a tablet. `probability` is that of the most probable kind, whether or not it suffices to be read. */
export interface FaceReading {
  readonly face: Face;
  readonly mostProbable: Kind;
  /** Of another imprint: its share of all that a tablet can show. */
  readonly probability: number;
}

/**
 * The most probable kind, if it is a face and probable enough; otherwise `unreadable`. M and 30 must be likelier than all
 * else, no tablet included: what is compared must be positively read. To call another imprint seen it is enough that M and
 * 30 are ruled out; whether such a thing may be no tablet at all was asked before (inspect/is-tablet.ts), and does not count
 * again. It is never called seen where M or 30 is likelier. Not-a-numbers read as unreadable.
 */
export function readFace({ faceProbability }: Evidence, gates: Gates): FaceReading {
  const { M, '30': thirty, other } = faceProbability;
  const m30 = Math.max(M, thirty);
  const shown = M + thirty + other;
  const nothing = 1 - shown;
  if (other > m30) {
    const probability = other / shown;
    if (probability >= gates.minOtherProbability) return { face: 'other', mostProbable: 'other', probability };
    if (other >= nothing) return { face: 'unreadable', mostProbable: 'other', probability };
  } else if (m30 >= nothing) {
    const likelier = thirty > M ? '30' : 'M';
    const face = m30 >= gates.minFaceProbability ? likelier : 'unreadable';
    return { face, mostProbable: likelier, probability: m30 };
  }
  return { face: 'unreadable', mostProbable: 'nothing', probability: nothing };
}
