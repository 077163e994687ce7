import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Examination } from '../core/examination.ts';
import { type ExaminedTablet, examine } from '../core/examine.ts';
import { isM30Face, type M30Face } from '../core/labels.ts';
import type { Model } from '../core/model.ts';
import { matchTablets } from '../evaluate/match-tablets.ts';
import type { TruthPhoto, TruthTablet } from '../evaluate/truth.ts';
import { openPhoto } from '../photo/node/open-photo.ts';
import { jsonChunks, keepChunks } from './keep-chunks.ts';
import type { LotPhotos } from './lots/examine-lots.ts';

/** A tablet of the truth that was found. */
export interface FoundTruth {
  readonly truth: TruthTablet;
  /** Of its finding among the examination's tablets. */
  readonly index: number;
  readonly tablet: ExaminedTablet;
}

/** A photo with truth as the shipped path sees it. */
export interface ExaminedTruth {
  readonly photo: TruthPhoto;
  readonly examination: Examination;
  /** In the order of the examination. */
  readonly tablets: readonly ExaminedTablet[];
  /** Half-hidden tablets too: the shipped path refuses them or does not. */
  readonly found: readonly FoundTruth[];
}

/** How the rows of a set of photos are kept. */
export interface KeptRows<Row> {
  readonly model: Model;
  /** Must be another one for every model. */
  readonly folder: string;
  /** Photos a chunk. */
  readonly size: number;
  /** A chunk's name in the folder: `from` is the index of its first photo, `count` the number of its photos. */
  nameOf(from: number, count: number): string;
  /** Of the progress bar; the set's name by default. */
  readonly title?: string;
  rowsOf(examined: ExaminedTruth): readonly Row[];
}

const POLICY = { prior: 0.5, language: 'en' };
/** Finer than any difference that counts. */
const DECIMALS = 1e4;

/** Examines photos with truth from their bytes, and keeps the rows of each chunk in a file, so that a killed run resumes. */
export function examineTruth<Row>(
  { directory, photos }: LotPhotos,
  { model, folder, size, nameOf, title = `examine ${basename(directory)}`, rowsOf }: KeptRows<Row>,
): Promise<Row[]> {
  return keepChunks({
    items: photos,
    size,
    folder,
    nameOf,
    store: jsonChunks<Row>(),
    progress: { title, unit: 'photos' },
    work: async (some) => {
      const rows: Row[] = [];
      for (const photo of some) rows.push(...rowsOf(await examinePhoto(photo, directory, model)));
      return rows;
    },
  });
}

async function examinePhoto(photo: TruthPhoto, directory: string, model: Model): Promise<ExaminedTruth> {
  const opened = await openPhoto(await readFile(join(directory, photo.file)), photo.file);
  const { examination, tablets } = await examine(opened, model, POLICY);
  const all = photo.tablets.map((tablet) => ({ ...tablet, covered: 0 }));
  const { found } = matchTablets(
    { ...photo, tablets: all },
    tablets.map(({ finding }) => finding.ellipse),
  );
  return {
    photo,
    examination,
    tablets,
    found: found.map(({ truth, index }) => ({ truth, index, tablet: tablets[index]! })),
  };
}

/** The face and the look of a tablet that was compared; undefined if it was not, or has no such look. */
export function comparedLook(
  tablet: ExaminedTablet,
  lookOf: (tablet: ExaminedTablet) => readonly number[] | undefined,
): { readonly face: M30Face; readonly look: readonly number[] } | undefined {
  const { face, counterfeit } = tablet.finding;
  const look = lookOf(tablet);
  if (counterfeit === undefined || !isM30Face(face) || look === undefined) return undefined;
  return { face, look: look.map((value) => Math.round(value * DECIMALS) / DECIMALS) };
}
