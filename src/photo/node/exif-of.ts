import { sniffType } from '../sniff-type.ts';
import { sharp } from './sharp-settings.ts';

/** The EXIF data in a photo's bytes; undefined without any. A TIFF has the same structure, and contains them directly. */
export async function exifOf(bytes: Uint8Array): Promise<Buffer | undefined> {
  const type = sniffType(bytes);
  if (type !== null && 'format' in type && type.format === 'tiff') {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  return (await sharp(bytes, { limitInputPixels: false }).metadata()).exif;
}
