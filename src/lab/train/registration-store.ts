import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ellipseSchema, type LabelledCrop } from './crop-store.ts';
import type { TrainingCrop } from './inspector-batch.ts';
import { readShared } from './shared-bytes.ts';

const CROPS_A_CHUNK = 4000;

const rowsSchema = z.array(
  z.object({
    ellipse: ellipseSchema,
    turn: z.number(),
    registration: z
      .object({ face: z.enum(['M', '30']), explained: z.number(), numbers: z.array(z.number()) })
      .optional(),
  }),
);

/**
 * What `register` answers for all crops, kept in `folder` in chunks: a killed run goes on where it was, and one that is
 * started again reads them. They hold for the orienter that they were made with.
 */
export async function keepRegistrations(
  crops: readonly LabelledCrop[],
  folder: string,
  register: (crops: readonly LabelledCrop[]) => Promise<TrainingCrop[]>,
): Promise<TrainingCrop[]> {
  await mkdir(folder, { recursive: true });
  const all: TrainingCrop[] = [];
  for (let from = 0; from < crops.length; from += CROPS_A_CHUNK) {
    const part = crops.slice(from, from + CROPS_A_CHUNK);
    const path = join(folder, `registered-${String(from).padStart(6, '0')}-${part.length}`);
    if (!existsSync(`${path}.json`)) await write(path, await register(part));
    all.push(...(await read(path, part)));
  }
  return all;
}

/** Drawings in one file, the rest in another, which is written last. */
async function write(path: string, registered: readonly TrainingCrop[]): Promise<void> {
  const drawings = registered.flatMap(({ crop }) => (crop.registration ? [crop.registration.drawn] : []));
  await writeFile(`${path}.drawn`, Buffer.concat(drawings.map((drawn) => Uint8Array.from(drawn))));
  const rows = registered.map(({ crop: { ellipse, turn, registration } }) => {
    if (!registration) return { ellipse, turn };
    const { face, explained, numbers } = registration;
    return { ellipse, turn, registration: { face, explained, numbers } };
  });
  await writeFile(`${path}.json.part`, JSON.stringify(rows));
  await rename(`${path}.json.part`, `${path}.json`);
}

async function read(path: string, crops: readonly LabelledCrop[]): Promise<TrainingCrop[]> {
  const rows = rowsSchema.parse(JSON.parse(await readFile(`${path}.json`, 'utf8')));
  const drawings = await readShared(`${path}.drawn`);
  const size = drawings.length / Math.max(1, rows.filter(({ registration }) => registration).length);
  let at = 0;
  return rows.map(({ ellipse, turn, registration }, i) => {
    const { crop, truth } = crops[i] as LabelledCrop;
    if (!registration) return { truth, crop: { ...crop, ellipse, turn } };
    const drawn = new Int8Array(drawings.buffer, at, size);
    at += size;
    return { truth, crop: { ...crop, ellipse, turn, registration: { ...registration, drawn } } };
  });
}
