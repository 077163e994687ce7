import { departures, learnedLookOf } from '../core/decide/judged-logit.ts';
import type { ExaminedTablet } from '../core/examine.ts';
import { isM30Face, M30_FACES, type M30Face } from '../core/labels.ts';
import type { EnrolmentSettings } from '../core/learning-settings.ts';
import type { MessageValues } from '../core/words/catalogue.ts';
import { learnedReference } from './learned-reference.ts';
import type { LearningTablet } from './learning-tablet.ts';

/** A photo of confirmed tablets, as it was examined. */
export interface ConfirmedPhoto {
  readonly name: string;
  /** Of its bytes. */
  readonly sha256: string;
  /** As in `perceptualHash`; absent for a photo without contrast. */
  readonly hash?: string;
  /** Absent if the photo does not say. */
  readonly camera?: string;
  /** The code of the error, if it could not be examined. */
  readonly failed?: string;
  readonly tablets: readonly ExaminedTablet[];
}

/** Why a photo or a tablet is not used; `code` is a message of the command line. */
export type Unused =
  | { readonly code: 'learn_photo_failed'; readonly photo: string; readonly problem: string }
  | { readonly code: 'learn_photo_repeated'; readonly photo: string; readonly other: string }
  | { readonly code: 'learn_photo_empty'; readonly photo: string }
  | {
      readonly code: 'learn_tablet_refused';
      readonly photo: string;
      readonly number: number;
      readonly reason: string;
      readonly values: MessageValues;
    }
  | { readonly code: 'learn_tablet_other_imprint'; readonly photo: string; readonly number: number }
  | { readonly code: 'learn_tablet_unlike'; readonly photo: string; readonly number: number };

export interface SortedReferences {
  readonly usable: readonly LearningTablet[];
  readonly unused: readonly Unused[];
}

/** Bits in which the hashes of two copies of one photo may differ; see batch/groups/group-near-duplicates.ts. */
const COPY_BITS = 4;
/** Tablets of a face below which none can be called unlike the others. */
const FEWEST_TO_COMPARE = 5;
/**
 * Mean square along the axes beyond which a tablet is unlike the others: about 1 is expected. Of 72 simulated tablets of three
 * products none exceeded it, each compared with the others of its product; of those compared with another product, half did.
 */
const MOST_UNLIKE = 2.5;

/** The tablets that may be enrolled, and for all others why not. */
export function sortReferences(photos: readonly ConfirmedPhoto[], enrolment: EnrolmentSettings): SortedReferences {
  const unused: Unused[] = [];
  const seen: ConfirmedPhoto[] = [];
  const compared: LearningTablet[] = [];
  for (const photo of photos) {
    const problem = photoProblem(photo, seen);
    if (problem) {
      unused.push(problem);
      continue;
    }
    seen.push(photo);
    for (const [i, tablet] of photo.tablets.entries()) {
      const sorted = sortTablet(photo.name, i + 1, tablet);
      if ('code' in sorted) unused.push(sorted);
      else compared.push(sorted);
    }
  }
  const unlike = M30_FACES.flatMap((face) => unlikeOthers(compared, face, enrolment));
  return {
    usable: compared.filter((tablet) => !unlike.includes(tablet)),
    unused: [
      ...unused,
      ...unlike.map(({ photo, number }) => ({ code: 'learn_tablet_unlike', photo, number }) as const),
    ],
  };
}

/** Why nothing of a photo is used; undefined if it may be. `seen` are the photos before it. */
export function photoProblem(photo: ConfirmedPhoto, seen: readonly ConfirmedPhoto[]): Unused | undefined {
  const { name, failed, tablets } = photo;
  if (failed !== undefined) return { code: 'learn_photo_failed', photo: name, problem: failed };
  const other = seen.find((one) => isCopy(one, photo));
  if (other) return { code: 'learn_photo_repeated', photo: name, other: other.name };
  return tablets.length === 0 ? { code: 'learn_photo_empty', photo: name } : undefined;
}

function isCopy(a: ConfirmedPhoto, b: ConfirmedPhoto): boolean {
  if (a.sha256 === b.sha256) return true;
  if (a.hash === undefined || b.hash === undefined) return false;
  const bits = (BigInt(`0x${a.hash}`) ^ BigInt(`0x${b.hash}`)).toString(2);
  return [...bits].filter((bit) => bit === '1').length <= COPY_BITS;
}

/** A tablet that was compared, or why it was not. */
export function sortTablet(photo: string, number: number, tablet: ExaminedTablet): LearningTablet | Unused {
  const { finding } = tablet;
  if (finding.verdict === 'other_imprint') return { code: 'learn_tablet_other_imprint', photo, number };
  const look = learnedLookOf(tablet);
  if (finding.counterfeit === undefined || look === undefined || !isM30Face(finding.face)) {
    const { code, values = {} } = finding.reasons[0]!;
    return { code: 'learn_tablet_refused', photo, number, reason: code, values };
  }
  return { photo, number, face: finding.face, look };
}

/** Tablets that lie far from a reference learned from all others of their face. */
function unlikeOthers(
  tablets: readonly LearningTablet[],
  face: M30Face,
  enrolment: EnrolmentSettings,
): LearningTablet[] {
  const ofFace = tablets.filter((tablet) => tablet.face === face);
  if (ofFace.length < FEWEST_TO_COMPARE) return [];
  return ofFace.filter((tablet) => {
    const others = ofFace.filter((other) => other !== tablet);
    const along = departures(tablet.look, learnedReference(others, enrolment[face]));
    return along.reduce((sum, one) => sum + one ** 2, 0) / along.length > MOST_UNLIKE;
  });
}
