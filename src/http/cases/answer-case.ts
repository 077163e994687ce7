import type { z } from 'zod';
import { ALL_TABLETS } from '../../core/confirmed/laboratory-words.ts';
import type { Verdict } from '../../core/examination.ts';
import type { EvidenceBase } from '../../core/model.ts';
import { notice } from '../../core/words/notice.ts';
import type { CaseRecord, ExaminationFacts, RecordedPhoto } from '../../store/cases/case-record.ts';
import type { JudgedExhibit } from '../../store/cases/exhibit-findings.ts';
import type { CaseList } from '../../store/cases/list-cases.ts';
import type {
  CaseStateTable,
  CaseTable,
  LaboratoryResultTable,
  OriginalDeletionTable,
  PhotoTable,
  ReviewTable,
} from '../../store/evidence/evidence-tables.ts';
import type { caseAnswer, caseRecordAnswer, casesAnswer } from './case-answers.ts';

/** What findings were calibrated on, and the language of the messages. */
export interface NoticeOptions {
  readonly evidence: EvidenceBase;
  readonly language: string;
}

export function answerCase({ id, name, note, created_at, created_by }: CaseTable): z.infer<typeof caseAnswer> {
  return { id, name, ...given({ note }), createdAt: created_at, createdBy: created_by };
}

export function answerCases(
  { cases, total }: CaseList,
  { evidence, language }: NoticeOptions,
): z.infer<typeof casesAnswer> {
  const listed = cases.map(({ photos, tablets, reviewedTablets, verdicts, ...row }) => ({
    ...answerCase(row),
    photos,
    tablets,
    reviewedTablets,
    verdicts,
  }));
  return { cases: listed, total, notice: answerNotice(evidence, language) };
}

export function answerCaseRecord(
  { row, states, exhibits, photos, judged, reviews, laboratoryResults, log }: CaseRecord,
  { evidence, language }: NoticeOptions,
): z.infer<typeof caseRecordAnswer> {
  const names = new Map(exhibits.map(({ id, name }) => [id, name]));
  return {
    ...answerCase(row),
    ...(states.closed && { closed: answerState(states.closed) }),
    ...(states.held && { held: answerState(states.held) }),
    exhibits: exhibits.map(({ id, name, created_at, created_by }) => ({
      id,
      name,
      createdAt: created_at,
      createdBy: created_by,
      ...answerJudged(judged.get(id), photos),
    })),
    photos: photos.map((photo) => answerRecordedPhoto(photo, names)),
    reviews: reviews.map(answerReview),
    laboratoryResults: laboratoryResults.map(answerLaboratoryResult),
    log: { entries: [...log.entries], total: log.total },
    notice: answerNotice(evidence, language),
  };
}

/** What an exhibit shows together, and how many of its photos with tablets are no part of that yet. */
function answerJudged(judged: JudgedExhibit | undefined, all: readonly RecordedPhoto[]) {
  if (judged === undefined) return {};
  const { row, finding, examinations } = judged;
  const { verdict, counterfeit, tablets, assessed, sources, reasons, photos } = finding;
  const notJudged = all.filter(
    ({ photo, examination }) =>
      photo.exhibit_id === row.exhibit_id &&
      (examination?.tablets.length ?? 0) > 0 &&
      !examinations.includes(examination?.id ?? ''),
  ).length;
  const score = counterfeit && { counterfeit: { ...counterfeit, interval: [...counterfeit.interval] } };
  return {
    finding: { verdict, ...score, tablets, assessed, sources, reasons: [...reasons], photos: photos.length, notJudged },
  };
}

function answerState({ note, entered_at, entered_by }: CaseStateTable) {
  return { ...given({ note }), enteredAt: entered_at, enteredBy: entered_by };
}

function answerRecordedPhoto({ photo, examination, deleted }: RecordedPhoto, exhibits: ReadonlyMap<string, string>) {
  const tablets = examination?.tablets.map(({ number, face, verdict, log10_likelihood_ratio }) => ({
    number,
    face,
    verdict: verdict as Verdict,
    ...given({ log10LikelihoodRatio: log10_likelihood_ratio }),
  }));
  return {
    ...answerPhoto(photo, exhibits.get(photo.exhibit_id ?? ''), deleted),
    ...(examination && { examination: { ...answerExaminationFacts(examination), tablets: tablets ?? [] } }),
  };
}

export function answerPhoto(
  { id, name, sha256, bytes, added_at, added_by }: PhotoTable,
  exhibit: string | undefined,
  deleted: OriginalDeletionTable | undefined,
) {
  return {
    id,
    name,
    ...(exhibit !== undefined && { exhibit }),
    sha256,
    bytes,
    addedAt: added_at,
    addedBy: added_by,
    ...(deleted && { deleted: answerDeletion(deleted) }),
  };
}

function answerDeletion({ rule, days, reason, deleted_at, deleted_by }: OriginalDeletionTable) {
  return { deletedAt: deleted_at, deletedBy: deleted_by, rule, days, ...given({ reason }) };
}

export function answerExaminationFacts(facts: ExaminationFacts) {
  const { model_name: name, model_version: version, model_sha256: sha256 } = facts;
  const settings: { prior: number; language: string } = JSON.parse(facts.settings);
  return {
    id: facts.id,
    model: { name, version, sha256 },
    software: facts.software_version,
    backend: facts.backend,
    settings,
    sha256: facts.examination_sha256,
    examinedAt: facts.examined_at,
    examinedBy: facts.examined_by,
  };
}

function answerReview({ id, photo_id, tablet, opinion, reviewer, date, note, entered_at, entered_by }: ReviewTable) {
  const entered = { enteredAt: entered_at, enteredBy: entered_by };
  return {
    id,
    photo: photo_id,
    tablet: tablet ?? (ALL_TABLETS as typeof ALL_TABLETS),
    opinion,
    reviewer,
    date,
    ...given({ note }),
    ...entered,
  };
}

function answerLaboratoryResult(row: LaboratoryResultTable) {
  const { id, photo_id: photo, result, laboratory, date, substance, method, note } = row;
  const tablet = row.tablet ?? (ALL_TABLETS as typeof ALL_TABLETS);
  const entered = { enteredAt: row.entered_at, enteredBy: row.entered_by };
  return { id, photo, tablet, result, laboratory, date, ...given({ substance, method, note }), ...entered };
}

function answerNotice(evidence: EvidenceBase, language: string) {
  const { card, calibratedOn } = notice(evidence, language);
  return { card: [...card], calibratedOn };
}

type Given<Values> = { [Name in keyof Values]?: NonNullable<Values[Name]> };

/** Without those that are null. */
function given<Values extends Readonly<Record<string, unknown>>>(values: Values): Given<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Given<Values>;
}
