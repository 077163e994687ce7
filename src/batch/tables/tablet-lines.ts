import type { ScanGroups } from '../groups/find-groups.ts';
import { readPhotos } from '../scan/recover.ts';
import type { ScanFiles } from '../scan/scan-files.ts';
import type { TabletLine } from './tablet-columns.ts';

/** Every tablet of a scan, in the order of its rows. */
export async function* tabletLines(
  files: ScanFiles,
  { nearDuplicates, lookAlikes }: ScanGroups,
  language: string,
): AsyncGenerator<TabletLine, void, undefined> {
  const near = new Map(nearDuplicates.flatMap((group, i) => group.map((photo) => [photo, i + 1] as const)));
  const alike = new Map(lookAlikes.flatMap((group, i) => group.map(({ place }) => [place.join(' '), i + 1] as const)));
  let photo = 0;
  for await (const { row, record } of readPhotos(files)) {
    for (const [i, tablet] of row.tablets.entries()) {
      const nearDuplicateGroup = near.get(photo);
      const lookAlikeGroup = alike.get(`${photo} ${i}`);
      yield { row, record, tablet, number: i + 1, nearDuplicateGroup, lookAlikeGroup, language };
    }
    photo++;
  }
}
