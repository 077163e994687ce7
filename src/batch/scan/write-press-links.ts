import { rm } from 'node:fs/promises';
import type { M30Face } from '../../core/labels.ts';
import { notice } from '../../core/words/notice.ts';
import { say } from '../../core/words/say.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import type { ScanGroups } from '../groups/find-groups.ts';
import { scenesOf } from '../groups/group-near-duplicates.ts';
import { type GroupLooks, linkExhibits, type PressLink } from '../groups/link-exhibits.ts';
import { openRowsFile } from '../rows-file.ts';
import { unpackLook } from './photo-record.ts';
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
  const links = press ? linkExhibits(await readGroups(files, nearDuplicates), press) : [];
  if (links.length === 0) {
    await unwritable(files.pressLinks, () => rm(files.pressLinks, { force: true }));
    return links;
  }
  const rows = await openRowsFile(files.pressLinks);
  try {
    const note = say('gallery_link_note', policy.language);
    const { calibratedOn } = notice(model.model.evidence, policy.language);
    for (const link of links) await rows.write({ schema: 'telltale.press-link/1', ...link, note, calibratedOn });
    await rows.finish();
  } finally {
    await rows.discard();
  }
  return links;
}

/** The looks of a photo's tablets, and the scene that it shows. */
interface PhotoLooks {
  readonly scene: string;
  readonly faces: readonly string[];
  readonly looks: readonly string[];
}

async function readGroups(files: ScanFiles, nearDuplicates: ScanGroups['nearDuplicates']): Promise<GroupLooks[]> {
  const photos = await readLooks(files, nearDuplicates);
  const groups: GroupLooks[] = [];
  for await (const row of readExhibits(files)) {
    for (const [group, { counterfeit, tablets }] of row.groups.entries()) {
      groups.push({
        exhibit: row.name,
        group,
        log10LikelihoodRatio: counterfeit.log10LikelihoodRatio,
        tablets: tablets.flatMap(({ photo, tablet }) => {
          const shown = photos.get(row.photos[photo] ?? '');
          const look = unpackLook(shown?.looks[tablet] ?? '');
          // Only an M and a 30 are compared, so only they are in groups.
          return shown && look ? [{ photo: shown.scene, face: shown.faces[tablet] as M30Face, look }] : [];
        }),
      });
    }
  }
  return groups;
}

/** By the names of the photos; those without a look are left out. */
async function readLooks(
  files: ScanFiles,
  nearDuplicates: ScanGroups['nearDuplicates'],
): Promise<Map<string, PhotoLooks>> {
  const sceneOf = scenesOf(nearDuplicates);
  const photos = new Map<string, PhotoLooks>();
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
