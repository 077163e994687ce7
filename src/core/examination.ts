import type { ExhibitFinding } from './exhibit/exhibit.ts';
import type { Ellipse } from './imaging/ellipse.ts';
import type { M30Face } from './labels.ts';
import type { ModelIdentity } from './model.ts';
import type { MessageValues } from './words/catalogue.ts';

/** The five verdicts; docs/safety.md says what each may and may not state. */
export const VERDICTS = [
  'likely_counterfeit',
  'inconclusive',
  'no_difference_seen',
  'other_imprint',
  'cannot_assess',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Face = M30Face | 'other' | 'unreadable';

/** Picture quality of one tablet. */
export interface Quality {
  /** Length of the ellipse's major axis in the photo's pixels. */
  readonly diameterPx: number;
  /** From 0 (featureless) upwards; about 1 for a well-focused tablet. See core/imaging/quality.ts. */
  readonly sharpness: number;
  /** Share of the face that is blown out, 0..1. */
  readonly glare: number;
  /** Share of the face that is inside the photo and not under another tablet, 0..1. */
  readonly visible: number;
}

/** How far each aspect stands out from the reference, 0..1, or null where it could not be assessed. */
export interface Aspects {
  readonly imprint: number | null;
  readonly colour: number | null;
  readonly surface: number | null;
  readonly edge: number | null;
}

/** Present exactly if the verdict is likely_counterfeit, inconclusive or no_difference_seen. */
export interface CounterfeitScore {
  /** Calibrated P(counterfeit | photo) under `prior`. */
  readonly probability: number;
  readonly log10LikelihoodRatio: number;
  /** 90 % interval of log10LikelihoodRatio. */
  readonly interval: readonly [number, number];
  /** A probability; 0.5 by default: a neutral convention, not a base rate. */
  readonly prior: number;
}

/** A sentence from the catalogue in core/words, with the code that tells programs what it says. */
export interface Message {
  readonly code: string;
  readonly message: string;
  /** The values in the message, by the names of its placeholders; absent if it has none. */
  readonly values?: MessageValues;
}

export interface TabletFinding {
  /** Rim of the upper face, in pixels of the upright photo. */
  readonly ellipse: Ellipse;
  readonly face: Face;
  readonly faceProbability?: number;
  /** Degrees clockwise from the photo's up to the imprint's up direction, -180..180. */
  readonly upAngle?: number;
  readonly verdict: Verdict;
  readonly counterfeit?: CounterfeitScore;
  readonly aspects?: Aspects;
  /** Where its look lies between sources; comparable among tablets of one face and one model. See `sourceLookOf`. */
  readonly sourceLook?: readonly number[];
  readonly quality?: Quality;
  readonly reasons: readonly Message[];
}

/** Belongs to every result, whatever the verdict. */
export interface Notice {
  /** The safety card, in the requested language. */
  readonly card: readonly string[];
  /** What the figures were calibrated on, in plain words. */
  readonly calibratedOn: string;
}

/** The contract's shape: docs/examination.schema.json. */
export interface Examination {
  readonly schema: 'telltale.examination/1';
  readonly photo: {
    readonly name: string;
    readonly sha256?: string;
    readonly format?: string;
    readonly width?: number;
    readonly height?: number;
  };
  readonly model: ModelIdentity;
  readonly status: 'ok' | 'no_tablet' | 'error';
  readonly error?: Message;
  /** How many tablets have which verdict; present for more than a dozen. */
  readonly summary?: Message;
  readonly tablets: readonly TabletFinding[];
  readonly notice: Notice;
  /** Present only on request. */
  readonly pictures?: Pictures;
  /** All tablets of the photo as one exhibit; present only on request. */
  readonly exhibit?: ExhibitFinding;
}

/** Pictures of what was examined, each a JPEG in base64. */
export interface Pictures {
  /** The photo, reduced, with the tablets marked and numbered from 1 on. */
  readonly overlay?: string;
  /** One for each of `tablets`. */
  readonly crops?: readonly CropPictures[];
}

export interface CropPictures {
  /** The tablet, round and upright, as the inspector gets it. */
  readonly crop: string;
  /**
   * The same with a map of the parts on which the score is based, no finer than 8x8; absent if nothing was compared.
   */
  readonly attention?: string;
}

/** The joint finding of photos of both faces of one tablet. */
export interface CombinedFinding {
  readonly verdict: Verdict;
  /** The faces that were assessed in at least one photo. */
  readonly faces: readonly M30Face[];
  /** Present exactly if the verdict is likely_counterfeit, inconclusive or no_difference_seen. */
  readonly counterfeit?: CounterfeitScore;
  readonly reasons: readonly Message[];
  readonly notice: Notice;
}

/** Choices of the caller. */
export interface Policy {
  /** P(counterfeit) before the photo is seen, 0.05..0.95. Changes the printed probability only, never the verdict. */
  readonly prior: number;
  /** BCP 47 tag of the messages' language; English if there is no catalogue for it. */
  readonly language: string;
}
