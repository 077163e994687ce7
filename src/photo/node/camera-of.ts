import readExif from 'exif-reader';
import { exifOf } from './exif-of.ts';

/**
 * The make and model of the camera that took a photo, as recorded; undefined if neither is. For counting cameras only:
 * it is kept nowhere.
 */
export async function cameraOf(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const exif = await exifOf(bytes);
    if (exif === undefined) return undefined;
    const { Image } = readExif(exif);
    const name = [Image?.Make, Image?.Model]
      .filter((part) => typeof part === 'string' && part.trim() !== '')
      .join(' ')
      .trim();
    return name === '' ? undefined : name;
  } catch {
    return undefined;
  }
}
