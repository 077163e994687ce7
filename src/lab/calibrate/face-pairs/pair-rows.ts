import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { coloursOf } from '../../../core/crop/draw-crop.ts';
import type { CombinedFinding, TabletFinding } from '../../../core/examination.ts';
import { examine } from '../../../core/examine.ts';
import { judgeTablet, type PhotoOfTablet } from '../../../core/exhibit/judge-tablet.ts';
import type { M30Face } from '../../../core/labels.ts';
import { mapInOrder } from '../../../core/map-in-order.ts';
import type { Model, ModelSettings } from '../../../core/model.ts';
import { openPhoto } from '../../../photo/node/open-photo.ts';
import { jsonChunks, keepChunks } from '../../keep-chunks.ts';
import type { FacePairTruth } from '../../simulate/scene/pair-truth.ts';
import type { FacePairSet } from '../../simulate/simulate-pairs.ts';

/** Both photos of a tablet as examined on the shipped path, and its truth. */
export interface FacePairRow {
  readonly truth: FacePairTruth;
  readonly photos: Readonly<Record<M30Face, PhotoOfTablet>>;
}

const PAIRS_A_CHUNK = 100;
/** Pairs that are decoded while the networks process another. */
const AT_ONCE = 2;
const POLICY = { prior: 0.5, language: 'en' };

/**
 * Examines every pair with `model`, from the bytes of its photos. Kept in chunks in `folder`, which must be another one
 * for every model, so that a killed run resumes.
 */
export async function examineFacePairs(
  { directory, pairs }: FacePairSet,
  model: Model,
  folder: string,
): Promise<FacePairRow[]> {
  return keepChunks({
    items: pairs,
    size: PAIRS_A_CHUNK,
    folder,
    nameOf: (from, count) => `pairs-${String(from).padStart(6, '0')}-${count}`,
    store: jsonChunks<FacePairRow>(),
    progress: { title: `examine ${basename(directory)}`, unit: 'pairs' },
    work: (part) => examineAll(part, directory, model),
  });
}

async function examineAll(pairs: readonly FacePairTruth[], directory: string, model: Model): Promise<FacePairRow[]> {
  const rows: FacePairRow[] = [];
  const both = async (truth: FacePairTruth): Promise<FacePairRow> => {
    const [M, thirty] = [truth.files.M, truth.files['30']].map((file) => examineFile(join(directory, file), model));
    return { truth, photos: { M: (await M) as PhotoOfTablet, '30': (await thirty) as PhotoOfTablet } };
  };
  for await (const row of mapInOrder(pairs, AT_ONCE, both)) rows.push(row);
  return rows;
}

async function examineFile(path: string, model: Model): Promise<PhotoOfTablet> {
  const photo = await openPhoto(await readFile(path), path);
  const { examination, tablets } = await examine(photo, model, POLICY);
  const { width, height } = photo.identity;
  return {
    examination: { status: examination.status, tablets: examination.tablets, photo: { name: '', width, height } },
    colours: coloursOf(tablets, model.settings.inspector),
  };
}

/** A compared face of a pair, if the photo shows only one tablet and its face was read correctly. */
export function comparedFace({ photos }: Pick<FacePairRow, 'photos'>, face: M30Face): TabletFinding | undefined {
  const [finding, ...others] = photos[face].examination.tablets;
  const compared = others.length === 0 && finding?.face === face && finding.counterfeit !== undefined;
  return compared ? finding : undefined;
}

/** The log10 likelihood ratios of both faces; undefined if one was not compared. */
export function bothFaces(row: Pick<FacePairRow, 'photos'>): { readonly M: number; readonly '30': number } | undefined {
  const [M, thirty] = [comparedFace(row, 'M')?.counterfeit, comparedFace(row, '30')?.counterfeit];
  if (M === undefined || thirty === undefined) return undefined;
  return { M: M.log10LikelihoodRatio, '30': thirty.log10LikelihoodRatio };
}

/** The service's result for the tablet. */
export function sayTogether({ photos }: Pick<FacePairRow, 'photos'>, settings: ModelSettings): CombinedFinding {
  return judgeTablet([photos.M, photos['30']], settings, 'simulated', POLICY);
}
