import { type ExpressionBuilder, type Kysely, sql } from 'kysely';
import type { CaseState, EvidenceTables, PhotoTable, RetentionRuleName } from '../evidence/evidence-tables.ts';

/** Originals of photos that are older than these days must be deleted. */
export interface RetentionRule {
  readonly name: RetentionRuleName;
  readonly days: number;
}

export interface DueQuestion {
  readonly rule: RetentionRule;
  readonly now: Date;
  /** Only this case, and only this photo. */
  readonly caseId?: string | undefined;
  readonly photoId?: string | undefined;
}

export interface DuePhoto {
  readonly photo: PhotoTable;
  /** Name of its case. */
  readonly caseName: string;
  /** Its case is on legal hold: nothing is deleted. */
  readonly isHeld: boolean;
}

const DAY_MS = 86_400_000;

/** The photos whose originals a rule deletes, or would delete but for a legal hold. */
export async function duePhotos(
  db: Kysely<EvidenceTables>,
  { rule, now, caseId, photoId }: DueQuestion,
): Promise<DuePhoto[]> {
  const latest = new Date(now.getTime() - rule.days * DAY_MS).toISOString();
  const rows = await db
    .selectFrom('photos')
    .innerJoin('cases', 'cases.id', 'photos.case_id')
    .leftJoin('original_deletions', 'original_deletions.photo_id', 'photos.id')
    .selectAll('photos')
    .select('cases.name as case_name')
    .select((photo) => lastState(photo, ['held', 'released'], 'state').as('hold'))
    .where('original_deletions.id', 'is', null)
    // A photo that was added to a closed case is as old as itself.
    .where('photos.added_at', '<=', latest)
    .$if(rule.name === 'after_closing', (query) =>
      query
        .where((photo) => photo(lastState(photo, ['closed', 'reopened'], 'state'), '=', 'closed'))
        .where((photo) => photo(lastState(photo, ['closed', 'reopened'], 'entered_at'), '<=', latest)),
    )
    .$if(caseId !== undefined, (query) => query.where('cases.id', '=', caseId ?? ''))
    .$if(photoId !== undefined, (query) => query.where('photos.id', '=', photoId ?? ''))
    .orderBy('cases.name')
    .orderBy('photos.added_at')
    .orderBy('photos.id')
    .execute();
  return rows.map(({ case_name: caseName, hold, ...photo }) => ({ photo, caseName, isHeld: hold === 'held' }));
}

/** Of the last of these states of the case in an outer query. */
function lastState(
  photo: ExpressionBuilder<EvidenceTables, 'photos' | 'cases'>,
  states: readonly CaseState[],
  column: 'state' | 'entered_at',
) {
  return photo
    .selectFrom('case_states')
    .select(sql<string | null>`${sql.ref(column)}`.as('value'))
    .whereRef('case_states.case_id', '=', 'cases.id')
    .where('case_states.state', 'in', states)
    .orderBy('case_states.number', 'desc')
    .limit(1);
}
