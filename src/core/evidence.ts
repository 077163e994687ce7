import type { Quality } from './examination.ts';
import type { Ellipse } from './imaging/ellipse.ts';
import type { Frame } from './imaging/frame.ts';

/** A tablet in the photo, before anything was read on it. */
export interface LocatedTablet {
  readonly ellipse: Ellipse;
  /** The locator's probability that a tablet is here. */
  readonly probability: number;
}

/** One tablet made round, in the photo's own orientation, with what the picture of it allows. */
export interface Crop {
  readonly ellipse: Ellipse;
  readonly quality: Quality;
  /** Twice as wide as needed for one turn: the source of the upright crop, `[side, side, 3]`. */
  readonly image: Frame;
}

/** What the networks say about one crop; nothing is decided yet. */
export interface Evidence {
  readonly faceProbability: Readonly<Record<'M' | '30' | 'other', number>>;
  /** Degrees clockwise from the photo's up to the imprint's up, -180..180. */
  readonly upAngle: number;
  /** Natural logit; positive speaks for a counterfeit. Not calibrated. */
  readonly counterfeitLogit: number;
  /** 0..1 each. */
  readonly aspectProbability: Readonly<Record<'imprint' | 'colour' | 'surface' | 'edge', number>>;
}
