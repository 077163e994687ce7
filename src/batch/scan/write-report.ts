import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CounterfeitScore } from '../../core/examination.ts';
import type { ExhibitRow } from '../../core/exhibit-row.ts';
import type { ModelIdentity } from '../../core/model.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import type {
  GalleryExhibit,
  GalleryGroups,
  GalleryLookAlike,
  GalleryPhoto,
} from '../../report/gallery/gallery-data.ts';
import { asScript, packPhotos } from '../../report/gallery/pack-photos.ts';
import { renderGallery } from '../../report/gallery/render-gallery.ts';
import type { PassedOverSummary } from '../../report/passed-over-lines.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import type { ExhibitCounts } from '../exhibits/exhibit-counts.ts';
import type { ScanGroups } from '../groups/find-groups.ts';
import type { PressLink } from '../groups/link-exhibits.ts';
import type { PhotoRecord, ScanRow } from './photo-record.ts';
import { readPhotos } from './recover.ts';
import type { ScanCounts } from './scan-counts.ts';
import { pictureName, type ScanFiles } from './scan-files.ts';
import { readExhibits } from './write-exhibits.ts';

/** Photos that the page loads at a time: about half a megabyte. */
const PHOTOS_PER_CHUNK = 2000;
/** The page's own folder, relative to the page. */
const FOLDER = 'report';
/** Below every log10 likelihood ratio. */
const LOWEST = -100;

interface Report {
  readonly counts: ScanCounts;
  readonly passedOver: PassedOverSummary;
  readonly model: ModelIdentity;
  readonly language: string;
  readonly groups: ScanGroups;
  /** Absent if the scan has no exhibits; those that were written are in the scan's folder. */
  readonly exhibits: ExhibitCounts | undefined;
  readonly links: readonly PressLink[];
}

/**
 * Writes the gallery's data, and the page itself last: as long as the former page is there, its photos' indices are
 * valid.
 */
export async function writeReport(files: ScanFiles, report: Report): Promise<void> {
  const { counts, passedOver, model, language, groups, exhibits, links } = report;
  await unwritable(files.reportFolder, () => mkdir(join(files.reportFolder, 'data'), { recursive: true }));
  const chunks = await writeChunks(files);
  const packed: GalleryGroups = {
    near: groups.nearDuplicates,
    alike: groups.lookAlikes.map((group) =>
      group.map(({ place, link }): GalleryLookAlike => (link ? [...place, link.log10, ...link.interval] : place)),
    ),
  };
  await writeText(join(files.reportFolder, 'data', 'groups.js'), `telltaleGroups(${asScript(packed)});\n`);
  if (exhibits) await writeExhibitData(files, links);
  const page = renderGallery({
    model,
    language,
    counts: { ...counts, ...(exhibits && { exhibits }) },
    passedOver,
    chunks,
    groups: `${FOLDER}/data/groups.js`,
    ...(exhibits && { exhibits: `${FOLDER}/data/exhibits.js` }),
    alikeLimit: groups.alikeLimit,
    scanId: sha256(await readFile(files.identity)).slice(0, 16),
  });
  await writeText(files.report, page);
}

/** The exhibits as the page loads them, those with the highest likelihood ratios first. */
async function writeExhibitData(files: ScanFiles, links: readonly PressLink[]): Promise<void> {
  const exhibits: GalleryExhibit[] = [];
  for await (const row of readExhibits(files))
    exhibits.push({ ...galleryExhibit(row), ...galleryLinks(row.name, links) });
  exhibits.sort((a, b) => (b.r?.[0] ?? LOWEST) - (a.r?.[0] ?? LOWEST));
  await writeText(join(files.reportFolder, 'data', 'exhibits.js'), `telltaleExhibits(${asScript(exhibits)});\n`);
}

function galleryExhibit(row: ExhibitRow): GalleryExhibit {
  const ratioOf = ({ log10LikelihoodRatio, interval }: CounterfeitScore) =>
    [log10LikelihoodRatio, ...interval] as const;
  return {
    n: row.name,
    photos: row.photos,
    v: row.verdict,
    ...(row.counterfeit && { r: ratioOf(row.counterfeit) }),
    sources: row.sources,
    tablets: row.tablets,
    assessed: row.assessed,
    w: row.reasons.filter(({ code }) => code !== 'warning').map(({ message }) => message),
    groups: row.groups.map(({ verdict, counterfeit, tablets }) => ({
      v: verdict,
      r: ratioOf(counterfeit),
      t: tablets.map(({ photo, tablet }) => [photo, tablet] as const),
    })),
  };
}

/** The links of an exhibit's groups, the strongest first. */
function galleryLinks(name: string, links: readonly PressLink[]): Pick<GalleryExhibit, 'l'> {
  const own = links.flatMap(({ groups, log10LikelihoodRatio, interval }) => {
    const [one, two] = groups;
    const [here, there] = one.exhibit === name ? [one, two] : [two, one];
    if (here.exhibit !== name) return [];
    return { g: here.group, n: there.exhibit, h: there.group, r: [log10LikelihoodRatio, ...interval] as const };
  });
  return own.length === 0 ? {} : { l: own };
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
    summary: isCopy ? undefined : row.summary,
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
