import { expect, test } from 'vitest';
import { type SeenPhoto, type SeenTablet, suggestPhotos } from './suggest.ts';

const tablet = (log10: number, ...along: number[]): SeenTablet => ({ face: 'M', log10, along });
const photo = (name: string, tablets: readonly SeenTablet[], ...opinions: SeenPhoto['opinions']): SeenPhoto => ({
  photo: name,
  tablets,
  opinions,
});

/** Four photos of one look, one whose ratio is 1, one far away, one without a compared tablet. */
const photos: readonly SeenPhoto[] = [
  photo('alike 1', [tablet(1, 0, 0.4), tablet(1, 0.1, 0)]),
  photo('far', [tablet(1, 9, 9)]),
  photo('alike 2', [tablet(1, 0, 0), tablet(1, 0, 0.1)]),
  photo('empty', []),
  photo('alike 3', [tablet(1, 0.4, 0)]),
  photo('even', [tablet(0, 2, 0)]),
  photo('alike 4', [tablet(1, 0, -0.6)]),
];
const order = (some: readonly SeenPhoto[], count = 10): string[] =>
  suggestPhotos(some, count).map(({ photo: name, reason }) => `${name}: ${reason}`);

test('typical, uncertain and different photos alternate, and none without a compared tablet', () => {
  expect(order(photos)).toEqual([
    'alike 2: typical',
    'alike 1: typical',
    'even: uncertain',
    'far: different',
    'alike 3: typical',
    'alike 4: typical',
  ]);
  expect(order(photos, 2)).toEqual(['alike 2: typical', 'alike 1: typical']);
  expect(suggestPhotos(photos, 2)[0]).toMatchObject({ tablets: 2, likelihoodRatio: 10 });
});

test('what a reviewer disagrees with comes first, then what one is unsure of, the most uncertain first', () => {
  const reviewed = [
    ...photos,
    photo('sure', [tablet(2, 0, 0)], 'agree', 'disagree'),
    photo('unsure', [tablet(0, 0, 0)], 'unsure'),
    photo('close', [tablet(0.1, 0, 0)], 'disagree'),
  ];
  expect(order(reviewed, 4)).toEqual(['close: disagree', 'sure: disagree', 'unsure: unsure', 'alike 2: typical']);
});

test('without looks, only how uncertain a photo is counts', () => {
  const colourless = [0.5, 0, -0.6, 0.2].map((log10, i) => photo(`${i}`, [{ face: 'M', log10 }]));
  expect(order(colourless)).toEqual(['1: uncertain', '3: uncertain', '0: uncertain', '2: uncertain']);
});
