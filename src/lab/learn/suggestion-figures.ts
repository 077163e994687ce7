import { departures } from '../../core/decide/judged-logit.ts';
import type { ModelSettings } from '../../core/model.ts';
import { adapt } from '../../learn/adapt.ts';
import { figuresOf, judge } from '../../learn/compare.ts';
import { judgeLook } from '../../learn/judge-look.ts';
import { groupBy } from '../../learn/learning-tablet.ts';
import { type SeenPhoto, suggestPhotos } from '../../learn/suggest.ts';
import { Random } from '../simulate/random.ts';
import type { TruthRow } from './truth-rows.ts';

/** A mean with its standard error over draws and products. */
export interface MeanFigure {
  readonly mean: number;
  readonly error: number;
}

/** How well a bundle does that learned from so many photos. */
export interface SuggestionFigures {
  readonly photos: number;
  readonly chosen: 'by chance' | 'as suggested';
  readonly auc: MeanFigure;
  readonly cllr: MeanFigure;
  /** Share of the photos. */
  readonly counterfeits: number;
}

/** Photos whose tablets all get a result. */
const BUDGETS = [2, 4, 8] as const;
const DRAWS = 12;
/** Of the photos of each class; a bundle is judged on them. */
const HELD_OUT = 1 / 3;

/** For each product, a random third of its photos is held out; a bundle learns from some of the others and judges it. */
export function suggestionFigures(
  rows: readonly TruthRow[],
  settings: ModelSettings,
  seed: string,
): SuggestionFigures[] {
  const products = groupBy(rows, ({ lot }) => String(lot)).map((product) => groupBy(product, ({ photo }) => photo));
  return BUDGETS.flatMap((photos) =>
    (['by chance', 'as suggested'] as const).map((chosen): SuggestionFigures => {
      const draws = products.flatMap((product, i) =>
        Array.from({ length: DRAWS }, (_, draw) => {
          const [held, pool] = split(product, new Random(`${seed}/suggest/${i}/${draw}`));
          const some =
            chosen === 'by chance'
              ? new Random(`${seed}/chance/${photos}/${i}/${draw}`).sample(pool, photos)
              : suggested(pool, photos, settings);
          const learned = adapt(some.flat(), settings);
          const { auc, cllr } = figuresOf(held.flat().map((row) => judge(row, learned)));
          return { auc, cllr, counterfeits: some.filter(isCounterfeit).length / photos };
        }),
      );
      return {
        photos,
        chosen,
        auc: meanFigure(draws.map(({ auc }) => auc)),
        cllr: meanFigure(draws.map(({ cllr }) => cllr)),
        counterfeits: meanFigure(draws.map(({ counterfeits }) => counterfeits)).mean,
      };
    }),
  );
}

type Photo = readonly TruthRow[];

/** All tablets of a photo have one label. */
const isCounterfeit = (photo: Photo): boolean => photo[0]!.counterfeit;

function split(photos: readonly Photo[], random: Random): [held: Photo[], pool: Photo[]] {
  const [held, pool]: [Photo[], Photo[]] = [[], []];
  for (const counterfeit of [false, true]) {
    const some = photos.filter((photo) => isCounterfeit(photo) === counterfeit);
    const shuffled = random.sample(some, some.length);
    const count = Math.floor(some.length * HELD_OUT);
    held.push(...shuffled.slice(0, count));
    pool.push(...shuffled.slice(count));
  }
  return [held, pool];
}

function suggested(pool: readonly Photo[], count: number, settings: ModelSettings): Photo[] {
  const seen = pool.map((rows, i): SeenPhoto => ({ photo: String(i), tablets: rows.map(seenOf), opinions: [] }));
  return suggestPhotos(seen, count).map(({ photo }) => pool[Number(photo)]!);

  function seenOf(row: TruthRow): SeenPhoto['tablets'][number] {
    const { face, look } = row;
    const along = settings.press && departures(look.slice(1), settings.press[face]);
    return { face, log10: judgeLook(row, settings).log10, along };
  }
}

function meanFigure(values: readonly number[]): MeanFigure {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}
