import type { Aspect, M30Face } from './labels.ts';
/** A batch of images for a network: `data` is `[count, height, width, 3]` in sRGB, 0..1 for a photo, 0..1.5 for crops in even light. */
export interface ImageBatch {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

/** One named output of a network, row by row. */
export interface NetworkOutput {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * A network as the core uses it: images in, named arrays of numbers out. The runtime implements it with TensorFlow.js
 * and keeps every tensor to itself, so the core needs neither the library nor its memory management.
 */
export interface Network {
  run(batch: ImageBatch): Promise<Readonly<Record<string, NetworkOutput>>>;
}

/** What the figures of a model were calibrated on. */
export type EvidenceBase = 'simulated' | 'reference_photos' | 'lab_confirmed';

/** Identifies the model; part of every examination. */
export interface ModelIdentity {
  readonly name: string;
  readonly version: string;
  /** Of the bundle's manifest, which holds the sha256 of every other file. */
  readonly sha256: string;
  readonly evidence: EvidenceBase;
}

interface SecondPass {
  /** Longer side of its thumbnail, pixels. */
  readonly inputSize: number;
  /**
   * Cells below this probability are no tablet there: the second pass magnifies the ground, where more cells resemble a
   * tablet.
   */
  readonly minProbability: number;
  /**
   * Larger tablets, by their longer axis in pixels of that thumbnail, are left to the first pass, which sees them
   * whole.
   */
  readonly maxDiameterPx: number;
}

export interface LocatorSettings {
  /** Longer side of the thumbnail, pixels. */
  readonly inputSize: number;
  /** Pixels of the thumbnail per cell of the network's output. */
  readonly stride: number;
  /** Cells below this probability are no tablet. */
  readonly minProbability: number;
  /** Two ellipses with a larger IoU than this are one tablet. */
  readonly maxOverlap: number;
  /** The second pass, for small tablets. */
  readonly secondPass: SecondPass;
  readonly smallest: SmallestTablet;
}

/** Smaller findings are dropped: so few pixels may be a speck of the ground as well as a tablet. */
export interface SmallestTablet {
  /** Longer axis in pixels of the photo, */
  readonly diameterPx: number;
  /** if its longer side is at least this; for smaller photos the limit shrinks in proportion. */
  readonly longerSide: number;
}

export interface CropSettings {
  /** Side of the square crops, pixels. */
  readonly size: number;
  /** The tablet's radius in a crop, as a share of half its side: below 1, so that some ground is visible around it. */
  readonly radiusShare: number;
}

/** Upright crops for the inspector. */
export interface InspectorSettings extends CropSettings {
  /** Height of the face's middle over the rim as it is read, in radii; crops are drawn at that height (raised-views.ts). */
  readonly faceHeight: number;
}

/** Crops unrolled about their centre, from which rim and up direction are read. */
export interface PolarSettings {
  /** Directions around the tablet; a multiple of the number of directions in the network's output. */
  readonly angles: number;
  /** Points outwards in each direction, */
  readonly radii: number;
  /** up to this many of the located tablet's radii. */
  readonly reach: number;
}

/** Limits outside which a tablet is not assessed; chosen in calibration. */
export interface Gates {
  readonly minDiameterPx: number;
  readonly minSharpness: number;
  readonly maxGlare: number;
  readonly minVisible: number;
  /** Minimum probability of a readable face. */
  readonly minFaceProbability: number;
  /** Findings with a higher probability of background than this are dropped. */
  readonly maxBackground: number;
  /** Minimum probability of another imprint, as its share among the classes of a tablet, */
  readonly minOtherProbability: number;
  /** and its minimum for a tablet that is too small for a comparison, or less sharp than `minOtherSharpness`. */
  readonly minSmallOtherProbability: number;
  /** Another shape or colour shows on a tablet that is too small for a comparison, so it has a limit of its own. */
  readonly minOtherDiameterPx: number;
  readonly minOtherSharpness: number;
}

/** Below either of these an aspect is not visible: it is null. */
export interface AspectLimits {
  readonly minDiameterPx: number;
  readonly minSharpness: number;
}

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

export interface ModelSettings {
  readonly locator: LocatorSettings;
  readonly orienter: PolarSettings;
  readonly inspector: InspectorSettings;
  readonly gates: Gates;
  readonly calibration: Calibration;
  readonly verdicts: VerdictThresholds;
  /** Chosen in calibration. */
  readonly colour: ColourRange;
  readonly aspectLimits: Readonly<Record<Aspect, AspectLimits>>;
  /**
   * Absent until calibrated on an otherwise complete bundle; without it, tablets in photos without colour are not
   * compared.
   */
  readonly withoutColour?: WithoutColour | undefined;
  /** Absent until calibrated on an otherwise complete bundle; see `fuse`. */
  readonly pair?: FacePairSettings | undefined;
  /** Absent until calibrated on simulated exhibits; without it, many tablets count for no more than one. */
  readonly exhibit?: ExhibitSettings | undefined;
  /** Absent until calibrated on simulated presses; without it, no tablets are linked. */
  readonly press?: PressSettings | undefined;
  /** Absent until fitted on simulated lots; without it, the bundle cannot learn from confirmed tablets. */
  readonly enrolment?: EnrolmentSettings | undefined;
  /** Present in a bundle that learned from confirmed tablets; a face that it did not learn is judged as it shipped. */
  readonly learned?: Readonly<Partial<Record<M30Face, LearnedFace | undefined>>> | undefined;
  /** Present in a bundle of another product: nothing is then said of the M 30. */
  readonly product?: ProductSettings | undefined;
}

/** A loaded, verified bundle. */
export interface Model {
  readonly identity: ModelIdentity;
  readonly settings: ModelSettings;
  /** images -> `probability` [n, h/stride, w/stride, 1], `shape` [n, h/stride, w/stride, 6]; see core/locate/ellipse-code. */
  readonly locator: Network;
  /**
   * unrolled crops -> for every direction around the tablet `up` [n, k, 1, 1], the logit that the imprint's up is
   * there, and `rim` [n, k, 1, 1], the distance in radii by which the rim is further out than located.
   */
  readonly orienter: Network;
  /**
   * upright images -> `face` [n, 4] logits of M, 30, other imprint, background; `counterfeit` [n, 1] logit; `aspects`
   * [n, 4] logits; `embedding` [n, 16], of any length.
   */
  readonly inspector: Network;
}
