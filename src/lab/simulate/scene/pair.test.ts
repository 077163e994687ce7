import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { simulateFacePairs } from '../simulate-pairs.ts';
import type { TabletDesign } from '../tablet/tablet.ts';
import { type DrawnFacePair, drawFacePairs } from './pair.ts';
import { PLAIN_WORLD } from './scene.ts';

const DRAWN = Array.from({ length: 10 }, (_, i) => drawFacePairs(`pair-test/${i}`, PLAIN_WORLD));

const designOf = (pair: DrawnFacePair, face: 'M' | '30'): TabletDesign =>
  pair.views[face].scene.tablets[0]?.design as TabletDesign;

/** The properties of the tablet, without those of a single face. */
function bodyOf({
  halfThickness,
  dome,
  bevel,
  colour,
  speck,
  mottle,
  grain,
  gloss,
  label,
  severity,
  defects,
}: TabletDesign) {
  return { halfThickness, dome, bevel, colour, speck, mottle, grain, gloss, label, severity, defects };
}

describe('two faces of one tablet', () => {
  test('have one body, one powder and one make', () => {
    for (const pair of DRAWN.flat()) {
      const [M, thirty] = [designOf(pair, 'M'), designOf(pair, '30')];
      expect([M.face, thirty.face]).toEqual(['M', '30']);
      expect(bodyOf(M)).toEqual(bodyOf(thirty));
    }
  });

  test('have separate imprints', () => {
    const pairs = DRAWN.flat();
    for (const pair of pairs) expect(designOf(pair, 'M').imprintOffset).not.toEqual(designOf(pair, '30').imprintOffset);
  });

  test('are photographed in one session or two, each from its own camera position', () => {
    const pairs = DRAWN.flat();
    for (const { sittings, views } of pairs) {
      if (sittings === 2) expect(views.M.phoneSeed).not.toBe(views['30'].phoneSeed);
      expect(views.M.scene.ground.name === views['30'].scene.ground.name || sittings === 2).toBe(true);
      expect(views.M.scene.camera.position).not.toEqual(views['30'].scene.camera.position);
    }
    expect(new Set(pairs.map(({ sittings }) => sittings))).toEqual(new Set([1, 2]));
    const sameSettings = ({ views }: DrawnFacePair): boolean => views.M.phoneSeed === views['30'].phoneSeed;
    const sitting = pairs.filter(({ sittings }) => sittings === 1);
    expect(sitting.some(sameSettings) && !sitting.every(sameSettings)).toBe(true);
  });

  test('of a matched pair have the same light and camera', () => {
    for (const [reference, counterfeit] of DRAWN as [DrawnFacePair, DrawnFacePair][]) {
      expect([reference.design.label, counterfeit.design.label]).toEqual(['reference', 'counterfeit']);
      for (const face of ['M', '30'] as const) {
        expect(reference.views[face].scene.camera).toEqual(counterfeit.views[face].scene.camera);
        expect(reference.views[face].scene.lighting).toEqual(counterfeit.views[face].scene.lighting);
        expect(reference.views[face].phoneSeed).toBe(counterfeit.views[face].phoneSeed);
      }
    }
  });
});

test('a seed gives four photos, and a killed run resumes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-pairs-'));
  const first = await simulateFacePairs(folder, 'test', 'seed', 1);
  expect(first.pairs.map(({ label }) => label)).toEqual(['reference', 'counterfeit']);
  const times = () =>
    Promise.all(
      first.pairs.flatMap(({ files }) =>
        Object.values(files).map(async (file) => (await stat(join(folder, file))).mtimeMs),
      ),
    );
  const before = await times();
  expect(before).toHaveLength(4);
  expect(await simulateFacePairs(folder, 'test', 'seed', 1)).toEqual(first);
  expect(await times()).toEqual(before);
  await rm(folder, { recursive: true });
});
