import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { settings } from '../../../test/contract/examples.ts';
import { exampleEvaluation } from '../../../test/evaluation/example-evaluation.ts';
import { curvesOf } from '../figures/curves.ts';
import { drawConfusion, drawEvidence, drawIntervals } from './group-charts.ts';

const curves = curvesOf(exampleEvaluation().photos.flatMap(({ rows }) => rows));
const nothing = curvesOf([]);

/** Number of marks of a kind, by Plot's names. */
function marksIn(svg: string, kind: string): number {
  const { document } = parseHTML(svg);
  return [...document.querySelectorAll(`g[aria-label="${kind}"]`)].reduce(
    (sum, group) => sum + group.children.length,
    0,
  );
}

describe('drawEvidence', () => {
  test('has a dot for every compared tablet', () => {
    expect(marksIn(drawEvidence(curves, settings.verdicts), 'dot')).toBe(curves.evidence.length);
    expect(marksIn(drawEvidence(nothing, settings.verdicts), 'dot')).toBe(0);
  });
});

describe('drawConfusion', () => {
  test('a cell for every pair of faces, with its count', () => {
    const svg = drawConfusion(curves);
    expect(marksIn(svg, 'cell')).toBe(12);
    expect(marksIn(svg, 'text')).toBe(curves.confusion.filter(({ count }) => count > 0).length);
    expect(drawConfusion(nothing).match(/NaN/)).toBeNull();
  });

  test('no fill makes its count unreadable', () => {
    const fills = [...drawConfusion(curves).matchAll(/fill-opacity="([\d.]+)"/g)].map(([, opacity]) => Number(opacity));
    expect(fills).toHaveLength(12);
    expect(Math.max(...fills)).toBeLessThan(0.6);
  });
});

describe('drawIntervals', () => {
  test('an interval for every number that is known', () => {
    const items = [
      { name: 'wood', value: 0.8, interval: [0.7, 0.9] },
      { name: 'a long name, for which there is room', value: 0.6, interval: [0.3, 0.7] },
      { name: 'skin', value: Number.NaN, interval: [Number.NaN, Number.NaN] },
    ] as const;
    const svg = drawIntervals('area', items, { lowest: 0.45, chance: 0.5 });
    expect(marksIn(svg, 'dot')).toBe(2);
    expect(svg).toContain('a long name');
    expect(svg.match(/skin|NaN/)).toBeNull();
  });

  test('an interval that extends below the axis is not cut off', () => {
    const svg = drawIntervals('area', [{ name: 'wood', value: 0.5, interval: [0.1, 0.9] }], { lowest: 0.45 });
    expect(svg).toContain('>0.1</text>');
  });
});
