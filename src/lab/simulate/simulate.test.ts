import { mkdtemp, readFile, rm, stat, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PhotoSet, simulate, simulateCloseUps } from './simulate.ts';
import { pressOf } from './simulate-worker.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-simulate-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Four seeds, of which three share their presses. */
const closeUps = (): Promise<PhotoSet> => simulateCloseUps(folder, 'test', 'seed', 4, { lotShare: 1 }, 3);

const timesOf = ({ photos }: PhotoSet): Promise<number[]> =>
  Promise.all(photos.map(async ({ file }) => (await stat(join(folder, file))).mtimeMs));

test('a killed run draws the photos that are missing, and no other', { tags: ['slow'] }, async () => {
  const first = await simulate(folder, 'test', 'seed', 3);
  expect(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'))).toEqual(first.photos);
  const before = await timesOf(first);
  const second = first.photos[1]?.file as string;
  const pixels = await readFile(join(folder, second));
  // As after a kill: the picture exists, but not its truth, which is written last.
  await unlink(join(folder, second.replace('.jpg', '.json')));
  const again = await simulate(folder, 'test', 'seed', 3);
  expect((await timesOf(again)).map((time, i) => time === before[i])).toEqual([true, false, true]);
  expect(again.photos).toEqual(first.photos);
  expect((await readFile(join(folder, second))).equals(pixels)).toBe(true);
});

test('close-ups come as matched pairs, and a killed run resumes', async () => {
  const some = await closeUps();
  const scenes = new Map<string, string[]>();
  for (const { scene, tablets } of some.photos) {
    scenes.set(scene, [...(scenes.get(scene) ?? []), tablets[0]?.label as string]);
  }
  expect(scenes.size).toBe(4);
  expect(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8'))).toEqual(some.photos);
  for (const labels of scenes.values()) expect(labels.slice(0, 2)).toEqual(['reference', 'counterfeit']);
  const before = await timesOf(some);
  expect((await closeUps()).photos).toEqual(some.photos);
  expect(await timesOf(some)).toEqual(before);
});

test('consecutive seeds share their presses, as many as requested', async () => {
  const { photos } = await closeUps();
  const presses = ['reference', 'counterfeit'].map((label) =>
    photos.flatMap(({ tablets: [tablet] }) => (tablet?.label === label ? [tablet.press] : [])),
  );
  for (const [first, second, third, fourth] of presses) {
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
  }
  const lots = photos.flatMap(({ tablets: [tablet], seed, lot }) =>
    tablet?.label === 'reference' ? [[seed, lot]] : [],
  );
  expect(lots).toEqual([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 3],
  ]);
});

test('every second of four seeds shows the presses of the first', () => {
  expect([0, 1, 2, 3, 4, 5].map((n) => pressOf(n))).toEqual([0, 0, 2, 3, 4, 4]);
});
