import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { learnedLookOf } from '../../../core/decide/judged-logit.ts';
import { examine } from '../../../core/examine.ts';
import { isM30Face, type M30Face } from '../../../core/labels.ts';
import type { Model } from '../../../core/model.ts';
import { matchTablets } from '../../../evaluate/match-tablets.ts';
import type { TruthPhoto } from '../../../evaluate/truth.ts';
import { openPhoto } from '../../../photo/node/open-photo.ts';
import { jsonChunks, keepChunks } from '../../keep-chunks.ts';
import type { LotPhotos } from '../../lots/examine-lots.ts';

/** A compared reference tablet in a photo of several. */
export interface ReferenceRow {
  readonly photo: string;
  readonly lot: number;
  readonly face: M30Face;
  /** As in `learnedLookOf`. */
  readonly look: readonly number[];
}

const PHOTOS_A_CHUNK = 10;
const POLICY = { prior: 0.5, language: 'en' };
/** Finer than any difference that counts. */
const DECIMALS = 1e4;

/**
 * The looks of the reference tablets in these photos, as the shipped path sees them. Kept in chunks in `folder`, which must
 * be another one for every model, so that a killed run resumes.
 */
export async function examineReferences(
  { directory, photos }: LotPhotos,
  model: Model,
  folder: string,
): Promise<ReferenceRow[]> {
  return keepChunks({
    items: photos.filter(({ tablets }) => tablets.filter(({ label }) => label === 'reference').length > 1),
    size: PHOTOS_A_CHUNK,
    folder,
    nameOf: (from, count) => `references-${String(from).padStart(4, '0')}-${count}`,
    store: jsonChunks<ReferenceRow>(),
    progress: { title: `references of ${basename(directory)}`, unit: 'photos' },
    work: async (some) => {
      const rows: ReferenceRow[] = [];
      for (const photo of some) rows.push(...(await examinePhoto(photo, directory, model)));
      return rows;
    },
  });
}

async function examinePhoto(photo: TruthPhoto, directory: string, model: Model): Promise<ReferenceRow[]> {
  const opened = await openPhoto(await readFile(join(directory, photo.file)), photo.file);
  const { tablets } = await examine(opened, model, POLICY);
  // Half-hidden tablets count too, if they were compared.
  const all = photo.tablets.map((tablet) => ({ ...tablet, covered: 0 }));
  const { found } = matchTablets(
    { ...photo, tablets: all },
    tablets.map(({ finding }) => finding.ellipse),
  );
  return found.flatMap(({ truth, index }) => {
    const tablet = tablets[index]!;
    const { face, counterfeit } = tablet.finding;
    const look = learnedLookOf(tablet);
    if (truth.label !== 'reference' || counterfeit === undefined || !isM30Face(face) || look === undefined) return [];
    return {
      photo: photo.file,
      lot: photo.lot ?? 0,
      face,
      look: look.map((value) => Math.round(value * DECIMALS) / DECIMALS),
    };
  });
}
