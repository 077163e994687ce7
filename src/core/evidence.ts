import type { Tint } from './calibration-settings.ts';
import type { Lab } from './crop/mean-colour.ts';
import type { Quality } from './examination.ts';
import type { Ellipse } from './imaging/ellipse.ts';
import type { Frame } from './imaging/frame.ts';
import type { Aspect, M30Face } from './labels.ts';

/** A located tablet, before anything is read on it. */
export interface LocatedTablet {
  readonly ellipse: Ellipse;
  /** The locator's probability of a tablet here. */
  readonly probability: number;
  /** The locator's estimate of the share of the face that is uncovered, 0..1; see crop/rectify.ts for the photo's border. */
  readonly visible: number;
}

/** One tablet cut out of the photo, in the photo's own orientation, with its picture quality. */
export interface Crop {
  readonly ellipse: Ellipse;
  readonly quality: Quality;
  /** Square around the tablet, `[side, side, 3]`. */
  readonly patch: Frame;
  /** Position of the patch's centre in the photo, in pixels. */
  readonly middle: readonly [x: number, y: number];
  /** Pixels of the patch per pixel of the photo. */
  readonly patchScale: number;
  /**
   * Set if the photo has no colour (imaging/colourless.ts): the patch is grey, and the networks get it in this tint.
   */
  readonly tint?: Tint;
}

/** A crop with its rim and up direction: all that is needed to draw it round and upright. */
export interface OrientedCrop extends Crop {
  /** Degrees clockwise on the round tablet from the crop's up to the imprint's up, -180..180. */
  readonly turn: number;
}

/** A crop with the inspector's output. */
export interface InspectedCrop extends OrientedCrop {
  /** The inspector's input: round, upright and evenly lit, `[size, size, 3]`, 0..1.5; see rectify.ts. */
  readonly normalizedCrop: Float32Array;
  /** Mean colour of that face. */
  readonly colour: Lab;
  readonly evidence: Evidence;
}

/** The networks' output for one crop, before any decision. */
export interface Evidence {
  /** Their sum falls short of 1 by the probability of background. */
  readonly faceProbability: Readonly<Record<M30Face | 'other', number>>;
  /** Degrees clockwise from the photo's up to the imprint's up, -180..180. */
  readonly upAngle: number;
  /** Natural logit, uncalibrated; positive values suggest a counterfeit. */
  readonly counterfeitLogit: number;
  /** 0..1 each. */
  readonly aspectProbability: Readonly<Record<Aspect, number>>;
  /**
   * A unit vector: the cosine between those of two tablets with the same face indicates whether one press made both.
   * Absent if the network returns no direction for this crop.
   */
  readonly embedding?: readonly number[];
}
