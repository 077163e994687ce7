import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PLAIN_WORLD } from '../../src/lab/simulate/scene/scene.ts';
import { simulatePhoto } from '../../src/lab/simulate/simulate-photo.ts';

export interface TestPhoto {
  readonly name: string;
  readonly bytes: Buffer;
}

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

/** The samples, and as many simulated photos as make twenty: the same ones everywhere. */
export async function twentyPhotos(): Promise<TestPhoto[]> {
  const photos: TestPhoto[] = readdirSync(SAMPLES)
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(`${SAMPLES}${name}`) }));
  for (let i = 0; photos.length < 20; i++) {
    const name = `simulated-${i}.jpg`;
    photos.push({ name, bytes: (await simulatePhoto(`parity ${i}`, name, PLAIN_WORLD)).jpeg });
  }
  return photos;
}
