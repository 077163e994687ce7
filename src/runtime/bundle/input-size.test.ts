import { expect, test } from 'vitest';
import { settings } from '../../../test/contract/examples.ts';
import { inputSize } from './input-size.ts';

test('every network gets images of the size in the settings', () => {
  const { locator, orienter, inspector } = settings;
  expect(inputSize(settings, 'locator')).toEqual({ height: locator.inputSize, width: locator.inputSize });
  expect(inputSize(settings, 'orienter')).toEqual({ height: orienter.angles, width: orienter.radii });
  expect(inputSize(settings, 'inspector')).toEqual({ height: inspector.size, width: inspector.size });
});
