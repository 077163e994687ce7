import type { Examination } from '../../core/examination.ts';
import type { StoredLooks } from '../../store/stored-looks.ts';
import { groupNearDuplicates, scenesOf } from '../groups/group-near-duplicates.ts';
import type { PhotoOfLooks } from '../groups/link-rows.ts';

/**
 * Collects the looks of the tablets of a batch, or of a scan without a folder, where they cannot be read again; about half a kilobyte a tablet. Photos that
 * look nearly the same, and those with the same bytes, show one scene.
 */
export class LookCollector {
  readonly #hashes: (string | undefined)[] = [];
  /** Index of the first photo with these bytes. */
  readonly #originals = new Map<string, number>();
  readonly #photos: (Omit<PhotoOfLooks, 'scene'> & { readonly name: string; readonly original: number })[] = [];

  add({ photo: { name, sha256 }, tablets }: Examination, stored: StoredLooks | undefined): void {
    const index = this.#hashes.length;
    const original = this.#originals.get(sha256 ?? '') ?? index;
    if (sha256 !== undefined) this.#originals.set(sha256, original);
    this.#hashes.push(original === index ? stored?.perceptualHash : undefined);
    if (stored?.looks.some((look) => look !== '')) {
      this.#photos.push({ name, original, faces: tablets.map(({ face }) => face), looks: stored.looks });
    }
  }

  /** By the names of the photos; those without a look are left out. */
  photos(): Map<string, PhotoOfLooks> {
    const sceneOf = scenesOf(groupNearDuplicates(this.#hashes));
    return new Map(
      this.#photos.map(({ name, original, faces, looks }) => [name, { scene: sceneOf(original), faces, looks }]),
    );
  }
}
