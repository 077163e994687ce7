import type { LogisticMap, VerdictThresholds } from './calibration-settings.ts';
import type { M30Face } from './labels.ts';

/** Weights of the faces' log10 likelihood ratios in that of the tablet: logistic-regression fusion (Morrison 2013). */
export interface FusionMap {
  readonly M: number;
  readonly '30': number;
  readonly intercept: number;
}

/** Fusion of two faces of one tablet, calibrated on pairs of faces, which are not independent evidence. */
export interface FacePairSettings extends FusionMap {
  /** The same map fitted to bootstrap replicas of the calibration pairs. */
  readonly replicas: readonly FusionMap[];
  /** As in `Calibration`, by the number of pairs. */
  readonly log10Bounds: readonly [number, number];
  /** A log10 likelihood ratio of a face above this rules out no_difference_seen, whatever the other face shows. */
  readonly maxNoDifference: Readonly<Record<M30Face, number>>;
  /** Faces whose mean colours are further apart (CIE 1976, a* and b*) do not count as faces of one tablet. */
  readonly maxColourDifference: number;
  /** Nor do faces whose diameters, as shares of their photos, have a larger ratio. */
  readonly maxDiameterRatio: number;
}

/** Weights of several tablets of one source, beyond that of a single one; see exhibit/exhibit-ratio.ts. */
export interface ExhibitMap {
  /** Added to the log10 likelihood ratio if averaging removed all of a single tablet's error. */
  readonly shift: number;
  /** Added then to the factor 1 of the tablets' mean log10 likelihood ratio; not negative. */
  readonly gain: number;
}

/** Variances of log10 likelihood ratios of tablets of one source. */
export interface ExhibitVariance {
  /** Of what the tablets of one photo share: light, camera, sharpness. */
  readonly photo: number;
  /** Of what each tablet of a photo has alone. */
  readonly tablet: number;
}

/** So many tablets that lie further apart than `limit` count as of several sources. */
export interface SeparationLimit {
  readonly tablets: number;
  readonly limit: number;
}

/** How the looks of tablets (press/source-look.ts) tell one source from two; see exhibit/separate-looks.ts. */
export interface SourceSettings {
  /** Axes along which the looks of one face differ from source to source, lots of the product and presses alike. */
  readonly spaces: Readonly<Record<M30Face, PressSpace>>;
  /** log10 likelihood ratio of two sources against one above which tablets count as of several. */
  readonly limit: number;
}

/** Several tablets of one source, calibrated on simulated exhibits. */
export interface ExhibitSettings extends ExhibitMap {
  /** The same map fitted to bootstrap replicas of the lots. */
  readonly replicas: readonly ExhibitMap[];
  readonly variance: ExhibitVariance;
  /** As in `Calibration`, by the number of sources. */
  readonly log10Bounds: readonly [number, number];
  /**
   * Separations (exhibit/separate.ts) above which tablets count as of several sources, by number of tablets, the
   * smallest first. Between two numbers the stricter one applies, beyond the last the last.
   */
  readonly separationLimits: readonly SeparationLimit[];
  /** Absent if calibrated without the tablets' looks: they are divided by their findings then. */
  readonly sources?: SourceSettings | undefined;
  /** For exhibits of two tablets or more. */
  readonly verdicts: VerdictThresholds;
}

/** Axes along which the looks (press/press-look.ts, press/source-look.ts) of one face differ from press to press, or source to source. */
export interface PressSpace {
  /** Mean look of the presses. */
  readonly mean: readonly number[];
  /** One row per axis: along it, tablets of one press in different photos have a variance of 1. */
  readonly axes: readonly (readonly number[])[];
  /** Variance between presses along each axis. */
  readonly between: readonly number[];
  /** Share of the variance within a press that the tablets of one photo have in common, 0..1, along each axis. */
  readonly photo: readonly number[];
}

/** Whether two groups of tablets come from one press or from two, calibrated on simulated presses; see press/press-link.ts. */
export interface PressSettings extends LogisticMap {
  readonly M: PressSpace;
  readonly '30': PressSpace;
  /** The map (slope, intercept) fitted to bootstrap replicas of the presses. */
  readonly replicas: readonly LogisticMap[];
  /** As in `Calibration`, by the number of presses. */
  readonly log10Bounds: readonly [number, number];
}
