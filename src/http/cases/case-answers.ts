import { z } from 'zod';
import { ALL_TABLETS, LABORATORY_RESULTS, REVIEW_OPINIONS } from '../../core/confirmed/laboratory-words.ts';
import { VERDICTS } from '../../core/examination.ts';
import { RETENTION_RULES } from '../../store/evidence/evidence-tables.ts';
import { messageSchema } from '../message-schema.ts';

const count = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.string();
const tablet = z.union([z.int().min(1), z.literal(ALL_TABLETS)]);
const verdict = z.enum(VERDICTS);

/** As in an examination. */
export const noticeSchema = z.object({ card: z.array(z.string()).min(4), calibratedOn: z.string() });

const caseFacts = {
  id: z.string(),
  name: z.string(),
  note: z.string().optional(),
  createdAt: time,
  createdBy: z.string(),
};

/** A case that was created. */
export const caseAnswer = z.object(caseFacts);

/** Cases that were searched. */
export const casesAnswer = z.object({
  cases: z.array(
    z.object({
      ...caseFacts,
      photos: count,
      tablets: count,
      reviewedTablets: count,
      verdicts: z.partialRecord(verdict, count),
    }),
  ),
  total: count,
  notice: noticeSchema,
});

const examinationFacts = {
  id: z.string(),
  model: z.object({ name: z.string(), version: z.string(), sha256 }),
  software: z.string(),
  backend: z.string(),
  settings: z.object({ prior: z.number(), language: z.string() }),
  sha256,
  examinedAt: time,
  examinedBy: z.string(),
};

const photoFacts = {
  id: z.string(),
  name: z.string(),
  exhibit: z.string().optional(),
  sha256,
  bytes: count,
  addedAt: time,
  addedBy: z.string(),
  /** That its original was deleted under a retention rule. */
  deleted: z
    .object({
      deletedAt: time,
      deletedBy: z.string(),
      rule: z.enum(RETENTION_RULES),
      days: count,
      reason: z.string().optional(),
    })
    .optional(),
};

/** Since when a case is closed, or on legal hold. */
const caseState = z.object({ note: z.string().optional(), enteredAt: time, enteredBy: z.string() });

const entered = { enteredAt: time, enteredBy: z.string() };

const review = z.object({
  id: z.string(),
  photo: z.string(),
  tablet,
  opinion: z.enum(REVIEW_OPINIONS),
  reviewer: z.string(),
  date: z.string(),
  note: z.string().optional(),
  ...entered,
});

const laboratoryResult = z.object({
  id: z.string(),
  photo: z.string(),
  tablet,
  result: z.enum(LABORATORY_RESULTS),
  laboratory: z.string(),
  date: z.string(),
  substance: z.string().optional(),
  method: z.string().optional(),
  note: z.string().optional(),
  ...entered,
});

/** A case as it is read. */
export const caseRecordAnswer = z.object({
  ...caseFacts,
  closed: caseState.optional(),
  held: caseState.optional(),
  exhibits: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: time,
      createdBy: z.string(),
      /** What its tablets show together: the worst group decides. */
      finding: z
        .object({
          verdict,
          counterfeit: z
            .object({
              probability: z.number(),
              log10LikelihoodRatio: z.number(),
              interval: z.array(z.number()).length(2),
              prior: z.number(),
            })
            .optional(),
          tablets: count,
          assessed: count,
          sources: z.enum(['one', 'several', 'not_told']),
          reasons: z.array(messageSchema).min(1),
          photos: count,
          /** Photos with tablets that were added or examined later. */
          notJudged: count,
        })
        .optional(),
    }),
  ),
  photos: z.array(
    z.object({
      ...photoFacts,
      /** The newest one. */
      examination: z
        .object({
          ...examinationFacts,
          tablets: z.array(
            z.object({
              number: z.int().min(1),
              face: z.string(),
              verdict,
              log10LikelihoodRatio: z.number().optional(),
            }),
          ),
        })
        .optional(),
    }),
  ),
  reviews: z.array(review),
  laboratoryResults: z.array(laboratoryResult),
  log: z.object({
    entries: z.array(z.object({ number: z.int().min(1), sha256, time, actor: z.string(), action: z.string() })),
    total: count,
  }),
  notice: noticeSchema,
});

/** Without the examinations themselves, which have the schema of the contract. */
export const casePhotoAnswer = z.object({ ...photoFacts, examinations: z.array(z.object(examinationFacts)) });

/** What became of each photo of an upload, in its order. */
export const addedPhotosAnswer = z.object({
  photos: z
    .array(
      z.object({
        name: z.string(),
        /** Present if the photo is on the disk. */
        stored: z.object({ id: z.string(), sha256, isNew: z.boolean() }).optional(),
        /** Why it was not stored, or not examined. */
        problem: messageSchema.optional(),
      }),
    )
    .min(1),
});

/** How the stored photo compares with its examination before. */
export const storedExaminationAnswer = z.object({ change: z.enum(['first', 'same', 'changed']) });

/** How many rows of a table, or entries, were stored, and how many were stored before. */
export const enteredAnswer = z.object({ added: count, known: count });
