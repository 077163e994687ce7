import type { LaboratoryResult, ReviewOpinion } from '../../core/confirmed/laboratory-words.ts';

/**
 * The tables of evidence after the newest migration, the same on both databases. Ids are UUIDs, times are ISO 8601 in
 * UTC, and both are text, so that a row has the same hash wherever it is stored. Rows are only ever added.
 */
export interface EvidenceTables {
  readonly custody_log: CustodyLogTable;
  readonly cases: CaseTable;
  readonly exhibits: ExhibitTable;
  readonly photos: PhotoTable;
  readonly examinations: ExaminationTable;
  readonly tablets: TabletTable;
  readonly exhibit_findings: ExhibitFindingTable;
  readonly reviews: ReviewTable;
  readonly laboratory_results: LaboratoryResultTable;
  readonly case_states: CaseStateTable;
  readonly original_deletions: OriginalDeletionTable;
  readonly finished_deletions: FinishedDeletionsTable;
}

/** See custody/custody-entry.ts. */
interface CustodyLogTable {
  readonly number: number;
  readonly entry: string;
  readonly sha256: string;
}

export interface CaseTable {
  readonly id: string;
  /** As people call it; unique. */
  readonly name: string;
  readonly note: string | null;
  readonly created_at: string;
  readonly created_by: string;
}

export interface ExhibitTable {
  readonly id: string;
  readonly case_id: string;
  /** Unique in its case. */
  readonly name: string;
  readonly created_at: string;
  readonly created_by: string;
}

export interface PhotoTable {
  readonly id: string;
  readonly case_id: string;
  readonly exhibit_id: string | null;
  /** The name of the file; the same bytes are one photo of a case, under the name that came first. */
  readonly name: string;
  /** Of the original. */
  readonly sha256: string;
  readonly bytes: number;
  readonly added_at: string;
  readonly added_by: string;
}

export interface ExaminationTable {
  readonly id: string;
  readonly photo_id: string;
  readonly model_name: string;
  readonly model_version: string;
  readonly model_sha256: string;
  readonly software_version: string;
  readonly backend: string;
  /** Canonical JSON: prior and language. */
  readonly settings: string;
  /** The examination as text, so that its bytes stay the same. */
  readonly examination: string;
  /** Of these bytes. */
  readonly examination_sha256: string;
  readonly examined_at: string;
  readonly examined_by: string;
}

/** What can be searched of an examination's tablets; derived from it, and part of its hash. */
export interface TabletTable {
  readonly examination_id: string;
  /** From 1 on, as in the examination. */
  readonly number: number;
  readonly face: string;
  readonly verdict: string;
  readonly log10_likelihood_ratio: number | null;
}

/** What the tablets of an exhibit show together. */
export interface ExhibitFindingTable {
  readonly id: string;
  readonly exhibit_id: string;
  /** JSON: the ids of the examinations that were judged, in the order of the finding's photos. */
  readonly examinations: string;
  readonly model_name: string;
  readonly model_version: string;
  readonly model_sha256: string;
  readonly software_version: string;
  /** Canonical JSON: prior and language. */
  readonly settings: string;
  /** The finding as text, so that its bytes stay the same (core/exhibit-row.ts). */
  readonly finding: string;
  /** Of these bytes. */
  readonly finding_sha256: string;
  readonly judged_at: string;
  readonly judged_by: string;
}

/** What a person thinks of a finding. */
export interface ReviewTable {
  readonly id: string;
  readonly photo_id: string;
  /** The examination that was newest when the review was entered; null for a photo without one. */
  readonly examination_id: string | null;
  /** Null for all tablets of the photo. */
  readonly tablet: number | null;
  readonly opinion: ReviewOpinion;
  readonly reviewer: string;
  /** `2026-03-14`. */
  readonly date: string;
  readonly note: string | null;
  readonly entered_at: string;
  readonly entered_by: string;
}

/** What a laboratory found. */
export interface LaboratoryResultTable {
  readonly id: string;
  readonly photo_id: string;
  /** Null for all tablets of the photo. */
  readonly tablet: number | null;
  readonly result: LaboratoryResult;
  readonly laboratory: string;
  /** Of the report, `2026-03-14`. */
  readonly date: string;
  readonly substance: string | null;
  readonly method: string | null;
  readonly note: string | null;
  readonly entered_at: string;
  readonly entered_by: string;
}

/** `closed` until `reopened`; `held` (a legal hold) until `released`. */
export const CASE_STATES = ['closed', 'reopened', 'held', 'released'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export interface CaseStateTable {
  readonly id: string;
  readonly case_id: string;
  /** From 1 on in each case: the clock may have been set back in between. */
  readonly number: number;
  readonly state: CaseState;
  readonly note: string | null;
  readonly entered_at: string;
  readonly entered_by: string;
}

/** From when the days of a retention rule count. */
export const RETENTION_RULES = ['after_closing', 'after_adding'] as const;
export type RetentionRuleName = (typeof RETENTION_RULES)[number];

/** That the original of a photo was deleted for its case. */
export interface OriginalDeletionTable {
  readonly id: string;
  readonly photo_id: string;
  /** Number of its entry in the custody log. */
  readonly entry: number;
  readonly rule: RetentionRuleName;
  readonly days: number;
  readonly reason: string | null;
  readonly deleted_at: string;
  readonly deleted_by: string;
}

/** That the files of deletions are gone, up to an entry of the custody log. */
export interface FinishedDeletionsTable {
  readonly id: string;
  readonly up_to_entry: number;
  readonly finished_at: string;
  readonly finished_by: string;
}
