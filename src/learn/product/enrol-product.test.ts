import { describe, expect, test } from 'vitest';
import { normals } from '../../../test/learn/example-learning.ts';
import { enrolProduct, withoutUnlike } from './enrol-product.ts';
import type { ProductTablet } from './product-tablets.ts';

const SIZE = 22;
/** Tablets of one product, two a photo: their numbers vary as those of a real one, and a* and b* lie around `colour`. */
function tablets(count: number, colour: number, { seed = 3, name = 'own' } = {}): ProductTablet[] {
  const normal = normals(seed);
  return Array.from({ length: count }, (_, i) => ({
    photo: `${name} ${i >> 1}`,
    number: (i % 2) + 1,
    look: Array.from({ length: SIZE }, (_, k) => (k < 20 ? 0.2 * normal() : colour + normal())),
  }));
}

describe('enrolProduct', () => {
  test('its own tablets look alike, tablets of another colour do not, and both are counted', () => {
    const { settings, photos, auc } = enrolProduct('x', tablets(24, 10), tablets(30, 40, { seed: 5, name: 'other' }));
    expect([photos, settings.heldOut.tablets, settings.others]).toEqual([12, 24, { tablets: 30, alike: 0, upTo: 0.1 }]);
    // The 95 % that the limit is chosen for, rounded up.
    expect(settings.heldOut.alike).toBeGreaterThanOrEqual(23);
    expect(auc).toBe(1);
  });

  test('tablets that nothing tells from its own look alike, and the figures say so', () => {
    const { settings, auc } = enrolProduct('x', tablets(24, 10), tablets(40, 10, { seed: 9, name: 'other' }));
    expect(settings.others!.alike).toBeGreaterThan(30);
    expect(auc).toBeLessThan(0.7);
  });

  test('without others nothing is said of them; photos are counted, not tablets', () => {
    expect(enrolProduct('x', tablets(20, 10), [])).not.toHaveProperty('auc');
    expect(() => enrolProduct('x', tablets(18, 10), [])).toThrow(/product_too_few.*"photos":9/);
    expect(() => enrolProduct('x', [], [])).toThrow(/product_too_few.*"photos":0/);
  });
});

describe('withoutUnlike', () => {
  test('tablets of another product among them are named; those of one product are kept', () => {
    const [own, foreign] = [tablets(20, 10), tablets(4, 40, { seed: 5, name: 'other' })];
    expect(withoutUnlike([...own, ...foreign])).toEqual({ usable: own, unlike: foreign });
    expect(withoutUnlike([])).toEqual({ usable: [], unlike: [] });
  });

  test.each([
    ['two products, half of each', 10],
    ['two products, a third of one', 5],
  ])('%s: refused', (_, count) => {
    const foreign = tablets(count, 40, { seed: 5, name: 'other' });
    expect(() => withoutUnlike([...tablets(10, 10), ...foreign])).toThrow(/product_several/);
  });
});
