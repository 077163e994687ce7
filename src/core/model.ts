import type { Calibration, ColourRange, VerdictThresholds, WithoutColour } from './calibration-settings.ts';
import type { ExhibitSettings, FacePairSettings, PressSettings } from './exhibit-settings.ts';
import type { Aspect, M30Face } from './labels.ts';
import type { EnrolmentSettings, LearnedFace, ProductSettings } from './learning-settings.ts';

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
