import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const SAMPLES = ['pile.jpg', 'three-and-a-block.jpg', 'on-paper.jpg'];

/** Sample photos enlarged to the 12 megapixels of a phone, as JPEG. */
export function largePhotos(): Promise<Buffer[]> {
  return Promise.all(SAMPLES.map(enlarge));
}

/** A sample photo, enlarged in the same way. */
export async function enlarge(name: string): Promise<Buffer> {
  const sample = await readFile(fileURLToPath(new URL(`../samples/${name}`, import.meta.url)));
  return sharp(sample).resize(4000, 3000, { fit: 'cover' }).jpeg({ quality: 92 }).toBuffer();
}
