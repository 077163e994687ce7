import type { Evidence } from '../evidence.ts';
import type { Face } from '../examination.ts';
import type { Gates } from '../model.ts';

const FACES = ['M', '30', 'other'] as const;

/** What is read on a tablet. `probability` is that of the most probable face, whether or not it suffices to be read. */
export interface FaceReading {
  readonly face: Face;
  readonly mostProbable: (typeof FACES)[number];
  readonly probability: number;
}

/**
 * The most probable face, if it is probable enough; otherwise `unreadable`. Only the most probable one can be read, so
 * another imprint is never called seen where M or 30 is likelier. Not-a-numbers read as unreadable.
 */
export function readFace(evidence: Evidence, gates: Gates): FaceReading {
  const { faceProbability } = evidence;
  const mostProbable = FACES.reduce((best, face) => (faceProbability[face] > faceProbability[best] ? face : best));
  const probability = faceProbability[mostProbable];
  const needed = mostProbable === 'other' ? gates.minOtherProbability : gates.minFaceProbability;
  return { face: probability >= needed ? mostProbable : 'unreadable', mostProbable, probability };
}
