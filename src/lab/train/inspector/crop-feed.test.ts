import { afterEach, expect, test } from 'vitest';
import { CropFeed, type Cursor, quotasOf, shuffledUnits } from './crop-feed.ts';
import { normalizeCrops } from './normalize-crops.ts';
import { drawSimpleCrops } from './simple-crops.fixture.ts';

const module = new URL('./simple-crops.fixture.ts', import.meta.url).href;
const SOURCES = [
  { name: 'a', share: 3, module, options: { count: 16, seed: 'a' } },
  { name: 'b', share: 1, module, options: { count: 8, seed: 'b' } },
];
const feeds: CropFeed[] = [];

function open(threads: number, from?: readonly Cursor[]): CropFeed {
  const feed = new CropFeed({ sources: SOURCES, seed: 'test', size: 16, threads, from });
  feeds.push(feed);
  return feed;
}

afterEach(async () => {
  await Promise.all(feeds.splice(0).map((feed) => feed.close()));
});

test('shares become even numbers of crops that fill a step', () => {
  const quotas = (...shares: number[]) =>
    quotasOf(
      shares.map((share) => ({ name: 'x', share })),
      64,
    );
  expect(quotas(3, 1)).toEqual([48, 16]);
  expect(quotas(1, 1, 1)).toEqual([22, 22, 20]);
  expect(() => quotas(1000, 1)).toThrow('at least a pair');
});

test('a set is shuffled, and its matched pairs stay together', () => {
  const set = normalizeCrops(drawSimpleCrops(16, 'x'));
  const units = shuffledUnits(set, 'seed');
  expect(units.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, i) => i));
  expect(units.filter(({ length }) => length === 2)).toHaveLength(4);
  for (const [first, second] of units)
    if (second !== undefined) expect([set.counterfeit[second], second]).toEqual([1, first! + 1]);
  expect(shuffledUnits(set, 'seed')).toEqual(units);
  expect(shuffledUnits(set, 'other')).not.toEqual(units);
});

test('steps have crops of every source, the same from any cursor on and with any count of threads', async () => {
  const feed = open(1);
  const steps = [await feed.next(), await feed.next(), await feed.next()];
  for (const { picks } of steps) {
    // A pair that does not fit is left for the next step.
    expect(picks.length).toBeGreaterThanOrEqual(14);
    expect(picks.length).toBeLessThanOrEqual(16);
    expect(new Set(picks.map(({ set }) => set)).size).toBeGreaterThanOrEqual(2);
  }
  const resumed = await open(2, steps[1]?.cursors).next();
  const pictures = (fed: typeof resumed) =>
    fed.picks.map(({ set, index }) => set.upright.slice(index * 49152 + 24000, index * 49152 + 24090));
  expect(pictures(resumed)).toEqual(pictures(steps[2] as typeof resumed));
});
