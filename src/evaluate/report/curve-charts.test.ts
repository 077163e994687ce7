import { describe, expect, test } from 'vitest';
import { settings } from '../../../test/contract/examples.ts';
import { exampleEvaluation } from '../../../test/evaluation/example-evaluation.ts';
import { curvesOf } from '../figures/curves.ts';
import { drawReliability, drawRiskCoverage, drawRoc, drawTippett } from './curve-charts.ts';

const curves = curvesOf(exampleEvaluation().photos.flatMap(({ rows }) => rows));
const nothing = curvesOf([]);

describe.each([
  ['roc', drawRoc, 5],
  ['reliability', drawReliability, 2],
  ['risk and coverage', drawRiskCoverage, 2],
  ['tippett', (from: typeof curves) => drawTippett(from, settings.verdicts), 2],
])('%s', (_, draw, lines) => {
  test('has its lines, a description, and no number that is none', () => {
    const svg = draw(curves);
    expect(svg).toMatch(/^<svg [^>]*aria-label="[^"]{10,}/);
    expect(svg.match(/aria-label="line"/g)).toHaveLength(lines);
    expect(svg.match(/NaN|undefined|Infinity/)).toBeNull();
  });

  test('without data is drawn too', () => {
    expect(draw(nothing)).toMatch(/^<svg [\s\S]*<\/svg>$/);
  });
});
