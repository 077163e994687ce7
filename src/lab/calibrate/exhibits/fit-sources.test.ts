import { expect, test } from 'vitest';
import { groupBySource } from '../../../core/exhibit/group-by-source.ts';
import { ASPECTS } from '../../../core/labels.ts';
import { Random } from '../../simulate/random.ts';
import { drawExhibits } from './draw-exhibits.ts';
import { makeTablets } from './exhibit-tablets.fixture.ts';
import { bySource, type SourceTablet } from './exhibit-tablets.ts';
import { fitSources, placeBy } from './fit-sources.ts';
import { MAX_DIVIDED } from './separation-limits.ts';

const LENGTH = ASPECTS.length + 2;
/** Sources differ by this much along the first number of a look; photos and tablets by 1 along all. */
const BETWEEN = 3;

/** Tablets whose embedding (two numbers) is noise, and whose dividing part shows the source. */
function looked(seed: string): SourceTablet[] {
  const random = new Random(seed);
  const made = makeTablets(
    { lots: 40, photos: 3, tabletsAPhoto: 6, components: { source: 0.05, photo: 0.03, tablet: 0.05 } },
    random,
  );
  const shifts = new Map<string, number[]>();
  const shift = (key: string, deviation: number) => {
    if (!shifts.has(key))
      shifts.set(
        key,
        Array.from({ length: LENGTH }, (_, i) => random.normal(i ? 0.1 : deviation)),
      );
    return shifts.get(key)!;
  };
  return made.map((tablet, i) => {
    const [ofSource, ofPhoto] = [shift(tablet.source, BETWEEN), shift(tablet.photo, 1)];
    const own = Array.from({ length: LENGTH }, (_, k) => ofSource[k]! + ofPhoto[k]! + random.normal(1));
    return { ...tablet, face: i % 2 ? 'M' : '30', pressLook: [random.normal(9), random.normal(9), ...own] };
  });
}

test('looks divide two sources in one photo, and seldom one', () => {
  const sources = fitSources(looked('fit'), new Random('fit'))!;
  const exhibit = { variance: { photo: 0.03, tablet: 0.05 }, separationLimits: [], sources };
  expect(sources.spaces.M.mean).toHaveLength(LENGTH);
  expect(sources.spaces.M.between[0]).toBeGreaterThan(2);

  const others = looked('others').map((tablet) => ({ ...tablet, sourceLook: placeBy(sources, tablet) }));
  const one = drawExhibits(others, new Random('drawn'));
  const divided = one.filter(({ tablets }) => groupBySource(tablets, exhibit).length > 1);
  expect(divided.length / one.length).toBeLessThan(2 * MAX_DIVIDED);

  const photos = bySource(others).map((tablets) => tablets.slice(0, 6));
  const mixed = photos.slice(1).map((tablets, i) => [...photos[i]!, ...tablets].map((one) => ({ ...one, photo: 'a' })));
  const told = mixed.filter((tablets) => groupBySource(tablets, exhibit).length > 1);
  expect(told.length / mixed.length).toBeGreaterThan(0.5);
});

test('without looks there is nothing to divide by', () => {
  const without = looked('without').map(({ pressLook: _, ...tablet }) => tablet);
  expect(fitSources(without, new Random('without'))).toBeUndefined();
});
