import type { Ellipse } from './imaging/ellipse.ts';
import type { ModelIdentity } from './model.ts';
import type { MessageValues } from './words/catalogue.ts';

/** The five verdicts; see docs/safety.md for what each may and may not say. */
export const VERDICTS = [
  'likely_counterfeit',
  'inconclusive',
  'no_difference_seen',
  'other_imprint',
  'cannot_assess',
] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Face = 'M' | '30' | 'other' | 'unreadable';

/** What the picture of one tablet allows. */
export interface Quality {
  /** Length of the ellipse's major axis in the photo's pixels. */
  readonly diameterPx: number;
  /** 0 (featureless) upwards; about 1 for a well-focused tablet. See core/imaging/quality.ts. */
  readonly sharpness: number;
  /** Share of the face that is blown out, 0..1. */
  readonly glare: number;
  /** Share of the face that lies inside the photo and under no other tablet, 0..1. */
  readonly visible: number;
}

/** How far each aspect stands out from the reference, 0..1, or null where it could not be assessed. */
export interface Aspects {
  readonly imprint: number | null;
  readonly colour: number | null;
  readonly surface: number | null;
  readonly edge: number | null;
}

/** Present exactly where the verdict is likely_counterfeit, inconclusive or no_difference_seen. */
export interface CounterfeitScore {
  /** Calibrated P(counterfeit | photo) under `prior`. */
  readonly probability: number;
  readonly log10LikelihoodRatio: number;
  /** 90 % interval of log10LikelihoodRatio. */
  readonly interval: readonly [number, number];
  /** A probability; 0.5 unless the user sets it: a neutral convention, not a base rate. */
  readonly prior: number;
}

/** A sentence from the catalogue in core/words, with the code that tells programs what it says. */
export interface Message {
  readonly code: string;
  readonly message: string;
  /** What the sentence says besides its words, by the names of its placeholders; absent where it has none. */
  readonly values?: MessageValues;
}

export interface TabletFinding {
  /** Rim of the upper face, in pixels of the upright photo. */
  readonly ellipse: Ellipse;
  readonly face: Face;
  readonly faceProbability?: number;
  /** Degrees clockwise by which the imprint's up direction is turned from the photo's up; -180..180. */
  readonly upAngle?: number;
  readonly verdict: Verdict;
  readonly counterfeit?: CounterfeitScore;
  readonly aspects?: Aspects;
  readonly quality?: Quality;
  readonly reasons: readonly Message[];
}

/** Belongs to every result, whatever the verdict. */
export interface Notice {
  /** The safety card, in the language asked for. */
  readonly card: readonly string[];
  /** In plain words, what the figures were calibrated on. */
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
  readonly tablets: readonly TabletFinding[];
  readonly notice: Notice;
  /** Only where they were asked for. */
  readonly pictures?: Pictures;
}

/** Pictures of what was examined, each a JPEG in base64. */
export interface Pictures {
  /** The photo, made smaller, with the tablets marked and numbered from 1 on. */
  readonly overlay?: string;
  /** One for each of `tablets`. */
  readonly crops?: readonly CropPictures[];
}

export interface CropPictures {
  /** The tablet round and upright, as the inspector saw it. */
  readonly crop: string;
  /** The same with the parts marked that the score rests on, no finer than 8x8; absent where nothing was compared. */
  readonly attention?: string;
}

/** What photos of both faces of one tablet say together. */
export interface CombinedFinding {
  readonly verdict: Verdict;
  /** The faces that were assessed in at least one photo. */
  readonly faces: readonly ('M' | '30')[];
  /** Present exactly where the verdict is likely_counterfeit, inconclusive or no_difference_seen. */
  readonly counterfeit?: CounterfeitScore;
  readonly reasons: readonly Message[];
  readonly notice: Notice;
}

/** What the asker may choose. */
export interface Policy {
  /** P(counterfeit) before the photo was seen, 0.05..0.95. Moves the printed probability only, never the verdict. */
  readonly prior: number;
  /** BCP 47 tag of the messages' language; English where there is no catalogue. */
  readonly language: string;
}
