import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { Random } from '../random.ts';
import { drawBackground } from './draw-background.ts';
import { blob, button, chart, face, icon, letters, rows, shapes } from './sketches.ts';

const SKETCHES = Object.entries({ blob, button, chart, face, icon, letters, rows, shapes });

describe('drawBackground', () => {
  it('draws the same picture for the same random numbers', async () => {
    const first = await drawBackground(new Random('background'));
    const second = await drawBackground(new Random('background'));
    expect(first.jpeg.equals(second.jpeg)).toBe(true);
    const { width, height } = await sharp(first.jpeg).metadata();
    expect([width, height]).toEqual([first.width, first.height]);
  });
});

describe.each(SKETCHES)('the sketch %s', (name, sketch) => {
  it('draws something that a renderer of SVG can read', async () => {
    const drawn = sketch({ width: 200, height: 200, random: new Random(`sketch ${name} 1`) });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">${drawn}</svg>`;
    const { channels } = await sharp(Buffer.from(svg)).ensureAlpha().stats();
    expect(channels[3]!.max).toBeGreaterThan(0);
  });
});
