import { expect, test } from 'vitest';
import { CROP_SIZE, type CropSource, emptyCropSet, LABEL_UNKNOWN } from '../../dataset/crop-set.ts';
import { exposedAnew, withViews } from './with-views.ts';

/** Sets of two grey crops of one photo, with a brightness by number; and the numbers that were drawn. */
function counted(): { readonly source: CropSource; readonly drawn: number[] } {
  const drawn: number[] = [];
  const draw: CropSource['draw'] = (index) => {
    drawn.push(index);
    const set = emptyCropSet(2);
    set.pixels.fill(100 + (index % 50));
    set.press.fill(index + 1000);
    return Promise.resolve(set);
  };
  return { source: { draw }, drawn };
}

test('every set comes twice, the second time with others in between, and is drawn once', async () => {
  const { source, drawn } = counted();
  const twice = withViews(source, 2);
  const numbers: number[] = [];
  for (let index = 0; index < 160; index++) numbers.push((await twice.draw(index)).press[0]!);
  const views = (set: number): number[] => numbers.flatMap((number, at) => (number === set + 1000 ? [at] : []));
  for (let set = 0; set < 48; set++) {
    const [first, second, ...more] = views(set);
    expect(more).toEqual([]);
    expect(second! - first!).toBeGreaterThan(50);
  }
  expect(new Set(drawn).size).toBe(drawn.length);
});

test('one view is the source itself', () => {
  const { source } = counted();
  expect(withViews(source, 1)).toBe(source);
});

test('a later view of a photo is another exposure, the same whenever it is drawn', async () => {
  const set = await counted().source.draw(0);
  const again = exposedAnew(set, 'a');
  expect(again.pixels).not.toEqual(set.pixels);
  expect(again.pixels).toEqual(exposedAnew(set, 'a').pixels);
  expect(again.pixels).not.toEqual(exposedAnew(set, 'b').pixels);
  // Both tablets of a matched pair are in the same light.
  const each = CROP_SIZE * CROP_SIZE * 3;
  expect(again.pixels.subarray(0, each)).toEqual(again.pixels.subarray(each));
});

test('a tablet that is shown in another colour teaches its face alone', async () => {
  const set = await counted().source.draw(0);
  const each = CROP_SIZE * CROP_SIZE * 3;
  const views = Array.from({ length: 40 }, (_, i) => exposedAnew(set, `view ${i}`));
  const isTinted = ({ counterfeit }: typeof set): boolean => counterfeit[0] === LABEL_UNKNOWN;
  const spread = ({ pixels }: typeof set): number => {
    const means = [0, 1, 2].map((c) => pixels.subarray(0, each).reduce((sum, v, k) => sum + (k % 3 === c ? v : 0), 0));
    return Math.max(...means) / Math.min(...means);
  };
  const mean = (some: readonly (typeof set)[]): number =>
    some.reduce((sum, view) => sum + spread(view), 0) / some.length;
  const [tinted, plain] = [views.filter(isTinted), views.filter((view) => !isTinted(view))];
  expect(tinted.length).toBeGreaterThan(4);
  expect(mean(tinted)).toBeGreaterThan(1.3);
  expect(mean(plain)).toBeLessThan(1.15);
  for (const view of tinted) expect(view.traits.every(Number.isNaN)).toBe(true);
});
