import { describe, expect, it } from 'vitest';
import { bareTruth, type CropTruth, type LabelledCrop } from '../dataset/crop-store.ts';
import { chooseSamples, formatOcclusion } from './occlusion-samples.ts';

const truth = (changes: Partial<CropTruth>): CropTruth => ({ ...bareTruth('p', 'other'), ...changes });
const aspectsOf = (index: number): boolean[] => [0, 1, 2, 3].map((i) => i === index);

function crop(diameterPx: number, changes: Partial<CropTruth>): LabelledCrop {
  const quality = { diameterPx, sharpness: 1, glare: 0, visible: 1 };
  return { crop: { quality } as LabelledCrop['crop'], truth: truth(changes) };
}

const fake = (face: 'M' | '30', aspect: number, severity = 0.8): Partial<CropTruth> => ({
  face,
  label: 'counterfeit',
  severity,
  aspects: aspectsOf(aspect),
});

describe('chooseSamples', () => {
  it('takes the first reference and the first strong counterfeit of each aspect, of each face', () => {
    const crops = (['M', '30'] as const).flatMap((face) => [
      crop(150, { face, label: 'reference' }),
      ...[0, 1, 2, 3].map((aspect) => crop(150, fake(face, aspect))),
    ]);
    const samples = chooseSamples([...crops, ...crops]);
    expect(samples.map(({ face, aspect }) => `${face} ${aspect ?? 'reference'}`)).toEqual([
      'M reference',
      'M imprint',
      'M colour',
      'M surface',
      'M edge',
      '30 reference',
      '30 imprint',
      '30 colour',
      '30 surface',
      '30 edge',
    ]);
    expect(samples[0]?.crop).toBe(crops[0]?.crop);
  });

  it('leaves out small, partly hidden and mild tablets, and those with defects of two aspects', () => {
    const crops = [
      crop(100, { face: 'M', label: 'reference' }),
      crop(150, { face: 'M', label: 'reference', visible: 0.9 }),
      crop(150, fake('M', 0, 0.5)),
      crop(150, { ...fake('M', 0), aspects: [true, true, false, false] }),
    ];
    expect(chooseSamples(crops)).toEqual([]);
  });
});

describe('formatOcclusion', () => {
  it('draws a sign per cell, five maps in a row', () => {
    const map = new Float32Array(64);
    map.set([1, 0.3, 0, -0.3, -1]);
    const sample = { face: 'M', aspect: 'imprint', logit: 3.14, map } as const;
    const text = formatOcclusion(Array.from({ length: 6 }, () => sample));
    expect(text).toContain('M imprint          M imprint');
    expect(text).toContain('logit 3.1');
    expect(text).toContain('# + . - = . . .    # + . - = . . .');
    expect(text.match(/# \+ \. - =/g)).toHaveLength(6);
  });
});
