import type { Face, Message, Verdict } from '../../core/examination.ts';
import type { ModelIdentity } from '../../core/model.ts';
import type { PassedOverSummary } from '../passed-over-lines.ts';

/** The text above the photos. */
export interface GallerySummary {
  readonly model: ModelIdentity;
  readonly language: string;
  readonly counts: {
    readonly photos: number;
    readonly tablets: number;
    readonly failed: number;
    readonly duplicates: number;
    readonly verdicts: Readonly<Record<Verdict, number>>;
    /** Absent if the scan has no exhibits. */
    readonly exhibits?: GalleryExhibitCounts | undefined;
  };
  /** Sources' files without a row. */
  readonly passedOver: PassedOverSummary;
  /** Scripts with the photos, from the page's folder, in order. */
  readonly chunks: readonly string[];
  readonly groups: string;
  /** The script with the exhibits, if there are any. */
  readonly exhibits?: string | undefined;
  /** How many tablets were compared with each other, if not all of them. */
  readonly alikeLimit?: number | undefined;
  /** Identifies this scan: marks are stored under it. */
  readonly scanId: string;
}

export interface GalleryExhibitCounts {
  readonly exhibits: number;
  readonly several: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
}

/** Tablets of one source, with short names like photos. Its photos are those in the gallery with these names. */
export interface GalleryExhibit {
  readonly n: string;
  readonly photos: readonly string[];
  readonly v: Verdict;
  readonly r?: readonly [value: number, low: number, high: number] | undefined;
  readonly sources: 'one' | 'several' | 'not_told';
  readonly tablets: number;
  readonly assessed: number;
  /** Messages, without the warning of every result. */
  readonly w: readonly string[];
  readonly groups: readonly GalleryExhibitGroup[];
  /** Groups of other exhibits that may come from the press of one of its groups. */
  readonly l?: readonly GalleryPressLink[] | undefined;
}

export interface GalleryPressLink {
  /** Index of the group of this exhibit. */
  readonly g: number;
  /** The other exhibit, and its group. */
  readonly n: string;
  readonly h: number;
  readonly r: readonly [value: number, low: number, high: number];
}

export interface GalleryExhibitGroup {
  readonly v: Verdict;
  readonly r: readonly [value: number, low: number, high: number];
  /** Indices: of the photo among the exhibit's, and of the tablet in it. */
  readonly t: readonly (readonly [photo: number, tablet: number])[];
}

/**
 * A photo in the gallery, with short names because there may be a hundred thousand of them. Usual values are absent: no
 * tablets, no pictures, no copies.
 */
export interface GalleryPhoto {
  readonly name: string;
  readonly sha256?: string | undefined;
  readonly date?: string | undefined;
  readonly dateFrom?: 'camera' | 'file' | undefined;
  readonly status: 'ok' | 'no_tablet' | 'error';
  readonly error?: Message | undefined;
  /** Of more than a dozen tablets. */
  readonly summary?: Message | undefined;
  /** Index of the photo with the same bytes; its tablets are not listed again. */
  readonly duplicateOf?: number | undefined;
  readonly thumbnail?: string | undefined;
  readonly tablets: readonly GalleryTablet[];
}

export interface GalleryTablet {
  readonly verdict: Verdict;
  readonly face: Face;
  /** Likelihood ratio and the bounds of its interval, as log10. */
  readonly ratio?: readonly [value: number, low: number, high: number] | undefined;
  readonly reasons: readonly Message[];
  readonly crop?: string | undefined;
}

/** A tablet of a group, and the log10 likelihood ratio of one press against two with the first of the group, which has none. */
export type GalleryLookAlike =
  | readonly [photo: number, tablet: number]
  | readonly [photo: number, tablet: number, value: number, low: number, high: number];

/** Groups by the indices of photos among all of them. */
export interface GalleryGroups {
  readonly near: readonly (readonly number[])[];
  readonly alike: readonly (readonly GalleryLookAlike[])[];
}

/**
 * A part of the photos as the page loads it: messages are stored once in `texts`, and elsewhere as their index there.
 */
export interface GalleryChunk {
  readonly texts: readonly (readonly [code: string, message: string])[];
  readonly photos: readonly PackedPhoto[];
}

export interface PackedPhoto {
  readonly n: string;
  readonly h?: string;
  readonly d?: string;
  /** The date comes from the file. */
  readonly f?: 1;
  /** 1 no tablet, 2 error. */
  readonly s?: 1 | 2;
  readonly e?: number;
  readonly m?: number;
  readonly o?: number;
  readonly p?: string;
  readonly t?: readonly PackedTablet[];
}

export interface PackedTablet {
  readonly v: Verdict;
  readonly f: Face;
  readonly r?: readonly [number, number, number];
  readonly w: readonly number[];
  readonly c?: string;
}
