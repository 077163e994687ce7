import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface TestPhoto {
  readonly name: string;
  readonly file: string;
}

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
/** Photos that lie beside the project where there are any; as test input only. */
const VALIDATION = fileURLToPath(new URL('../../../shared/validation/photos/', import.meta.url));

/** The samples, and of the other photos as many as make twenty, evenly drawn from the sorted list. */
export function twentyPhotos(): TestPhoto[] {
  const samples = photosIn(SAMPLES);
  const others = photosIn(VALIDATION);
  const wanted = 20 - samples.length;
  const drawn = Array.from({ length: wanted }, (_, i) => others[Math.floor((i * others.length) / wanted)]);
  return [...samples, ...drawn.flatMap((photo) => photo ?? [])];
}

function photosIn(folder: string): TestPhoto[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(jpe?g|png|webp)$/i.test(name))
    .sort()
    .map((name) => ({ name, file: `${folder}${name}` }));
}
