import type { CombinedFinding, Examination, Policy } from '../../core/examination.ts';
import type { Ellipse } from '../../core/imaging/ellipse.ts';
import type { Frame } from '../../core/imaging/frame.ts';
import type { MessageValues } from '../../core/words/catalogue.ts';
import type { ErrorCode } from '../../core/words/codes.ts';

/** The page's requests to the worker. Each gets one answer with the same `id`, besides the progress of `load`. */
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

/** Upright pictures of one tablet, RGBA, square. */
export interface UprightPictures {
  readonly size: number;
  readonly crop: Uint8ClampedArray<ArrayBuffer>;
  /** The same with a map of the parts on which the score is based; absent if nothing was compared. */
  readonly occlusionMap?: Uint8ClampedArray<ArrayBuffer>;
}

export interface Sighting {
  readonly tablets: readonly Ellipse[];
  /** Below this size, in pixels of the photo, a tablet is not assessed. */
  readonly minDiameterPx: number;
}

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
  | { readonly id: number; readonly progress: number }
  | { readonly id: number; readonly value: Answers[keyof Answers] }
  | { readonly id: number; readonly failure: Failure };

/** Why there is no answer: an error of the catalogue, a format that only the service opens, or a fault. */
export type Failure =
  | { readonly code: ErrorCode; readonly values: MessageValues }
  | { readonly notOnDevice: string }
  | { readonly fault: string };
