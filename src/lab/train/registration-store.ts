import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256 } from '../../photo/sha256.ts';
import { type ChunkFiles, chunkExists, readChunkFiles, writeChunkFiles } from './chunk-files.ts';
import { ellipseSchema, type LabelledCrop } from './crop-store.ts';
import type { TrainingCrop } from './inspector-batch.ts';

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
 * started again reads them. `key` names whatever else the answers depend on, the orienter above all: what was made by
 * another, or of other crops, is made anew.
 */
export async function keepRegistrations(
  crops: readonly LabelledCrop[],
  folder: string,
  key: string,
  register: (crops: readonly LabelledCrop[]) => Promise<TrainingCrop[]>,
): Promise<TrainingCrop[]> {
  await mkdir(folder, { recursive: true });
  const all: TrainingCrop[] = [];
  for (let from = 0; from < crops.length; from += CROPS_A_CHUNK) {
    const part = crops.slice(from, from + CROPS_A_CHUNK);
    const chunk: ChunkFiles = { path: join(folder, `registered-${nameOf(part, key)}`), extension: 'drawn' };
    if (!chunkExists(chunk)) await write(chunk, await register(part));
    all.push(...(await read(chunk, part)));
  }
  return all;
}

/** Tells crops apart by where they were found. */
function nameOf(crops: readonly LabelledCrop[], key: string): string {
  const places = crops.map(({ crop, truth }) => [truth.photo, crop.ellipse, crop.middle]);
  return sha256(new TextEncoder().encode(JSON.stringify([key, places]))).slice(0, 16);
}

async function write(chunk: ChunkFiles, registered: readonly TrainingCrop[]): Promise<void> {
  const drawings = registered.flatMap(({ crop }) => (crop.registration ? [crop.registration.drawn] : []));
  const rows = registered.map(({ crop: { ellipse, turn, registration } }) => {
    if (!registration) return { ellipse, turn };
    const { face, explained, numbers } = registration;
    return { ellipse, turn, registration: { face, explained, numbers } };
  });
  const bytes = drawings.map((drawn) => Uint8Array.from(drawn));
  await writeChunkFiles(chunk, bytes, rows);
}

async function read(chunk: ChunkFiles, crops: readonly LabelledCrop[]): Promise<TrainingCrop[]> {
  const { bytes, rows } = await readChunkFiles(chunk, rowsSchema);
  const size = bytes.length / Math.max(1, rows.filter(({ registration }) => registration).length);
  let at = 0;
  return rows.map(({ ellipse, turn, registration }, i) => {
    const { crop, truth } = crops[i] as LabelledCrop;
    if (!registration) return { truth, crop: { ...crop, ellipse, turn } };
    const drawn = new Int8Array(bytes.buffer, at, size);
    at += size;
    return { truth, crop: { ...crop, ellipse, turn, registration: { ...registration, drawn } } };
  });
}
