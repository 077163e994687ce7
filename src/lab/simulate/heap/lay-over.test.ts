import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { layOver } from './lay-over.ts';

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#88a' } })
    .jpeg()
    .toBuffer();

describe('layOver', () => {
  it('keeps the size of a photo, so that positions in it stay true', async () => {
    const jpeg = await photo();
    for (let n = 0; n < 12; n++) {
      const { width, height } = await sharp(await layOver(jpeg, new Random(`size ${n}`))).metadata();
      expect([width, height]).toEqual([320, 240]);
    }
  });

  it('leaves some photos as they are, and draws on others', async () => {
    const jpeg = await photo();
    const deviations = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const { channels } = await sharp(await layOver(jpeg, new Random(`change ${n}`))).stats();
        return Math.max(...channels.map(({ stdev }) => stdev));
      }),
    );
    expect(deviations.filter((deviation) => deviation < 1).length).toBeGreaterThan(10);
    expect(deviations.filter((deviation) => deviation > 5).length).toBeGreaterThan(5);
  });
});
