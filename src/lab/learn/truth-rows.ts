import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { learnedLookOf } from '../../core/decide/judged-logit.ts';
import { examine } from '../../core/examine.ts';
import { isM30Face } from '../../core/labels.ts';
import type { Model } from '../../core/model.ts';
import { matchTablets } from '../../evaluate/match-tablets.ts';
import type { TruthPhoto } from '../../evaluate/truth.ts';
import type { LabelledTablet } from '../../learn/learning-tablet.ts';
import { openPhoto } from '../../photo/node/open-photo.ts';
import { jsonChunks, keepChunks } from '../keep-chunks.ts';

/** A compared tablet of known label in a set of photos with truth. */
export interface TruthRow extends LabelledTablet {
  /** Product, lot or exhibit; 0 if the truth names none. */
  readonly lot: number;
  /** Its press, if the truth names one. */
  readonly press: string;
  /** 0..1; 0 for a reference tablet. */
  readonly severity: number;
}

const POLICY = { prior: 0.5, language: 'en' };
/** Finer than any difference that counts. */
const DECIMALS = 1e4;

/**
 * The looks of all compared M 30 in these photos, as the shipped path sees them; each photo is a group. Kept photo by photo in
 * `folder`, which must be another one for every model, so that a killed run resumes.
 */
export async function truthRows(
  directory: string,
  photos: readonly TruthPhoto[],
  model: Model,
  folder: string,
): Promise<TruthRow[]> {
  return keepChunks({
    items: photos,
    size: 1,
    folder,
    nameOf: (from) => photos[from]!.file.replaceAll('/', '_'),
    store: jsonChunks<TruthRow>(),
    progress: { title: 'examine labelled photos', unit: 'photos' },
    work: async ([photo]) => rowsOf(photo!, directory, model),
  });
}

async function rowsOf(photo: TruthPhoto, directory: string, model: Model): Promise<TruthRow[]> {
  const opened = await openPhoto(await readFile(join(directory, photo.file)), photo.file);
  const { tablets } = await examine(opened, model, POLICY);
  const all = photo.tablets.map((tablet) => ({ ...tablet, covered: 0 }));
  const { found } = matchTablets(
    { ...photo, tablets: all },
    tablets.map(({ finding }) => finding.ellipse),
  );
  return found.flatMap(({ truth, index }) => {
    const tablet = tablets[index]!;
    const { face, counterfeit } = tablet.finding;
    const look = learnedLookOf(tablet);
    if (truth.kind !== 'm30' || counterfeit === undefined || !isM30Face(face) || look === undefined) return [];
    return {
      photo: photo.file,
      number: index + 1,
      face,
      look: look.map((value) => Math.round(value * DECIMALS) / DECIMALS),
      counterfeit: truth.label === 'counterfeit',
      group: photo.file,
      lot: photo.lot ?? 0,
      press: truth.press ?? '',
      severity: truth.severity,
    };
  });
}
