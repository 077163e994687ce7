import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TabletFinding } from '../../../core/examination.ts';
import { type ExaminedTablet, examine } from '../../../core/examine.ts';
import type { Model } from '../../../core/model.ts';
import { matchTablets } from '../../../evaluate/match-tablets.ts';
import type { TruthPhoto, TruthTablet } from '../../../evaluate/truth.ts';
import { openPhoto } from '../../../photo/node/open-photo.ts';
import { jsonChunks, keepChunks } from '../../keep-chunks.ts';
import type { LotPhotos } from '../../lots/examine-lots.ts';
import { grouped } from './exhibit-tablets.ts';

/** Where a tablet comes from. */
export interface TabletSource extends Pick<TruthTablet, 'label' | 'severity'> {
  readonly press: string;
}

/** What the shipped path says of a tablet in a photo, and its source; absent if the finding is no tablet of the truth. */
export interface ExhibitTabletRow {
  readonly finding: TabletFinding;
  readonly source?: TabletSource;
}

export interface ExhibitPhotoRow {
  readonly photo: string;
  readonly lot: number;
  /** The sources of all its M 30, found or not. */
  readonly sources: readonly TabletSource[];
  readonly tablets: readonly ExhibitTabletRow[];
}

const POLICY = { prior: 0.5, language: 'en' };

/**
 * Examines every photo of exhibits with `model`, from its bytes. The rows of each lot are kept in a file in `folder`,
 * which must be another one for every model, so that a killed run resumes.
 */
export async function examineExhibits(
  { directory, photos }: LotPhotos,
  model: Model,
  folder: string,
): Promise<ExhibitPhotoRow[]> {
  const lots = grouped(photos, ({ lot }) => String(lot));
  return keepChunks({
    items: lots,
    size: 1,
    folder,
    nameOf: (from) => `lot-${String(lots[from]![0]!.lot).padStart(4, '0')}`,
    store: jsonChunks<ExhibitPhotoRow>(),
    progress: { title: `examine ${basename(directory)}`, unit: 'lots' },
    work: async (some) => {
      const rows: ExhibitPhotoRow[] = [];
      for (const photo of some.flat()) rows.push(await examinePhoto(photo, directory, model));
      return rows;
    },
  });
}

async function examinePhoto(photo: TruthPhoto, directory: string, model: Model): Promise<ExhibitPhotoRow> {
  const opened = await openPhoto(await readFile(join(directory, photo.file)), photo.file);
  const { examination, tablets } = await examine(opened, model, POLICY);
  const sourceOf = sourcesByFinding(photo, tablets);
  return {
    photo: photo.file,
    lot: photo.lot!,
    sources: distinct(photo.tablets.filter(({ kind }) => kind === 'm30').map(asSource)),
    tablets: examination.tablets.map((finding, i) => {
      const source = sourceOf.get(i);
      return source ? { finding, source } : { finding };
    }),
  };
}

/** Half-hidden tablets count too, if they were found: the shipped path refuses them or does not. */
function sourcesByFinding(photo: TruthPhoto, tablets: readonly ExaminedTablet[]): Map<number, TabletSource> {
  const ellipses = tablets.map(({ finding }) => finding.ellipse);
  const all = photo.tablets.map((tablet) => ({ ...tablet, covered: 0 }));
  const { found } = matchTablets({ ...photo, tablets: all }, ellipses);
  return new Map(found.flatMap(({ truth, index }) => (truth.kind === 'm30' ? [[index, asSource(truth)]] : [])));
}

function asSource({ label, press = '', severity }: TruthTablet): TabletSource {
  return { label, press, severity };
}

function distinct(sources: readonly TabletSource[]): TabletSource[] {
  return [...new Map(sources.map((source) => [source.press, source])).values()];
}
