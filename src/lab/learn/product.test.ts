import { expect, test } from 'vitest';
import { Random } from '../simulate/random.ts';
import { designReference, drawLot } from '../simulate/tablet/tablet.ts';
import { drawPress, drawProduct } from './product.ts';

const part = (shapes: readonly { readonly part: string }[], name: string) =>
  JSON.stringify(shapes.filter((shape) => shape.part === name));

test('a product departs from the drawing in letters, box and specks, the same on all its tablets', () => {
  const product = drawProduct('a');
  const [one, two] = ['x', 'y'].map((seed) => product.reference('M', new Random(seed)));
  const drawing = designReference(new Random('x'), drawLot(new Random('a/lot'), 'drawing', 1), 'M');
  for (const name of ['M', 'box']) {
    expect(part(one!.shapes, name)).toBe(part(two!.shapes, name));
    expect(part(one!.shapes, name)).not.toBe(part(drawing.shapes, name));
  }
  expect(one!.label).toBe('reference');
  expect(one!.speck.contrast * one!.speck.size).not.toBeCloseTo(drawing.speck.contrast * drawing.speck.size, 2);
});

test('a press departs from the product the same way on all its tablets', () => {
  const product = drawProduct('a');
  const press = { ...drawPress(new Random('p')), kinds: ['strokes', 'shallow'], severity: 0.8 };
  const random = () => new Random('tablet');
  const [fake, other] = [product.counterfeit(press, 'M', random()), product.counterfeit(press, 'M', random())];
  expect(fake.strokeFactor).toBe(other.strokeFactor);
  expect(fake.strokeFactor).not.toBeCloseTo(product.reference('M', random()).strokeFactor, 2);
  expect([fake.label, fake.severity, fake.defects]).toEqual(['counterfeit', 0.8, ['strokes', 'shallow']]);
});
