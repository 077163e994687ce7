import type { Quality } from './examination.ts';
import type { Ellipse } from './imaging/ellipse.ts';
import type { Frame } from './imaging/frame.ts';
import type { Tint } from './model.ts';

/** A tablet in the photo, before anything was read on it. */
export interface LocatedTablet {
  readonly ellipse: Ellipse;
  /** The locator's probability that a tablet is here. */
  readonly probability: number;
  /** The locator's estimate of the share of the face that lies in the photo and under nothing else, 0..1. */
  readonly visible: number;
}

/** One tablet cut out of the photo, in the photo's own orientation, with what the picture of it allows. */
export interface Crop {
  readonly ellipse: Ellipse;
  readonly quality: Quality;
  /** Square around the tablet, `[side, side, 3]`. */
  readonly patch: Frame;
  /** Where the middle of the patch lies, in the photo's pixels. */
  readonly middle: readonly [x: number, y: number];
  /** Pixels of the patch for one of the photo. */
  readonly patchScale: number;
  /** Set where the photo has no colour of its own (imaging/colourless.ts): the patch is in grey, and the networks see it in this colour. */
  readonly tint?: Tint;
}

/** A crop whose rim and up direction were read: all that is needed to draw it round and upright. */
export interface OrientedCrop extends Crop {
  /** Degrees clockwise on the round tablet by which the imprint's up is turned from the crop's up, -180..180. */
  readonly turn: number;
}

/** A crop that the inspector has seen. */
export interface InspectedCrop extends OrientedCrop {
  /** What it saw: round, upright and evenly lit, `[size, size, 3]`, 0..1.5; see rectify.ts. */
  readonly normalizedCrop: Float32Array;
  readonly evidence: Evidence;
}

/** What the networks say about one crop; nothing is decided yet. */
export interface Evidence {
  /** Their sum falls short of 1 by the probability that this is no tablet at all. */
  readonly faceProbability: Readonly<Record<'M' | '30' | 'other', number>>;
  /** Degrees clockwise from the photo's up to the imprint's up, -180..180. */
  readonly upAngle: number;
  /** Natural logit; positive speaks for a counterfeit. Not calibrated. */
  readonly counterfeitLogit: number;
  /** 0..1 each. */
  readonly aspectProbability: Readonly<Record<'imprint' | 'colour' | 'surface' | 'edge', number>>;
  /**
   * A direction, of length 1: the cosine between those of two tablets with the same face tells whether one press made
   * both. Absent where the network gives no direction for this crop.
   */
  readonly embedding?: readonly number[];
}
