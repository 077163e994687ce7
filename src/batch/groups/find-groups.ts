import { unpackEmbedding } from '../scan/photo-record.ts';
import { readPhotos } from '../scan/recover.ts';
import type { ScanFiles } from '../scan/scan-files.ts';
import { groupLookAlikes, type LookAlike, type LookedAt } from './look-alikes.ts';
import { groupNearDuplicates } from './near-duplicates.ts';

/** What the photos of a scan have in common. */
export interface ScanGroups {
  /** Photos that look nearly the same, by their places among the rows. Copies to the byte are no members: they have their original. */
  readonly nearDuplicates: readonly (readonly number[])[];
  readonly lookAlikes: readonly (readonly LookAlike[])[];
}

/** Reads a whole scan through and keeps of each photo its hash, and of each tablet that was compared its direction. */
export async function findGroups(files: ScanFiles): Promise<ScanGroups> {
  const hashes: (string | undefined)[] = [];
  const tablets: LookedAt[] = [];
  for await (const { row, record } of readPhotos(files)) {
    const photo = hashes.length;
    hashes.push(record.duplicateOf === undefined ? record.perceptualHash : undefined);
    for (const [tablet, { face, counterfeit }] of row.tablets.entries()) {
      const embedding = unpackEmbedding(record.embeddings[tablet] ?? '');
      if (!embedding || !counterfeit) continue;
      const { log10LikelihoodRatio } = counterfeit;
      tablets.push({ photo, tablet, face, log10LikelihoodRatio, embedding });
    }
  }
  const nearDuplicates = groupNearDuplicates(hashes);
  const groupOf = new Map(nearDuplicates.flatMap((group, i) => group.map((photo) => [photo, i] as const)));
  const sameScene = (one: number, two: number) =>
    one === two || (groupOf.has(one) && groupOf.get(one) === groupOf.get(two));
  return { nearDuplicates, lookAlikes: groupLookAlikes(tablets, sameScene) };
}
