import { TelltaleError } from '../core/errors.ts';
import { M30_FACES, type M30Face } from '../core/labels.ts';
import type { Bundle } from '../runtime/bundle/bundle.ts';
import type { LearnedFrom } from '../runtime/bundle/manifest.ts';
import { type EnrolledFace, FEWEST_ENROLLED } from './enrol.ts';
import type { LearningTablet } from './learning-tablet.ts';
import type { ConfirmedPhoto } from './sort-references.ts';

/** All that was learned from. */
export interface LearningRecord {
  readonly name: string;
  readonly base: Bundle;
  readonly photos: readonly ConfirmedPhoto[];
  readonly tablets: readonly LearningTablet[];
  readonly faces: readonly Pick<EnrolledFace, 'face'>[];
}

type ProductRecord = Omit<LearningRecord, 'tablets' | 'faces'> & {
  readonly tablets: readonly Pick<LearningTablet, 'photo'>[];
};

const NONE: Readonly<Record<M30Face, number>> = { M: 0, '30': 0 };

/**
 * For the manifest: counts of what was used, and no name of a photo or a camera.
 *
 * @throws TelltaleError `learning_too_few`: no face has enough tablets
 */
export function learnedFromReferences({ name, base, photos, tablets, faces }: LearningRecord): LearnedFrom {
  const count = (face: M30Face): number => tablets.filter((tablet) => tablet.face === face).length;
  if (faces.length === 0) {
    throw new TelltaleError('learning_too_few', { least: FEWEST_ENROLLED, m: count('M'), thirty: count('30') });
  }
  const learned = M30_FACES.filter((face) => faces.some((one) => one.face === face));
  const used = tablets.filter(({ face }) => learned.includes(face));
  return {
    name,
    date: new Date().toISOString().slice(0, 10),
    base: baseOf(base),
    ...sourcesOf(photos, used),
    reference: { ...NONE, ...Object.fromEntries(learned.map((face) => [face, count(face)])) },
    counterfeit: NONE,
    laboratories: [],
  };
}

/** For the manifest of a bundle of another product, of which nothing has a face of the M 30; `tablets` are those that it learned. */
export function learnedFromProduct({ name, base, photos, tablets }: ProductRecord): LearnedFrom {
  return {
    name,
    date: new Date().toISOString().slice(0, 10),
    base: baseOf(base),
    ...sourcesOf(photos, tablets),
    reference: NONE,
    counterfeit: NONE,
    laboratories: [],
  };
}

export function baseOf({ manifest: { name, version }, sha256 }: Bundle): LearnedFrom['base'] {
  return { name, version, sha256 };
}

/** Numbers of the photos that show these tablets, and of the cameras that the photos name. */
export function sourcesOf(
  photos: readonly ConfirmedPhoto[],
  tablets: readonly Pick<LearningTablet, 'photo'>[],
): Pick<LearnedFrom, 'photos' | 'cameras'> {
  const used = photos.filter(({ name }) => tablets.some(({ photo }) => photo === name));
  return { photos: used.length, cameras: new Set(used.flatMap(({ camera }) => camera ?? [])).size };
}
