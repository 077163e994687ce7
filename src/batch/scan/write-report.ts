import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelIdentity } from '../../core/model.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import type { GalleryGroups, GalleryPhoto } from '../../report/gallery/gallery-data.ts';
import { asScript, packPhotos } from '../../report/gallery/pack-photos.ts';
import { renderGallery } from '../../report/gallery/render-gallery.ts';
import type { PassedOverSummary } from '../../report/passed-over-lines.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import type { ScanGroups } from '../groups/find-groups.ts';
import { MAX_TABLETS } from '../groups/group-look-alikes.ts';
import type { PhotoRecord, ScanRow } from './photo-record.ts';
import { readPhotos } from './recover.ts';
import type { ScanCounts } from './scan-counts.ts';
import { pictureName, type ScanFiles } from './scan-files.ts';

/** Photos that the page loads at a time: about half a megabyte. */
const PHOTOS_PER_CHUNK = 2000;
/** The page's own folder, relative to the page. */
const FOLDER = 'report';

interface Report {
  readonly counts: ScanCounts;
  readonly passedOver: PassedOverSummary;
  readonly model: ModelIdentity;
  readonly language: string;
  readonly groups: ScanGroups;
}

/**
 * Writes the gallery's data, and the page itself last: as long as the former page is there, its photos' indices are
 * valid.
 */
export async function writeReport(files: ScanFiles, report: Report): Promise<void> {
  const { counts, passedOver, model, language, groups } = report;
  await unwritable(files.reportFolder, () => mkdir(join(files.reportFolder, 'data'), { recursive: true }));
  const chunks = await writeChunks(files);
  const packed: GalleryGroups = {
    near: groups.nearDuplicates,
    alike: groups.lookAlikes.map((group) =>
      group.map(({ photo, tablet, similarity }) => [photo, tablet, Number(similarity.toFixed(3))] as const),
    ),
  };
  await writeText(join(files.reportFolder, 'data', 'groups.js'), `telltaleGroups(${asScript(packed)});\n`);
  const compared = counts.tablets - counts.verdicts.other_imprint - counts.verdicts.cannot_assess;
  const page = renderGallery({
    model,
    language,
    counts,
    passedOver,
    chunks,
    groups: `${FOLDER}/data/groups.js`,
    alikeLimit: compared > MAX_TABLETS ? MAX_TABLETS : undefined,
    scanId: sha256(await readFile(files.identity)).slice(0, 16),
  });
  await writeText(files.report, page);
}

async function writeChunks(files: ScanFiles): Promise<string[]> {
  const names: string[] = [];
  let photos: GalleryPhoto[] = [];
  let index = 0;
  const write = async () => {
    const name = `data/photos-${String(names.length).padStart(4, '0')}.js`;
    await writeText(join(files.reportFolder, name), packPhotos(photos));
    names.push(`${FOLDER}/${name}`);
    photos = [];
  };
  for await (const { row, record } of readPhotos(files)) {
    photos.push(galleryPhoto(row, record, index++));
    if (photos.length >= PHOTOS_PER_CHUNK) await write();
  }
  if (photos.length > 0) await write();
  return names;
}

function galleryPhoto(row: ScanRow, record: PhotoRecord, index: number): GalleryPhoto {
  const isCopy = record.duplicateOf !== undefined;
  const tablets = isCopy ? [] : row.tablets;
  return {
    name: row.photo.name,
    sha256: row.photo.sha256,
    date: record.date,
    dateFrom: record.dateFrom,
    status: row.status,
    error: row.error,
    duplicateOf: record.duplicateOf,
    thumbnail: record.hasThumbnail ? `${FOLDER}/${pictureName(index)}` : undefined,
    tablets: tablets.map(({ verdict, face, counterfeit, reasons }, tablet) => ({
      verdict,
      face,
      ratio: counterfeit && [counterfeit.log10LikelihoodRatio, ...counterfeit.interval],
      reasons,
      crop: tablet < record.crops ? `${FOLDER}/${pictureName(index, tablet)}` : undefined,
    })),
  };
}

function writeText(path: string, text: string): Promise<void> {
  return unwritable(path, () => writeWhole(path, text));
}
