import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Frame } from '../../src/core/imaging/frame.ts';
import type { ImageBatch } from '../../src/core/model.ts';

/** A picture of any size that a golden vector starts from. */
export interface GoldenInput {
  readonly name: string;
  /** One image of `side` x `side` pixels. */
  image(side: number): ImageBatch;
}

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Seeded noise, and every sample photo. Made by arithmetic that is written down here, so that no library's resampling can move them. */
export async function goldenInputs(): Promise<GoldenInput[]> {
  const photos = readdirSync(samples).filter((name) => name.endsWith('.jpg'));
  const inputs = photos.sort().map(async (name) => {
    const frame = await decode(`${samples}${name}`);
    return { name, image: (side: number) => average(frame, side) };
  });
  return [{ name: 'noise', image: noise }, ...(await Promise.all(inputs))];
}

async function decode(path: string): Promise<Frame> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Uniform noise, 0..1, from a linear congruential generator (Numerical Recipes' constants). */
function noise(side: number): ImageBatch {
  let state = 30;
  const data = Float32Array.from({ length: side * side * 3 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  });
  return { count: 1, height: side, width: side, data };
}

/** The picture's middle square, every pixel the plain mean of those that it covers, 0..1. */
function average({ width, height, data }: Frame, side: number): ImageBatch {
  const square = Math.min(width, height);
  const [left, top] = [(width - square) >> 1, (height - square) >> 1];
  const edge = (i: number) => Math.floor((i * square) / side);
  const pixels = new Float32Array(side * side * 3);
  for (let i = 0; i < pixels.length; i++) {
    const [x, y, channel] = [Math.floor(i / 3) % side, Math.floor(i / 3 / side), i % 3];
    const columns = { from: left + edge(x), to: left + Math.max(edge(x + 1), edge(x) + 1) };
    const rows = { from: top + edge(y), to: top + Math.max(edge(y + 1), edge(y) + 1) };
    pixels[i] = meanOf(data, width, rows, columns, channel) / 255;
  }
  return { count: 1, height: side, width: side, data: pixels };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function meanOf(data: Frame['data'], width: number, rows: Span, columns: Span, channel: number): number {
  let sum = 0;
  for (let y = rows.from; y < rows.to; y++) {
    for (let x = columns.from; x < columns.to; x++) sum += data[(y * width + x) * 3 + channel] ?? 0;
  }
  return sum / ((rows.to - rows.from) * (columns.to - columns.from));
}
