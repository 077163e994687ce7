/** log10 likelihood ratio = slope * logit + intercept; the input is a natural logit. */
export interface LogisticMap {
  readonly slope: number;
  readonly intercept: number;
}

export interface FaceCalibration extends LogisticMap {
  /** The same map fitted to bootstrap replicas of the calibration photos; their spread is the interval. */
  readonly replicas: readonly LogisticMap[];
}

/**
 * Colour of the reference product's face in upright, evenly lit crops, CIE 1976 a* and b*, under the lamps and cameras of
 * the calibration photos.
 */
export interface ColourRange {
  readonly mean: readonly [a: number, b: number];
  readonly covariance: readonly [aa: number, ab: number, bb: number];
  /** In deviations; beyond it a tablet counts as one of another colour. */
  readonly maxDistance: number;
}

/** Logistic-regression calibration (Morrison 2013, doi:10.1080/00450618.2012.733025), one map per face. */
export interface Calibration {
  readonly M: FaceCalibration;
  readonly '30': FaceCalibration;
  /** Bounds of log10 likelihood ratios that this many calibration tablets can support: with no error in n, 3 / n (Hanley and Lippman-Hand 1983). */
  readonly log10Bounds: readonly [number, number];
  /** Assumed share of counterfeits that no picture can distinguish; no likelihood ratio is reported below it. */
  readonly indistinguishableShare: number;
}

/** log10 likelihood ratios at which the verdict changes. Verdicts never depend on the prior. */
export interface VerdictThresholds {
  readonly likelyCounterfeit: number;
  readonly noDifferenceSeen: number;
}

/**
 * Red, green and blue of a tinted grey picture, as shares of its brightness; the mean brightness is preserved (weights
 * of Rec. 601).
 */
export type Tint = readonly [red: number, green: number, blue: number];

/**
 * Settings for photos without colour (imaging/colourless.ts), calibrated on the same tablets as the rest, without their
 * colour.
 */
export interface WithoutColour {
  /** The mean colour of the reference tablets: networks trained in colour get grey tablets in it. */
  readonly tint: Tint;
  /** Replace those of photos in colour, because without colour an M 30 looks more like another imprint. */
  readonly gates: Readonly<Record<'minOtherProbability' | 'minSmallOtherProbability', number>>;
  readonly calibration: Calibration;
  readonly verdicts: VerdictThresholds;
}
