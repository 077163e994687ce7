import { describe, expect, test } from 'vitest';
import { settings } from '../../../test/contract/examples.ts';
import { type GatedTablet, gateCurves, passesGate } from './gate-curve.ts';

const tablet = (changes: Partial<GatedTablet['quality']> & Partial<GatedTablet> = {}): GatedTablet => {
  const {
    diameterPx = 100,
    sharpness = 0.8,
    glare = 0,
    visible = 1,
    faceProbability = 0.9,
    counterfeit = false,
    score = 0,
  } = changes;
  return { quality: { diameterPx, sharpness, glare, visible }, faceProbability, counterfeit, score };
};
const { gates } = settings;

describe('gateCurves', () => {
  /** 200 tablets, distinguishable from 50 pixels on. */
  const tablets = Array.from({ length: 200 }, (_, i) => {
    const [diameterPx, counterfeit, scattered] = [i / 2, i % 2 === 0, (i * 0.618) % 1];
    return tablet({ diameterPx, counterfeit, score: scattered + (counterfeit && diameterPx >= 50 ? 2 : 0) });
  });
  const curve = gateCurves(tablets, gates).find(({ gate }) => gate === 'minDiameterPx');

  test('coverage falls as the limit rises, and dropped tablets carry little information', () => {
    const points = curve?.points ?? [];
    expect(points.map(({ coverage }) => coverage)).toEqual(
      [...points.map(({ coverage }) => coverage)].sort((a, b) => b - a),
    );
    expect(points[0]).toMatchObject({ coverage: 1, dropped: Number.NaN });
    const half = points.find(({ limit }) => limit === 50);
    expect(half).toMatchObject({ coverage: 0.5, kept: 1 });
    expect(half?.dropped).toBeCloseTo(0.5, 1);
  });

  test('the chosen limit is marked where it lies', () => {
    expect(curve?.chosen).toMatchObject({ limit: gates.minDiameterPx, coverage: (200 - 64) / 200 });
  });

  test('only tablets that pass all other gates count', () => {
    const blurred = tablets.map((t) => ({ ...t, quality: { ...t.quality, sharpness: 0 } }));
    const again = gateCurves([...tablets, ...blurred], gates);
    expect(again.find(({ gate }) => gate === 'minDiameterPx')).toEqual(curve);
    expect(again.find(({ gate }) => gate === 'minSharpness')?.tablets).toBe(2 * 136);
  });

  test('there is no curve without data', () => {
    expect(gateCurves([], gates)[0]).toMatchObject({ tablets: 0, points: [], chosen: { coverage: Number.NaN } });
  });
});

test.each([
  ['maxGlare', { glare: gates.maxGlare }, { glare: gates.maxGlare + 0.01 }],
  ['minSharpness', { sharpness: gates.minSharpness }, { sharpness: gates.minSharpness - 0.01 }],
  ['minVisible', { visible: gates.minVisible }, { visible: gates.minVisible - 0.01 }],
  ['minFaceProbability', { faceProbability: gates.minFaceProbability }, { faceProbability: 0 }],
] as const)('%s passes at its limit', (gate, at, beyond) => {
  expect(passesGate(gate, tablet(at), gates)).toBe(true);
  expect(passesGate(gate, tablet(beyond), gates)).toBe(false);
});
