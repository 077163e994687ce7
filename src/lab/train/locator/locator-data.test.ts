import { describe, expect, it } from 'vitest';
import { LOCATOR_STRIDE } from '../networks.ts';
import { drawTruth, type Target, TRUTH_CHANNELS } from './locator-data.ts';

const SIDE = 96;
const CELLS = SIDE / LOCATOR_STRIDE;
const AT: Target = { ellipse: { cx: 50, cy: 50, rx: 20, ry: 18, angle: 0 }, visible: 1, known: 'ellipse' };

/** Heat and weight of the cell at a target's centre. */
function centreOf(target: Target): { heat: number; weight: number } {
  const out = new Float32Array(CELLS * CELLS * TRUTH_CHANNELS);
  drawTruth([target], SIDE, SIDE, out);
  const cell = Math.floor(50 / LOCATOR_STRIDE);
  const k = (cell * CELLS + cell) * TRUTH_CHANNELS;
  return { heat: out[k]!, weight: out[k + 1]! };
}

describe('drawTruth', () => {
  it('asks for a tablet at its centre', () => {
    expect(centreOf(AT)).toEqual({ heat: 1, weight: 1 });
  });

  it.each([
    ['mostly covered', { ...AT, visible: 0.2 }],
    ['nearly side-on', { ...AT, ellipse: { ...AT.ellipse, ry: 4 } }],
    ['left to the second pass', { ...AT, ellipse: { ...AT.ellipse, rx: 5, ry: 5 } }],
  ])('neither asks for a tablet that is %s nor counts it as wrong', (_, target) => {
    expect(centreOf(target)).toEqual({ heat: 0, weight: 0 });
  });
});
