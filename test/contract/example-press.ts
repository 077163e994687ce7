import type { PressSettings, PressSpace } from '../../src/core/exhibit-settings.ts';

/** Looks of two numbers, of which the first tells presses apart; a photo shares half of what its tablets differ by. */
const SPACE: PressSpace = {
  mean: [0, 0],
  axes: [
    [1, 0],
    [0, 1],
  ],
  between: [9, 0.5],
  photo: [0.5, 0],
};

/** A calibration of presses with round numbers: it shows a surface, no tablet. */
export const examplePress: PressSettings = {
  M: SPACE,
  '30': SPACE,
  slope: 0.9,
  intercept: 0,
  replicas: [
    { slope: 0.8, intercept: -0.1 },
    { slope: 1, intercept: 0.1 },
  ],
  log10Bounds: [-1.5, 1.5],
};
