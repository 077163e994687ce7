import { setTimeout } from 'node:timers/promises';
import type { Examination, Policy } from '../../core/examination.ts';
import type { JudgingSettings } from '../../core/exhibit/judge-exhibit.ts';
import { mapInOrder } from '../../core/map-in-order.ts';
import type { ModelIdentity } from '../../core/model.ts';
import { record } from '../custody/record.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { expectOriginal } from '../retention/original-deletions.ts';
import { type CasePhoto, casePhotos, type StoredExamination } from './case-photos.ts';
import { judgeExhibits } from './judge-exhibits.ts';
import { settingsText, storeExamination } from './store-examination.ts';

/** What examines photos, such as a pool of threads. */
export interface CaseExaminer {
  readonly model: ModelIdentity;
  readonly backend: string;
  /** How many photos it examines at a time; 1 by default. */
  readonly workers?: number;
  /** Of the model, to judge exhibits; without them, none is judged. */
  readonly settings?: JudgingSettings;
  examine(bytes: Uint8Array, name: string, policy: Policy): Promise<{ readonly examination: Examination }>;
}

export interface CaseExamination {
  readonly caseId: string;
  readonly policy: Policy;
  readonly examiner: CaseExaminer;
  readonly actor: string;
}

/** `first`: the photo had no examination; `same`: the bytes of the result are those of the stored one. */
export type Change = 'first' | 'same' | 'changed';

/** A photo whose original was deleted, so that it cannot be examined again. */
export interface DeletedPhoto {
  readonly photo: CasePhoto['photo'];
  readonly before: Examination | undefined;
  readonly change: 'deleted';
  readonly deleted: NonNullable<CasePhoto['deleted']>;
}

export interface ExaminedPhoto {
  readonly photo: CasePhoto['photo'];
  readonly before: Examination | undefined;
  readonly after: Examination;
  readonly change: Change;
}

/**
 * Examines the photos of a case that have no examination by this model, program, backend and with these settings, and
 * stores the results, and then judges the exhibits.
 *
 * @param storing ends when no more photos are being added; those that are stored already are examined meanwhile
 * @throws TelltaleError `evidence_altered` if an original changed; the error of `storing`
 */
export async function* examineCase(
  store: EvidenceStore,
  work: CaseExamination,
  storing: Promise<unknown> = Promise.resolve(),
): AsyncGenerator<ExaminedPhoto, void, undefined> {
  async function* remaining() {
    for await (const known of photosAsStored(store, work.caseId, storing)) {
      // What a deleted one showed stays; it cannot be examined any more.
      if (known.deleted === undefined && !isBy(store, work, known.examined)) yield known;
    }
  }
  yield* mapInOrder(remaining(), widthOf(work), (known) => examineAgain(store, work, known));
  await judgeExhibits(store, work);
}

/** How long to wait for the next photo while others are being added: at first, and after several times without one. */
const NEXT_PHOTO_MS = { first: 5, most: 320 } as const;

/** The photos of a case, then those that were added meanwhile, until `storing` has ended. */
async function* photosAsStored({ db }: EvidenceStore, caseId: string, storing: Promise<unknown>) {
  const seen = new Set<string>();
  let isStoring = true;
  const ended = Promise.allSettled([storing]).then(() => {
    isStoring = false;
  });
  let waitMs: number = NEXT_PHOTO_MS.first;
  for (let isLast = false; !isLast; ) {
    isLast = !isStoring;
    const before = seen.size;
    for await (const known of casePhotos(db, caseId, seen)) {
      seen.add(known.photo.id);
      yield known;
    }
    const isNew = seen.size > before;
    if (!isNew && !isLast) await Promise.race([ended, setTimeout(waitMs)]);
    waitMs = isNew ? NEXT_PHOTO_MS.first : Math.min(2 * waitMs, NEXT_PHOTO_MS.most);
  }
  await storing;
}

/** Examines all photos of a case again, beside their newest examinations. A result that differs is stored too. */
export async function* reexamineCase(
  store: EvidenceStore,
  work: CaseExamination,
): AsyncGenerator<ExaminedPhoto | DeletedPhoto, void, undefined> {
  const counts = { first: 0, same: 0, changed: 0, deleted: 0 };
  const examine = async (known: CasePhoto): Promise<ExaminedPhoto | DeletedPhoto> => {
    const { photo, deleted } = known;
    if (deleted === undefined) return examineAgain(store, work, known);
    return { photo, before: known.examined?.examination, change: 'deleted', deleted };
  };
  for await (const examined of mapInOrder(casePhotos(store.db, work.caseId), widthOf(work), examine)) {
    counts[examined.change]++;
    yield examined;
  }
  await judgeExhibits(store, work);
  const { caseId, actor, examiner } = work;
  const details = { ...counts, model: examiner.model.sha256, backend: examiner.backend };
  const act = { actor, action: 'case_reexamined', case: caseId, details } as const;
  await record(store, act, async () => ({ result: undefined }));
}

/**
 * Examines one photo of a case if it has no examination by this model, program, backend and with these settings; else
 * returns the stored one.
 *
 * @throws TelltaleError `original_deleted`, `evidence_altered`
 */
export async function examineOnce(
  store: EvidenceStore,
  work: CaseExamination,
  known: CasePhoto,
): Promise<ExaminedPhoto> {
  if (!isBy(store, work, known.examined) || known.examined === undefined) return examineAgain(store, work, known);
  const { examination } = known.examined;
  return { photo: known.photo, before: examination, after: examination, change: 'same' };
}

/** One more than are examined, so that one is read and another stored meanwhile. */
export function widthOf({ examiner: { workers = 1 } }: Pick<CaseExamination, 'examiner'>): number {
  return workers + 1;
}

async function examineAgain(
  store: EvidenceStore,
  work: CaseExamination,
  { photo, examined }: CasePhoto,
): Promise<ExaminedPhoto> {
  const { caseId, policy, examiner, actor } = work;
  await expectOriginal(store.db, photo);
  const bytes = await store.originals.read(photo.sha256);
  const { examination: after } = await examiner.examine(bytes, photo.name, policy);
  const isSame = examined?.row.examination === JSON.stringify(after);
  if (!isSame || !isBy(store, work, examined)) {
    const { backend } = examiner;
    await storeExamination(store, { caseId, photoId: photo.id, examination: after, policy, backend, actor });
  }
  const change = examined === undefined ? 'first' : isSame ? 'same' : 'changed';
  return { photo, before: examined?.examination, after, change };
}

/** Whether the same photo would be examined in the same way again. */
function isBy(store: EvidenceStore, work: CaseExamination, examined: StoredExamination | undefined): boolean {
  const { model, backend } = work.examiner;
  return (
    examined !== undefined &&
    examined.row.model_sha256 === model.sha256 &&
    examined.row.software_version === store.softwareVersion &&
    examined.row.backend === backend &&
    examined.row.settings === settingsText(work.policy)
  );
}
