import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeEllipse, SHAPE_CHANNELS } from '../../core/locate/ellipse-code.ts';
import type { Network } from '../../core/model.ts';
import { realCrops } from './crop-store.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-crops-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const SETTINGS = {
  inputSize: 96,
  stride: 8,
  minProbability: 0.5,
  maxOverlap: 0.5,
  secondPass: { inputSize: 96, minProbability: 1, maxDiameterPx: 1 },
  smallest: { diameterPx: 1, longerSide: 96 },
};

/** Finds a circle of 12 thumbnail pixels at each of these positions, and counts its calls. */
function finding(...places: readonly (readonly [number, number])[]): Network & { runs: number } {
  const network = {
    runs: 0,
    run: async ({ width, height }: { width: number; height: number }) => {
      network.runs++;
      const [rows, columns] = [height / 8, width / 8];
      const probability = new Float32Array(rows * columns);
      const shape = new Float32Array(rows * columns * SHAPE_CHANNELS);
      for (const [cx, cy] of places) {
        const [row, column] = [Math.floor(cy / 8), Math.floor(cx / 8)];
        probability[row * columns + column] = 0.9;
        shape.set(
          encodeEllipse({ cx, cy, rx: 12, ry: 12, angle: 0 }, 1, row, column, 8),
          (row * columns + column) * SHAPE_CHANNELS,
        );
      }
      return {
        probability: { shape: [1, rows, columns, 1], data: probability },
        shape: { shape: [1, rows, columns, SHAPE_CHANNELS], data: shape },
      };
    },
  };
  return network;
}

/** Changes the rows of every stored chunk. */
async function rewriteRows(change: (rows: string) => string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const paths = names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  for (const path of paths) await writeFile(path, change(await readFile(path, 'utf8')));
  return paths.length;
}

test('crops that were stored when background was called nothing are read as background', async () => {
  const path = join(folder, 'photo.png');
  await sharp({ create: { width: 192, height: 192, channels: 3, background: '#88a' } }).toFile(path);
  const photo = { path, file: 'photo.png', width: 192, height: 192, things: [] };
  const locator = finding([50, 20]);
  const cutter = { folder, locator, settings: SETTINGS };
  const crops = await realCrops([photo], cutter);
  expect(crops.map(({ truth }) => [truth.face, truth.label])).toEqual([['background', 'background']]);
  expect(await rewriteRows((rows) => rows.replaceAll('"background"', '"nothing"'))).toBe(1);
  expect(await realCrops([photo], cutter)).toEqual(crops);
  // Read, not cut again.
  expect(locator.runs).toBe(2);
});

test('findings in real photos are other imprints in a box, background outside, excluded across a border; crops are cut once', async () => {
  const path = join(folder, 'photo.png');
  await sharp({ create: { width: 192, height: 192, channels: 3, background: '#88a' } }).toFile(path);
  const photo = {
    path,
    file: 'photo.png',
    width: 192,
    height: 192,
    // The second box contains a small part of the finding.
    things: [
      { box: [16, 16, 48, 48], round: true },
      { box: [140, 30, 20, 20], round: true },
    ],
  } as const;
  const locator = finding([20, 20], [75, 20], [50, 75]);
  const cutter = { folder, locator, settings: SETTINGS };
  const crops = await realCrops([photo], cutter);
  const labels = crops.map(({ crop, truth }) => [Math.round(crop.ellipse.cx), truth.label, truth.real]);
  expect(labels.sort()).toEqual([
    [100, 'background', true],
    [40, 'other', true],
  ]);
  // Both passes of the locator.
  expect(locator.runs).toBe(2);
  const again = await realCrops([photo], cutter);
  expect(locator.runs).toBe(2);
  expect(again).toEqual(crops);
  // Another box makes another set.
  const moved = { ...photo, things: [{ box: [76, 126, 48, 48], round: true }] } as const;
  const other = await realCrops([moved], cutter);
  expect(locator.runs).toBe(4);
  expect(other.filter(({ truth }) => truth.label === 'other').map(({ crop }) => Math.round(crop.ellipse.cx))).toEqual([
    100,
  ]);
});
