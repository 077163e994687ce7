import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import type { Frame } from '../../src/core/imaging/frame.ts';
import type { ImageBatch } from '../../src/core/model.ts';
import type { InputSize } from '../../src/runtime/bundle/input-size.ts';

/** A picture of any size that a golden vector starts from. */
export interface GoldenInput {
  readonly name: string;
  /** One image of this size. */
  image(size: InputSize): ImageBatch;
}

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));

/** Seeded noise, and every sample photo, made by the arithmetic below, so that no library can change them. */
export async function goldenInputs(): Promise<GoldenInput[]> {
  const photos = readdirSync(samples).filter((name) => name.endsWith('.jpg'));
  const inputs = photos.sort().map(async (name) => {
    const frame = await decode(`${samples}${name}`);
    return { name, image: (size: InputSize) => average(frame, size) };
  });
  return [{ name: 'noise', image: noise }, ...(await Promise.all(inputs))];
}

async function decode(path: string): Promise<Frame> {
  const { data, info } = await sharp(path).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Uniform noise, 0..1, from a linear congruential generator (Numerical Recipes' constants). */
function noise({ height, width }: InputSize): ImageBatch {
  let state = 30;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const data = Float32Array.from({ length: height * width * 3 }, next);
  return { count: 1, height, width, data };
}

/** The picture's middle square, every pixel the plain mean of those that it covers, 0..1. */
function average({ width, height, data }: Frame, size: InputSize): ImageBatch {
  const square = Math.min(width, height);
  const span = (i: number, count: number, start: number): Span => {
    const edge = (k: number) => Math.floor((k * square) / count);
    return { from: start + edge(i), to: start + Math.max(edge(i + 1), edge(i) + 1) };
  };
  const pixels = new Float32Array(size.height * size.width * 3);
  for (let i = 0; i < pixels.length; i++) {
    const [x, y] = [Math.floor(i / 3) % size.width, Math.floor(i / 3 / size.width)];
    const columns = span(x, size.width, (width - square) >> 1);
    const rows = span(y, size.height, (height - square) >> 1);
    pixels[i] = meanOf(data, width, rows, columns, i % 3) / 255;
  }
  return { count: 1, height: size.height, width: size.width, data: pixels };
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
