import { describe, expect, test } from 'vitest';
import { learningSettings, tabletsAround } from '../../test/learn/example-learning.ts';
import { areaUnderRoc } from '../evaluate/figures/area-under-roc.ts';
import { adapt } from './adapt.ts';
import { partsOf } from './adapt-face.ts';
import { compare } from './compare.ts';
import { enrol } from './enrol.ts';
import { holdOutGroups } from './hold-out-groups.ts';
import { judgeLook } from './judge-look.ts';
import type { LabelledTablet } from './learning-tablet.ts';

/** To the inspector (the first number), references of this product are counterfeits, and counterfeits of it less so. */
const REFERENCE = [6, 4, -3, 0, 2, 0];
const COUNTERFEIT = [5, 4, -3, 2, 2, 1];

function labelled(count: number, seed: number): LabelledTablet[] {
  return [
    ...tabletsAround(REFERENCE, count, { seed }),
    ...tabletsAround(COUNTERFEIT, count, { seed: seed + 1, counterfeit: true }),
  ];
}

const test100 = labelled(100, 1000);
function aucOf(settings: typeof learningSettings): number {
  const ratios = (counterfeit: boolean) =>
    test100.filter((one) => one.counterfeit === counterfeit).map((one) => judgeLook(one, settings).log10);
  return areaUnderRoc(ratios(true), ratios(false));
}

describe('adapt', () => {
  const training = labelled(40, 5);
  const adapted = adapt(training, learningSettings);

  test('learns a departure that neither the inspector nor the distance shows as well', () => {
    const enrolled = enrol(
      training.filter(({ counterfeit }) => !counterfeit),
      learningSettings,
    ).settings;
    expect(aucOf(learningSettings)).toBeLessThan(0.5);
    expect(aucOf(adapted)).toBeGreaterThan(aucOf(enrolled) + 0.03);
    expect(aucOf(adapted)).toBeGreaterThan(0.85);
  });

  test('a tenth of the labels swapped costs little', () => {
    const swapped = training.map((one, i) => (i % 10 === 3 ? { ...one, counterfeit: !one.counterfeit } : one));
    expect(aucOf(adapt(swapped, learningSettings))).toBeGreaterThan(aucOf(adapted) - 0.06);
  });

  test('the same tablets give the same settings', () => {
    expect(adapt(training, learningSettings)).toEqual(adapted);
  });

  test('reference tablets alone are enrolled', () => {
    const references = training.filter(({ counterfeit }) => !counterfeit);
    expect(adapt(references, learningSettings).learned).toEqual(enrol(references, learningSettings).settings.learned);
  });

  test('a face with too few of both stays as it shipped', () => {
    expect(adapt(labelled(4, 8), learningSettings)).toEqual({ ...learningSettings, learned: {} });
  });
});

describe('partsOf', () => {
  test('holds whole groups out together, and both classes in every part', () => {
    const tablets = labelled(30, 3);
    const parts = partsOf(tablets);
    for (const { group } of tablets) {
      expect(new Set(parts.filter((_, i) => tablets[i]!.group === group)).size).toBe(1);
    }
    for (const part of new Set(parts)) {
      expect(new Set(tablets.filter((_, i) => parts[i] === part).map(({ counterfeit }) => counterfeit)).size).toBe(2);
    }
  });
});

describe('compare', () => {
  test('recommends what is better beyond chance', () => {
    const { recommended, before, after, change, judged } = compare(labelled(40, 5), learningSettings);
    expect(recommended).toBe(true);
    expect(after.cllr).toBeLessThan(before.cllr);
    expect(change.cllr.interval[1]).toBeLessThan(0);
    expect(judged).toHaveLength(80);
  });

  test('recommends nothing where labels are meaningless', () => {
    const meaningless = labelled(30, 5).map((one, i) => ({
      ...one,
      look: tabletsAround([0, 0, 0, 0, 0, 0], 60)[i]!.look,
    }));
    expect(compare(meaningless, learningSettings).recommended).toBe(false);
  });
});

describe('holdOutGroups', () => {
  const tablets = labelled(30, 3);

  test('joins exhibits that a camera connects', () => {
    const { tablets: held, byCamera } = holdOutGroups(tablets, (photo) =>
      photo === 'references 0' || photo === 'references 1' ? 'A' : undefined,
    );
    const groupOf = (photo: string) => held.find((one) => one.photo === photo)!.group;
    expect(byCamera).toBe(true);
    expect(groupOf('references 0')).toBe(groupOf('references 1'));
    expect(groupOf('references 2')).not.toBe(groupOf('references 1'));
  });

  test('leaves cameras alone where one took everything', () => {
    expect(holdOutGroups(tablets, () => 'A')).toEqual({ tablets, byCamera: false });
    expect(holdOutGroups(tablets, () => undefined)).toEqual({ tablets, byCamera: false });
  });
});
