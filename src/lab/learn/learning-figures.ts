import { M30_FACES } from '../../core/labels.ts';
import type { ModelSettings } from '../../core/model.ts';
import { adapt } from '../../learn/adapt.ts';
import { type ComparedFigures, figuresOf, type Judged, judge } from '../../learn/compare.ts';
import { enrol } from '../../learn/enrol.ts';
import { groupBy } from '../../learn/learning-tablet.ts';
import { Random } from '../simulate/random.ts';
import type { TruthRow } from './truth-rows.ts';

/** What a bundle learns from before it judges the rest. */
export interface LearningStep {
  readonly name: string;
  /** Tablets of each class; counterfeits of 0 are an enrolment. */
  readonly references: number;
  readonly counterfeits: number;
  /** Share of the labels that are swapped. */
  readonly swapped?: number;
}

export const STEPS: readonly LearningStep[] = [
  { name: 'as shipped', references: 0, counterfeits: 0 },
  { name: 'enrolled, 20 reference tablets', references: 20, counterfeits: 0 },
  { name: 'enrolled, at most 100 reference tablets', references: 100, counterfeits: 0 },
  { name: 'adapted, 20 of each', references: 20, counterfeits: 20 },
  { name: 'adapted, as many as there are, at most 100 of each', references: 100, counterfeits: 100 },
  {
    name: 'adapted, at most 100 of each, a tenth of the labels swapped',
    references: 100,
    counterfeits: 100,
    swapped: 0.1,
  },
];

/** Photos are held out in so many parts. */
const PARTS = 3;

export interface StepFigures {
  readonly step: LearningStep;
  /** Of all products together, whose likelihood ratios must mean the same. */
  readonly pooled: ComparedFigures;
  /** Mean of the products' own. */
  readonly auc: number;
  /** Of counterfeits from middle severity on, against the references. */
  readonly aucNotMild: number;
  /** On another set, judged by each product's bundle: the mean. Absent without one. */
  readonly elsewhere?: number;
}

/** Severity from which a counterfeit is not mild. */
const MIDDLE_FROM = 0.4;

/** Every product in turn: a bundle learns from two parts of its photos, and judges the third. */
export function learningFigures(
  rows: readonly TruthRow[],
  settings: ModelSettings,
  seed: string,
  elsewhere: readonly TruthRow[] = [],
): StepFigures[] {
  const products = groupBy(rows, ({ lot }) => String(lot));
  return STEPS.map((step): StepFigures => {
    const judged = products.map((product) => judgeHeldOut(product, step, settings, seed));
    const aucs = judged.map((some) => figuresOf(some).auc);
    const notMild = judged.map(
      (some) => figuresOf(some.filter(({ severity }) => severity === 0 || severity >= MIDDLE_FROM)).auc,
    );
    const others = products.map((product) => {
      const learned = learn(product, step, settings, new Random(`${seed}/${step.name}/elsewhere`));
      return figuresOf(elsewhere.map((row) => judge(row, learned))).auc;
    });
    return {
      step,
      pooled: figuresOf(judged.flat()),
      auc: meanOf(aucs),
      aucNotMild: meanOf(notMild),
      ...(elsewhere.length > 0 ? { elsewhere: meanOf(others) } : {}),
    };
  });
}

type JudgedRow = Judged & Pick<TruthRow, 'severity'>;

function judgeHeldOut(
  product: readonly TruthRow[],
  step: LearningStep,
  settings: ModelSettings,
  seed: string,
): JudgedRow[] {
  const partOf = partsOfPhotos(product);
  return Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
    const rest = product.filter(({ photo }) => partOf.get(photo) !== part);
    const learned = learn(rest, step, settings, new Random(`${seed}/${step.name}/${part}`));
    return product
      .filter(({ photo }) => partOf.get(photo) === part)
      .map((row) => ({ ...judge(row, learned), severity: row.severity }));
  });
}

/** Photos of each class in turn. */
function partsOfPhotos(product: readonly TruthRow[]): Map<string, number> {
  const parts = new Map<string, number>();
  for (const counterfeit of [false, true]) {
    const photos = [...new Set(product.filter((row) => row.counterfeit === counterfeit).map(({ photo }) => photo))];
    for (const [i, photo] of photos.entries()) parts.set(photo, i % PARTS);
  }
  return parts;
}

/** Half of them with each face up, as the guide asks, from photos in random order. */
function learn(
  rows: readonly TruthRow[],
  { references, counterfeits, swapped = 0 }: LearningStep,
  settings: ModelSettings,
  random: Random,
): ModelSettings {
  const some = (counterfeit: boolean, count: number): TruthRow[] => {
    const photos = groupBy(
      rows.filter((row) => row.counterfeit === counterfeit),
      ({ photo }) => photo,
    );
    const shuffled = random.sample(photos, photos.length).flat();
    return M30_FACES.flatMap((face) => shuffled.filter((row) => row.face === face).slice(0, count / 2));
  };
  const tablets = [...some(false, references), ...some(true, counterfeits)].map((row) =>
    random.chance(swapped) ? { ...row, counterfeit: !row.counterfeit } : row,
  );
  if (tablets.length === 0) return settings;
  return counterfeits === 0 ? enrol(tablets, settings).settings : adapt(tablets, settings);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
