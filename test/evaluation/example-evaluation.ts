import { TelltaleError } from '../../src/core/errors.ts';
import type { Evaluation } from '../../src/evaluate/evaluate-folder.ts';
import { failedPhoto, type PhotoResult } from '../../src/evaluate/evaluate-photo.ts';
import { identity, settings } from '../contract/examples.ts';
import {
  comparedFinding,
  otherTablet,
  referenceTablet,
  refusedRow,
  tabletRow,
  truthPhoto,
  truthTablet,
} from './example-rows.ts';

/** A name that must not become markup. */
export const HOSTILE = '<script>alert("1")<!--.jpg';

/** The bytes of a picture of one grey pixel, as a stand-in for a tablet. */
const PICTURE = 'data:image/gif;base64,R0lGODlhAQABAIAAAICAgAAAACwAAAAAAQABAAACAkQBADs=';

/** Values in 0..1 without a pattern that matters: multiples of the golden ratio. */
const scattered = (i: number): number => (i * 0.618_033_988_75) % 1;

/**
 * 40 photos with a reference, a counterfeit of rising severity, another imprint and a refused tablet each; stronger
 * counterfeits are detected better; one photo with a missed tablet and a false detection, one without a tablet,
 * and one that could not be examined.
 */
export function exampleEvaluation(): Evaluation {
  const photos = Array.from({ length: 40 }, (_, i) => examplePhoto(i));
  return { model: identity, settings, photos: [...photos, oddPhoto(), emptyPhoto(), brokenPhoto()] };
}

function examplePhoto(i: number): PhotoResult {
  const file = `photo-${i}.jpg`;
  const place = {
    file,
    ground: i % 2 === 0 ? 'wood' : 'cloth',
    blur: i % 5 === 0 ? 'motion' : undefined,
    picture: PICTURE,
  };
  const severity = i / 40;
  const size = { rx: 45 + 3 * i, ry: (45 + 3 * i) * (1 - 0.3 * scattered(i + 3)) };
  const fake = truthTablet({
    ...size,
    severity,
    face: i % 2 === 0 ? 'M' : '30',
    defects: [i % 3 === 0 ? 'strokes' : 'colour'],
  });
  const reference = referenceTablet({ ...size, face: i % 2 === 0 ? '30' : 'M' });
  const rows = [
    tabletRow(-0.6 + 2 * severity + 0.5 * scattered(i), fake, place),
    tabletRow(-0.6 + 0.7 * scattered(i + 7), reference, place),
    tabletRow(0, otherTablet(), {
      ...place,
      finding: { ...comparedFinding(otherTablet(), 0), verdict: 'other_imprint' },
    }),
    refusedRow(reference, place),
  ];
  return { file, rows, missed: [], extra: [], empty: false, examinedCount: 4, compared: 2 };
}

function oddPhoto(): PhotoResult {
  const finding = comparedFinding(truthTablet(), 0.2);
  return {
    file: HOSTILE,
    rows: [
      tabletRow(-0.5, truthTablet({ severity: 0.99 }), {
        file: HOSTILE,
        finding: { ...comparedFinding(truthTablet(), -0.5), face: '30' },
      }),
      tabletRow(0.1, otherTablet(), { file: HOSTILE, finding: { ...comparedFinding(otherTablet(), 0.1), face: 'M' } }),
      tabletRow(0, truthTablet(), {
        file: HOSTILE,
        finding: { ...comparedFinding(otherTablet(), 0), verdict: 'other_imprint' },
      }),
    ],
    missed: [{ file: HOSTILE, ground: undefined, blur: undefined, truth: truthTablet(), picture: PICTURE }],
    extra: [{ file: HOSTILE, probability: 0.8, finding, picture: PICTURE }],
    empty: false,
    examinedCount: 4,
    compared: 3,
  };
}

function emptyPhoto(): PhotoResult {
  return { file: 'empty.jpg', rows: [], missed: [], extra: [], empty: true, examinedCount: 0, compared: 0 };
}

function brokenPhoto(): PhotoResult {
  return failedPhoto({ ...truthPhoto(), file: 'broken.jpg' }, new TelltaleError('photo_damaged', { format: 'JPEG' }));
}
