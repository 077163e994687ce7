import { expect, test } from 'vitest';
import { settings } from '../../test/contract/examples.ts';
import { DRAWING } from '../lab/simulate/drawing.ts';
import { inputSize } from './input-size.ts';

const drawing = { M: DRAWING.faces.M.shapes, '30': DRAWING.faces['30'].shapes };

test.each([
  ['the crop alone where a model has no drawing', {}, { channels: 3, numbers: 0 }],
  ['the drawing and the numbers of its imprint', { drawing }, { channels: 4, numbers: 117 }],
  ['the numbers of the whole face, too', { drawing, measures: 'face' }, { channels: 4, numbers: 250 }],
] as const)('an inspector is shown %s', (_, change, seen) => {
  const { size } = settings.inspector;
  const { drawing: __, measures: ___, ...bare } = settings;
  expect(inputSize({ ...bare, ...change }, 'inspector')).toEqual({ height: size, width: size, ...seen });
});

test('locator and orienter are shown pictures alone', () => {
  const { locator, orienter } = settings;
  const plain = { channels: 3, numbers: 0 };
  const whole = { ...settings, drawing, measures: 'face' } as const;
  expect(inputSize(whole, 'locator')).toEqual({ height: locator.inputSize, width: locator.inputSize, ...plain });
  expect(inputSize(whole, 'orienter')).toEqual({ height: orienter.angles, width: orienter.radii, ...plain });
});
