import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { examine } from '../../../core/examine.ts';
import type { M30Face } from '../../../core/labels.ts';
import type { Model } from '../../../core/model.ts';
import type { PressTablet } from '../../../core/press/press-link.ts';
import { pressLookOf } from '../../../core/press/press-look.ts';
import { matchTablets } from '../../../evaluate/match-tablets.ts';
import type { TruthPhoto } from '../../../evaluate/truth.ts';
import { openPhoto } from '../../../photo/node/open-photo.ts';
import { jsonChunks, keepChunks } from '../../keep-chunks.ts';
import type { LotPhotos } from '../../lots/examine-lots.ts';

/** A compared counterfeit of a known press. */
export interface PressRow extends PressTablet {
  readonly press: string;
  /** Of its press, 0..1. */
  readonly severity: number;
}

const PHOTOS_A_CHUNK = 100;
const POLICY = { prior: 0.5, language: 'en' };
/** Finer than any difference that counts. */
const DECIMALS = 1e4;

/**
 * The looks of the counterfeits in these photos, as the shipped path sees them. Kept in chunks in `folder`, which must
 * be another one for every model, so that a killed run resumes.
 */
export async function examinePresses(
  { directory, photos }: LotPhotos,
  model: Model,
  folder: string,
): Promise<PressRow[]> {
  const set = basename(directory);
  return keepChunks({
    items: photos.filter(({ tablets }) => tablets.some(({ label, kind }) => kind === 'm30' && label === 'counterfeit')),
    size: PHOTOS_A_CHUNK,
    folder,
    nameOf: (from, count) => `${set}-${String(from).padStart(6, '0')}-${count}`,
    store: jsonChunks<PressRow>(),
    progress: { title: `looks of ${set}`, unit: 'photos' },
    work: async (some) => {
      const rows: PressRow[] = [];
      for (const photo of some) rows.push(...(await examinePhoto(photo, directory, model)));
      return rows;
    },
  });
}

async function examinePhoto(photo: TruthPhoto, directory: string, model: Model): Promise<PressRow[]> {
  const opened = await openPhoto(await readFile(join(directory, photo.file)), photo.file);
  const { tablets } = await examine(opened, model, POLICY);
  // Half-hidden tablets count too, if they were compared.
  const all = photo.tablets.map((tablet) => ({ ...tablet, covered: 0 }));
  const { found } = matchTablets(
    { ...photo, tablets: all },
    tablets.map(({ finding }) => finding.ellipse),
  );
  return found.flatMap(({ truth, index }) => {
    const examined = tablets[index]!;
    const look = examined.finding.counterfeit && pressLookOf(examined);
    if (truth.label !== 'counterfeit' || truth.press === undefined || look === undefined) return [];
    return {
      photo: `${basename(directory)}/${photo.file}`,
      face: examined.finding.face as M30Face,
      look: look.map((value) => Math.round(value * DECIMALS) / DECIMALS),
      press: truth.press,
      severity: truth.severity,
    };
  });
}
