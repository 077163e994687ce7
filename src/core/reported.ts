import type { LaboratoryResult, ReviewOpinion } from './confirmed/laboratory-words.ts';
import type { Exhibited } from './describe-exhibit.ts';
import type { Examination } from './examination.ts';

/**
 * What a report is about: a case, an exhibit or a photo of one, or a photo that is stored nowhere. Plain values, and the
 * bytes of each photo when its turn comes. Times are ISO 8601 in UTC.
 */
export interface Reported {
  readonly subject: 'case' | 'exhibit' | 'photo' | 'unstored';
  /** Of the case, the exhibit or the photo. */
  readonly name: string;
  /** Absent for a photo that is stored nowhere, like everything else that only a store knows. */
  readonly case?: ReportedCase;
  readonly photos: readonly ReportedPhoto[];
  /** Those whose photos are in the report. */
  readonly exhibits: readonly ReportedExhibit[];
  /** The last entry of the custody log that changed the case. */
  readonly log?: { readonly number: number; readonly sha256: string; readonly time: string } | undefined;
}

export interface ReportedCase {
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  readonly createdAt: string;
  readonly createdBy: string;
}

export interface ReportedPhoto {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly added?: { readonly at: string; readonly by: string };
  /** When, by whom and under which rule its bytes were deleted. */
  readonly deleted?: ReportedDeletion | undefined;
  /** Name of its exhibit. */
  readonly exhibit?: string | undefined;
  /** Its newest examination. */
  readonly examined?: ReportedExamination | undefined;
  /** The others, the newest first. */
  readonly earlier: readonly ReportedExamination[];
  readonly reviews: readonly ReportedReview[];
  readonly laboratoryResults: readonly ReportedLaboratoryResult[];
  /** Its bytes; undefined if they were deleted. */
  read(): Promise<Uint8Array | undefined>;
}

export interface ReportedDeletion {
  readonly at: string;
  readonly by: string;
  readonly rule: 'after_closing' | 'after_adding';
  readonly days: number;
  readonly reason: string | null;
}

export interface ReportedExamination {
  readonly examination: Examination;
  /** Of the examination's own text, as it is stored. */
  readonly sha256?: string;
  readonly done?: { readonly at: string; readonly by: string };
  readonly softwareVersion: string;
  readonly backend: string;
  readonly prior: number;
}

/** Without a tablet's number, about all tablets of the photo. */
export interface ReportedReview {
  readonly tablet: number | null;
  readonly opinion: ReviewOpinion;
  readonly reviewer: string;
  readonly date: string;
  readonly note: string | null;
}

/** Without a tablet's number, about all tablets of the photo. */
export interface ReportedLaboratoryResult {
  readonly tablet: number | null;
  readonly result: LaboratoryResult;
  readonly laboratory: string;
  readonly date: string;
  readonly substance: string | null;
  readonly method: string | null;
  readonly note: string | null;
}

export interface ReportedExhibit {
  readonly name: string;
  /** What its tablets show together; absent if that was not judged. Places refer to `judgedPhotos`. */
  readonly finding?: Exhibited | undefined;
  /** The photos that were judged together, by their SHA-256, in the order of the finding. */
  readonly judgedPhotos: readonly string[];
}
