import type { CombinedFinding, Examination, Policy } from '../../core/examination.ts';
import type { Ellipse } from '../../core/imaging/ellipse.ts';
import type { Frame } from '../../core/imaging/frame.ts';
import type { MessageValues } from '../../core/words/catalogue.ts';
import type { ErrorCode } from '../../core/words/codes.ts';

/** The page's requests to the worker. Each gets one answer with the same `id`, after any number of progress messages. */
export type Ask =
  | { readonly id: number; readonly kind: 'load'; readonly sha256: string }
  | {
      readonly id: number;
      readonly kind: 'examine';
      readonly photo: string;
      readonly blob: Blob;
      readonly name: string;
      readonly policy: Policy;
    }
  | { readonly id: number; readonly kind: 'explain'; readonly photo: string; readonly tablet: number }
  | { readonly id: number; readonly kind: 'combine'; readonly photos: readonly string[]; readonly policy: Policy }
  | { readonly id: number; readonly kind: 'look'; readonly frame: Frame }
  | { readonly id: number; readonly kind: 'forget'; readonly photo: string };

/** One tablet as it was examined, round and upright: RGBA, square. */
export interface UprightCrop {
  readonly size: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

export interface UprightPictures {
  readonly crop: UprightCrop;
  /** The same with a map of the parts on which the score is based; absent if nothing was compared. */
  readonly occlusionMap?: UprightCrop;
}

export interface Sighting {
  readonly tablets: readonly Ellipse[];
  /** Below this size, in pixels of the photo, a tablet is not assessed. */
  readonly minDiameterPx: number;
}

/** What was found of a photo so far. */
export interface PartialExamination {
  /** Of the tablets so far. */
  readonly examination: Examination;
  /** Of the tablets since the last message, in their order. */
  readonly crops: readonly UprightCrop[];
  readonly looked: number;
  readonly located: number;
}

/** What is said while a request is worked on; nothing by kinds that are not here. */
export interface Progress {
  /** The share that is loaded, 0..1. */
  readonly load: number;
  readonly examine: PartialExamination;
}
export type ProgressOf<Kind> = Kind extends keyof Progress ? Progress[Kind] : never;

/** The answer to each kind of request. */
export interface Answers {
  readonly load: null;
  readonly examine: Examination;
  readonly explain: UprightPictures | null;
  readonly combine: CombinedFinding | null;
  readonly look: Sighting;
  readonly forget: null;
}

export type Answer =
  | { readonly id: number; readonly progress: Progress[keyof Progress] }
  | { readonly id: number; readonly value: Answers[keyof Answers] }
  | { readonly id: number; readonly failure: Failure };

/** Why there is no answer: an error of the catalogue, a format that only the service opens, or a fault. */
export type Failure =
  | { readonly code: ErrorCode; readonly values: MessageValues }
  | { readonly notOnDevice: string }
  | { readonly fault: string };
