import type { ExhibitRow } from '../../core/exhibit-row.ts';
import type { ScanGroups } from '../groups/find-groups.ts';
import { scenesOf } from '../groups/group-near-duplicates.ts';
import type { PressLink } from '../groups/link-exhibits.ts';
import { linkRows, type PhotoOfLooks } from '../groups/link-rows.ts';
import { openLinksFile } from '../groups/links-file.ts';
import { readPhotos } from './recover.ts';
import type { ScanFiles } from './scan-files.ts';
import { readExhibits, type ScanExhibits } from './write-exhibits.ts';

/**
 * Writes and returns the links between the exhibits of a scan; without any, there is no file. Throws
 * `output_unwritable`.
 */
export async function writePressLinks(
  files: ScanFiles,
  { model, policy }: ScanExhibits,
  { nearDuplicates }: Pick<ScanGroups, 'nearDuplicates'>,
): Promise<readonly PressLink[]> {
  const { press } = model.settings;
  const links = press ? linkRows(await exhibitsOf(files), await readLooks(files, nearDuplicates), press) : [];
  const file = await openLinksFile(files.pressLinks);
  try {
    await file.write(links, model.model, policy);
    await file.finish();
  } finally {
    await file.discard();
  }
  return links;
}

type Exhibit = Pick<ExhibitRow, 'name' | 'photos' | 'groups'>;

async function exhibitsOf(files: ScanFiles): Promise<Exhibit[]> {
  const exhibits: Exhibit[] = [];
  for await (const { name, photos, groups } of readExhibits(files)) exhibits.push({ name, photos, groups });
  return exhibits;
}

/** By the names of the photos; those without a look are left out. */
async function readLooks(
  files: ScanFiles,
  nearDuplicates: ScanGroups['nearDuplicates'],
): Promise<Map<string, PhotoOfLooks>> {
  const sceneOf = scenesOf(nearDuplicates);
  const photos = new Map<string, PhotoOfLooks>();
  let index = 0;
  for await (const { row, record } of readPhotos(files)) {
    const scene = sceneOf(record.duplicateOf ?? index);
    index++;
    if (record.looks?.some((look) => look !== '')) {
      photos.set(row.photo.name, { scene, faces: row.tablets.map(({ face }) => face), looks: record.looks });
    }
  }
  return photos;
}
