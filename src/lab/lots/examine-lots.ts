import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type ExaminedTablet, examine } from '../../core/examine.ts';
import type { Model } from '../../core/model.ts';
import { isWanted, matchTablets } from '../../evaluate/match-tablets.ts';
import { isAssessed } from '../../evaluate/tablet-row.ts';
import type { TruthPhoto, TruthTablet } from '../../evaluate/truth.ts';
import { openPhoto } from '../../photo/node/open-photo.ts';
import { jsonChunks, keepChunks } from '../keep-chunks.ts';
import { type LotRow, lotRowSchema } from './lot-row.ts';

/** The verdicts do not depend on it. */
const POLICY = { prior: 0.5, language: 'en' } as const;

export interface LotPhotos {
  readonly directory: string;
  readonly photos: readonly TruthPhoto[];
}

/**
 * Examines the close-ups of lots through the shipped path, reference tablets and the counterfeits of their matched
 * pairs, and keeps the result of each lot in a file in `cache`, so that a killed run resumes.
 */
export async function examineLots(set: LotPhotos, model: Model, cache: string): Promise<LotRow[]> {
  return keepChunks({
    items: groupByLot(set).map((photos, lot) => ({ lot, photos })),
    size: 1,
    folder: cache,
    nameOf: (lot) => `lot-${String(lot).padStart(4, '0')}`,
    store: jsonChunks(z.array(lotRowSchema)),
    progress: { title: `examine ${basename(set.directory)}`, unit: 'lots' },
    work: async (lots) =>
      (await Promise.all(lots.map(({ lot, photos }) => examineLot(lot, photos, set.directory, model)))).flat(),
  });
}

function groupByLot({ photos, directory }: LotPhotos): TruthPhoto[][] {
  const lots = new Map<number, TruthPhoto[]>();
  for (const photo of photos) {
    const { lot } = photo;
    if (lot === undefined) throw new RangeError(`expected the lot of every photo in the truth of ${directory}`);
    lots.set(lot, [...(lots.get(lot) ?? []), photo]);
  }
  return [...lots.values()];
}

async function examineLot(
  lot: number,
  photos: readonly TruthPhoto[],
  directory: string,
  model: Model,
): Promise<LotRow[]> {
  const rows: LotRow[] = [];
  for (const photo of photos) {
    const tablet = photo.tablets.find(({ kind }) => kind === 'm30');
    // A finger may cover it.
    if (tablet === undefined || !isWanted(tablet, photo)) continue;
    const opened = await openPhoto(await readFile(join(directory, photo.file)), photo.file);
    rows.push(lotRow(lot, photo, tablet, (await examine(opened, model, POLICY)).tablets));
  }
  return rows;
}

function lotRow(lot: number, photo: TruthPhoto, truth: TruthTablet, examined: readonly ExaminedTablet[]): LotRow {
  const { found } = matchTablets(
    photo,
    examined.map(({ finding }) => finding.ellipse),
  );
  const finding = examined[found.find((match) => match.truth === truth)?.index ?? -1]?.finding;
  const compared = finding !== undefined && isAssessed({ finding });
  return {
    file: photo.file,
    lot,
    label: truth.label === 'counterfeit' ? 'counterfeit' : 'reference',
    severity: truth.severity,
    verdict: finding?.verdict ?? 'not_found',
    log10LikelihoodRatio: compared ? (finding.counterfeit?.log10LikelihoodRatio ?? null) : null,
  };
}
