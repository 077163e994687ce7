import { expect, test } from 'vitest';
import { Random } from '../../simulate/random.ts';
import { exhibitCoverage } from './exhibit-coverage.ts';
import { makeTablets } from './exhibit-tablets.fixture.ts';

const COMPONENTS = { source: 0.05, photo: 0.05, tablet: 0.1 };
const DRAWS = 50;
const TIMEOUT_MS = 300_000;

// From 20 lots, the intervals contained it in 78 % of 40 draws: too few for a bootstrap over lots.
test('of 60 lots, 90 % intervals contain the population value about nine times in ten', {
  tags: ['slow'],
  timeout: TIMEOUT_MS,
}, () => {
  const population = makeTablets(
    { lots: 60, photos: 3, tabletsAPhoto: 2, components: COMPONENTS },
    new Random('coverage'),
  );
  const share = exhibitCoverage({ photos: population, closeUps: [] }, 'seed', DRAWS);
  expect(share).toBeGreaterThan(0.82);
  expect(share).toBeLessThan(0.96);
});

test('the same tablets and seed give the same coverage', () => {
  const population = makeTablets({ lots: 5, photos: 2, tabletsAPhoto: 2, components: COMPONENTS }, new Random('few'));
  expect(exhibitCoverage({ photos: population, closeUps: [] }, 'seed', 1)).toBe(
    exhibitCoverage({ photos: population, closeUps: [] }, 'seed', 1),
  );
});
