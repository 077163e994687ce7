import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inGrey, isColourless, middleOf } from './colourless.ts';
import type { Frame } from './frame.ts';

const SIDE = 192;
type Colour = readonly [red: number, green: number, blue: number];

/** A tablet with a rim, a shadow and an imprint on unevenly lit ground: its brightness, 0..1. */
function scene(x: number, y: number): { readonly light: number; readonly onTablet: boolean } {
  const [dx, dy] = [x - SIDE / 2, y - SIDE / 2];
  const onTablet = Math.hypot(dx, dy) < SIDE / 4;
  const shadow = !onTablet && Math.hypot(dx - 8, dy - 8) < SIDE / 4 ? 0.6 : 1;
  const imprint = onTablet && Math.abs(dx) < 4 ? 0.75 : 1;
  return { light: (0.7 + 0.3 * (x / SIDE)) * shadow * imprint, onTablet };
}

/** Numbers of -1..1, the same every time. */
function noise(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function draw(colourAt: (light: number, onTablet: boolean) => Colour, noisy = 0): Frame {
  const data = new Uint8ClampedArray(SIDE * SIDE * 3);
  const random = noise(7);
  for (let p = 0; p < SIDE * SIDE; p++) {
    const { light, onTablet } = scene(p % SIDE, Math.floor(p / SIDE));
    data.set(
      colourAt(light, onTablet).map((value) => value + noisy * random()),
      3 * p,
    );
  }
  return { width: SIDE, height: SIDE, data };
}

const painted = (tablet: Colour, ground: Colour) =>
  draw((light, onTablet) => (onTablet ? tablet : ground).map((value) => value * light) as unknown as Colour);
const isSo = (frame: Frame) => isColourless(frame, [middleOf(frame, 0.3)]);

const BLUE: Colour = [150, 181, 212];

describe('pictures without colour', () => {
  test('grey, with noise or without', () => {
    const grey = (light: number): Colour => [230 * light, 230 * light, 230 * light];
    expect(isSo(draw(grey))).toBe(true);
    expect(isSo(draw(grey, 5))).toBe(true);
    expect(isSo(inGrey(painted(BLUE, [200, 160, 90])))).toBe(true);
  });

  test.each([
    ['stamp', 0.1],
    ['frame', 0.24],
  ])('grey, with a coloured %s', (_, share) => {
    const grey = inGrey(painted(BLUE, [200, 160, 90]));
    const stamped = grey.data.slice();
    for (let k = 0; k < share * stamped.length - 3; k += 3) stamped.set([250, 60, 0], k);
    expect(isSo({ ...grey, data: stamped })).toBe(true);
    // The locator found a tablet in the stamp.
    const orange = { width: 1, height: 1, data: Uint8Array.of(250, 60, 0) };
    expect(isColourless({ ...grey, data: stamped }, [middleOf(grey, 0.3), orange])).toBe(true);
    expect(isColourless({ ...grey, data: stamped }, [middleOf(grey, 0.3), orange, orange])).toBe(false);
  });

  test('any tint from a dark colour to a light one', () => {
    const dark = fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30));
    const bright = fc.integer({ min: 150, max: 255 });
    const light = fc.tuple(bright, bright, bright);
    fc.assert(
      fc.property(dark, light, (from, to) => {
        const toned = draw((share) => from.map((value, c) => value + share * (to[c]! - value)) as never);
        expect(isSo(toned)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('a picture of one brightness, or of one pixel', () => {
    expect(isSo(draw(() => [90, 90, 90]))).toBe(true);
    expect(isColourless({ width: 1, height: 1, data: Uint8Array.of(9, 9, 9) }, [])).toBe(true);
  });
});

describe('pictures in colour', () => {
  test('a blue tablet on white, grey, brown or blue ground', () => {
    for (const ground of [
      [240, 240, 238],
      [120, 120, 120],
      [150, 110, 80],
      [90, 120, 190],
    ] as const)
      expect([ground, isSo(painted(BLUE, ground))]).toEqual([ground, false]);
  });

  test('a small blue tablet, hardly visible in the whole picture', () => {
    const grey = draw((light) => [200 * light, 200 * light, 200 * light]);
    const blue = { width: 1, height: 1, data: Uint8Array.of(...BLUE) };
    expect(isColourless(grey, [])).toBe(true);
    expect(isColourless(grey, [blue])).toBe(false);
  });

  test('a blue tablet on neutral paper in a wide grey frame', () => {
    const grey = draw((light, onTablet) => (onTablet ? BLUE : [200 * light, 200 * light, 200 * light]));
    const wide = { width: 4 * SIDE, height: SIDE, data: new Uint8ClampedArray(4 * SIDE * SIDE * 3).fill(128) };
    for (let y = 0; y < SIDE; y++) {
      const row = grey.data.subarray(y * SIDE * 3, (y + 1) * SIDE * 3);
      wide.data.set(row, y * 4 * SIDE * 3);
    }
    expect(isColourless(wide, [middleOf(grey, 0.3)])).toBe(false);
  });

  test('a pale tablet on paper that is hardly warmer', () => {
    expect(isSo(painted([236, 238, 242], [232, 228, 222]))).toBe(false);
  });
});

test('grey keeps brightness; grey of grey is the same', () => {
  const pixel = inGrey({ width: 1, height: 1, data: Uint8Array.of(100, 200, 50) });
  expect([...pixel.data]).toEqual([154, 154, 154]);
  expect(inGrey(pixel).data).toEqual(pixel.data);
});
