import type { LogisticMap } from './calibration-settings.ts';
import type { M30Face } from './labels.ts';

/**
 * Axes along which the looks of one face (decide/judged-logit.ts: logit, embedding, aspects, colour) are compared with a
 * reference: along each, reference tablets in one photo have a variance of 1.
 */
export interface LookSpace {
  /** Mean look of the reference tablets. */
  readonly mean: readonly number[];
  /** One row per axis. */
  readonly axes: readonly (readonly number[])[];
}

/** Weights of a judged logit, natural log units. */
export interface LookWeights {
  readonly constant: number;
  /** Of the inspector's counterfeit logit. */
  readonly logit: number;
  /** Of the departure from the mean along each axis. */
  readonly axes: readonly number[];
  /** Of its size along each axis, whatever its sign, as the logarithm of 1 and its square; not negative. */
  readonly sizes: readonly number[];
  /** Of the distance from the mean, whatever its direction; not negative. */
  readonly distance: number;
}

/** What a bundle learned of one face from confirmed tablets. */
export interface LearnedFace extends LookSpace {
  readonly weights: LookWeights;
  /** The shipped calibration, in natural log units, as far as tablets like the shipped reference still count as references. */
  readonly shipped: Pick<LookWeights, 'constant' | 'logit'> & {
    /** Of such tablets among references, 0..1. */
    readonly share: number;
  };
}

/** What is known of reference products in general, from simulated ones: how to learn another one from a few tablets. */
export interface EnrolmentFace extends LookSpace {
  /** Variance, along each axis, between photos of different lots, lights and cameras. */
  readonly between: readonly number[];
  /** Weights for tablets compared with the mean of reference tablets in their own photo. */
  readonly weights: LookWeights;
  /** The same for the distance alone: of a foreign product, no direction means what it means on simulated tablets. */
  readonly foreign: Pick<LookWeights, 'constant' | 'distance'>;
  /** Of the map from the judged logit to the log10 likelihood ratio, fitted to bootstrap replicas of the lots. */
  readonly replicas: readonly LogisticMap[];
}

/** For both faces; from `halfway` tablets on, what was enrolled counts for more than what shipped. */
export interface EnrolmentSettings extends Readonly<Record<M30Face, EnrolmentFace>> {
  readonly halfway: number;
}

/** So many tablets, and how many of them looked like those of a product. */
export interface AlikeCount {
  readonly tablets: number;
  readonly alike: number;
}

/** Another product than the M 30, known from photos of its tablets alone; see decide/decide-product.ts. */
export interface ProductSettings {
  readonly name: string;
  /** Mean look (press/press-look.ts) of its tablets, */
  readonly mean: readonly number[];
  /** and their standard deviation, number by number. */
  readonly deviation: readonly number[];
  /** Distance up to which a tablet looks like them. */
  readonly limit: number;
  /** Its own tablets, each compared with those of other photos. */
  readonly heldOut: AlikeCount;
  /** Tablets of other products, with the upper bound of that share at 95 % confidence; absent if none were shown. */
  readonly others?: (AlikeCount & { readonly upTo: number }) | undefined;
}
