import { unpackEmbedding } from '../scan/photo-record.ts';
import { readPhotos } from '../scan/recover.ts';
import type { ScanFiles } from '../scan/scan-files.ts';
import { groupLookAlikes, type LookAlike, type LookedAt } from './group-look-alikes.ts';
import { groupNearDuplicates } from './group-near-duplicates.ts';

/** Groups among the photos of a scan. */
export interface ScanGroups {
  /**
   * Photos that look nearly the same, by their indices among the rows. Exact copies are no members: they refer to their
   * original.
   */
  readonly nearDuplicates: readonly (readonly number[])[];
  readonly lookAlikes: readonly (readonly LookAlike[])[];
}

/** Reads a whole scan and keeps the hash of each photo, and the direction of each compared tablet. */
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
