import type { ExaminedTablet } from '../core/examine.ts';
import type { Model } from '../core/model.ts';
import type { Photo } from '../core/photo.ts';
import { pressLookOf } from '../core/press/press-look.ts';
import { perceptualHash } from '../photo/node/perceptual-hash.ts';

/** What links the tablets of a photo with those of others. */
export interface PhotoLooks {
  /** See `perceptualHash`. */
  readonly perceptualHash?: string;
  /** See `pressLookOf`; in the order of the examination's tablets. */
  readonly looks: readonly (readonly number[] | undefined)[];
}

/** The looks of the tablets that were examined in this photo; undefined if the model links no presses. */
export async function photoLooksOf(
  photo: Photo,
  examined: readonly ExaminedTablet[],
  { settings }: Model,
): Promise<PhotoLooks | undefined> {
  if (settings.press === undefined) return undefined;
  // The locator's, which is already decoded.
  const hash = await perceptualHash(await photo.thumbnail(settings.locator.inputSize));
  return { ...(hash === undefined ? {} : { perceptualHash: hash }), looks: examined.map(pressLookOf) };
}
