import { fromHsv, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';

/**
 * Powders of pressed M 30, the reference's blue among them: ranges of hue, in degrees, and of saturation. The colours are
 * those of reported seizures; how wide each range is, is a guess.
 */
const POWDERS: readonly (readonly [hue: readonly [number, number], saturation: readonly [number, number]])[] = [
  [
    [196, 222],
    [0.2, 0.6],
  ], // blue
  [
    [165, 196],
    [0.15, 0.6],
  ], // teal
  [
    [100, 165],
    [0.1, 0.55],
  ], // green
  [
    [222, 285],
    [0.1, 0.5],
  ], // lavender, purple
  [
    [300, 360],
    [0.15, 0.65],
  ], // pink
  [
    [0, 28],
    [0.15, 0.7],
  ], // red, orange
  [
    [40, 62],
    [0.2, 0.75],
  ], // yellow
  [
    [0, 360],
    [0, 0.08],
  ], // white, grey
];

/** The colours of a heap: one powder or, of one in four, several. */
export function drawPowders(random: Random): Rgb[] {
  const several = random.chance(0.25) ? random.integer(2, 4) : 1;
  return Array.from({ length: several }, () => {
    const [hue, saturation] = random.pick(POWDERS);
    return fromHsv(random.range(...hue), random.range(...saturation), random.range(0.5, 0.97));
  });
}

/** A tablet's own colour: that of its powder, slightly off. */
export function shadeOf(powder: Rgb, random: Random): Rgb {
  const light = random.factor(0.03);
  return powder.map((c) => Math.min(255, c * light * random.factor(0.012))) as unknown as Rgb;
}
