import sharp from 'sharp';
import { percentile } from './percentile.ts';

const ROUNDS = 7;

/** The cost of decoding the photo once, whole, on one thread of an idle process: the median in milliseconds. */
export async function decodeCost(photo: Buffer): Promise<number> {
  sharp.cache(false);
  sharp.concurrency(1);
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const startedMs = performance.now();
    await sharp(photo).raw().toBuffer();
    times.push(performance.now() - startedMs);
  }
  return percentile(times, 0.5);
}
