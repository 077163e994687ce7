import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleRows } from '../../../test/calibrate/example-rows.ts';
import { formatMeasures } from '../card/format-measures.ts';
import { writeGatesPage } from '../card/write-gates-page.ts';
import { Random } from '../simulate/random.ts';
import type { CalibrationRow } from './calibrate.ts';
import { loadRows, saveRows } from './calibration-rows.ts';
import { type FittedSettings, fitSettings } from './fit-settings.ts';

/** Tablets of both faces, two photos a press, with embeddings by press and uninformative surroundings. */
function rows(): CalibrationRow[] {
  const random = new Random('settle');
  return (['M', '30'] as const).flatMap((face) =>
    exampleRows(240, 1.5, random, face).map((row, i) => {
      const [lot, fake] = [i >> 3, row.truth.label === 'counterfeit'];
      const angle = (lot + (fake ? 0.5 : 0)) * 0.2 + random.normal(0.01);
      return {
        ...row,
        truth: { ...row.truth, press: fake ? `lot-${face}-${lot}/counterfeit` : `lot-${face}-${lot}` },
        quality: { ...row.quality, diameterPx: random.range(60, 200) },
        evidence: {
          ...row.evidence,
          aspectProbability: { ...row.evidence.aspectProbability, imprint: random.uniform() * 0.6 + (fake ? 0.4 : 0) },
          embedding: [Math.cos(angle), Math.sin(angle)],
        },
        nuisances: {
          redCast: random.normal(),
          blueCast: random.normal(),
          groundBrightness: random.range(0, 255),
          groundContrast: random.range(0, 50),
          sharpness: 1,
          diameterPx: 100,
          glare: 0,
          tilt: random.uniform(),
        },
      };
    }),
  );
}

/** A nested bootstrap is slow. */
const DRAWS = 4;

let all: CalibrationRow[];
let fitted: FittedSettings;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-settle-'));
  all = rows();
  fitted = fitSettings(all, 'seed', DRAWS);
});
afterAll(() => rm(folder, { recursive: true }));

describe('fitSettings', () => {
  test('measures what the model card states', () => {
    const { gates, coverage, aspects, probe, presses } = fitted.measures;
    expect(gates.map(({ gate, chosen }) => [gate, chosen.limit])).toEqual(
      gates.map(({ gate }) => [gate, fitted.settings.gates[gate]]),
    );
    expect(coverage.M.share).toBeGreaterThan(0.8);
    expect(aspects[0]).toMatchObject({ aspect: 'imprint', assessed: 1 });
    expect(aspects[0]?.own.value).toBeGreaterThan(0.8);
    expect(aspects[0]?.others.counterfeits).toBe(0);
    expect(aspects[1]?.own.counterfeits).toBe(0);
    expect(probe?.area).toBeGreaterThan(0.4);
    expect(probe?.area).toBeLessThan(0.6);
    expect(presses?.all.value).toBeGreaterThan(0.9);
  });

  test('does not change its rows, which are the same from a file', async () => {
    await saveRows(join(folder, 'rows.json'), all);
    expect(await loadRows(join(folder, 'rows.json'))).toEqual(rows());
  });
});

test('rows without embeddings and surroundings are kept as such', async () => {
  const bare = exampleRows(3, 1, new Random('bare'));
  await saveRows(join(folder, 'bare.json'), bare);
  expect(await loadRows(join(folder, 'bare.json'))).toEqual(bare);
});

describe('formatMeasures', () => {
  test('has every measure with its interval', () => {
    const text = formatMeasures(fitted.measures, fitted.settings.aspectLimits);
    for (const part of [
      '### Gates',
      '| maximum glare | 0.35 | 100.0 %',
      '### Aspects',
      '| imprint |',
      '### Coverage',
      '| M |',
      '### One press',
      '| all M 30 |',
      '### Properties that must not give the class away',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/AUC 0\.\d{3} \(0\.\d{3} to 0\.\d{3}\) over\n480 tablets\. The interval includes chance\./);
  });

  test('says what was not measured', () => {
    const { probe: _, presses: __, ...measures } = fitted.measures;
    const text = formatMeasures(measures, fitted.settings.aspectLimits);
    expect(text.match(/Not measured/g)).toHaveLength(2);
  });
});

test('the gates have a page of their own, without script', async () => {
  await writeGatesPage(join(folder, 'gates.html'), fitted.measures.gates);
  const page = await readFile(join(folder, 'gates.html'), 'utf8');
  expect(page.match(/<svg[^>]*aria-label="Area under ROC of what a limit of/g)).toHaveLength(5);
  expect(page).not.toMatch(/<script/i);
});
