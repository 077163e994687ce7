import type { Photo } from '../../core/photo.ts';
import { checkBytes, formatOf } from '../check-photo.ts';
import { withHeight } from '../jpeg/late-height.ts';
import { checkSize } from '../photo-error.ts';
import { createPhoto } from './create-photo.ts';
import { decodeHeic } from './decode-heic.ts';
import { readHeader } from './decode-pixels.ts';
import { sha256 } from './sha256.ts';

/**
 * A photo from its original bytes, which are hashed before anything decodes them and must not change while the photo is
 * in use. `name` is only passed on. Throws TelltaleError: `photo_empty`, `photo_too_large_bytes`,
 * `photo_type_unsupported`, `photo_not_an_image`, `photo_too_large_pixels`, `photo_too_small`, `photo_damaged`,
 * `photo_took_too_long`; the last two also come from the photo's `thumbnail` and `region`, which decode pixels.
 *
 * @example
 * ```ts
 * const photo = await openPhoto(await readFile('photo.jpg'), 'photo.jpg');
 * const { data, width, height } = await photo.thumbnail(1024);
 * ```
 */
export async function openPhoto(bytes: Uint8Array, name: string): Promise<Photo> {
  checkBytes(bytes);
  const hash = sha256(bytes);
  const format = formatOf(bytes);
  const complete = format === 'jpeg' ? withHeight(bytes) : bytes;
  const source = format === 'heic' ? await decodeHeic(bytes) : await readHeader(complete, format);
  const { width, height } = source;
  checkSize(width, height);
  return createPhoto({ name, sha256: hash, format, width, height }, source);
}
