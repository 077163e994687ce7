import { describe, expect, test } from 'vitest';
import { Random } from '../../simulate/random.ts';
import { makeTablets } from './exhibit-tablets.fixture.ts';
import { varianceComponents } from './variance-components.ts';

const COMPONENTS = { source: 0.2, photo: 0.03, tablet: 0.06 };
const fakes = (lots: number, photos: number, tabletsAPhoto: number) =>
  makeTablets({ lots, photos, tabletsAPhoto, components: COMPONENTS }, new Random('components')).filter(
    ({ counterfeit }) => counterfeit,
  );
/** The simulator's normals are cut at 2.5 deviations, which takes a little less than a tenth of their variance. */
const CUT = 0.911;

describe('varianceComponents', () => {
  test('finds components that are known', () => {
    const { source, photo, tablet } = varianceComponents(fakes(500, 4, 5));
    expect(Math.abs(source / (COMPONENTS.source * CUT) - 1)).toBeLessThan(0.15);
    expect(Math.abs(photo / (COMPONENTS.photo * CUT) - 1)).toBeLessThan(0.2);
    expect(Math.abs(tablet / (COMPONENTS.tablet * CUT) - 1)).toBeLessThan(0.05);
  });

  test('with one tablet a photo knows those of photo and tablet only together, and that of the source', () => {
    const { source, photo, tablet } = varianceComponents(fakes(400, 8, 1));
    expect([photo, tablet]).toEqual([Number.NaN, Number.NaN]);
    expect(Math.abs(source / (COMPONENTS.source * CUT) - 1)).toBeLessThan(0.15);
  });

  test('with one photo a source does not tell photo from source', () => {
    const { source, photo, tablet } = varianceComponents(fakes(400, 1, 8));
    expect(photo).toBeNaN();
    expect(Math.abs(tablet / (COMPONENTS.tablet * CUT) - 1)).toBeLessThan(0.05);
    expect(Math.abs(source / ((COMPONENTS.source + COMPONENTS.photo) * CUT) - 1)).toBeLessThan(0.15);
  });
});
