import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Verdict } from '../../core/examination.ts';
import { record } from '../custody/record.ts';
import type { CaseTable, EvidenceTables } from '../evidence/evidence-tables.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { isReviewed, newestExaminationId } from './tablet-query.ts';

/** Which cases are wanted; everything that is given must hold. */
export interface CaseFilter {
  /** Part of the case's name or note, or of the name of one of its photos or exhibits, in any case of letters. */
  readonly text?: string | undefined;
  /** Of a tablet, in the newest examination of its photo. */
  readonly verdict?: Verdict | undefined;
  /** `yes`: it has tablets, and all of them are reviewed; `no`: it has one that is not. */
  readonly reviewed?: 'yes' | 'no' | undefined;
  /** First and last day of its creation, `2026-03-14`, in UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}

export interface ListedCase extends CaseTable {
  readonly photos: number;
  /** Tablets in the newest examinations of its photos, by verdict. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly tablets: number;
  readonly reviewedTablets: number;
}

export interface CaseList {
  readonly cases: readonly ListedCase[];
  /** Of all that the filter finds. */
  readonly total: number;
}

/** Cases that a filter finds, the newest first. The log says who listed them. */
export async function listCases(store: EvidenceStore, actor: string, filter: CaseFilter = {}): Promise<CaseList> {
  const listed = await record(store, { actor, action: 'cases_listed' }, async (transaction) => {
    const found = transaction.selectFrom('cases').where((row) => row.and(conditions(row, filter)));
    const { total } = await found.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow();
    const rows = await found
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('name')
      .$if(filter.limit !== undefined, (query) => query.limit(filter.limit ?? 0).offset(filter.offset ?? 0))
      .execute();
    const result = { cases: await withCounts(transaction, rows), total: Number(total) };
    return { result, details: { cases: rows.length } };
  });
  return listed ?? { cases: [], total: 0 };
}

type OfCase = ExpressionBuilder<EvidenceTables, 'cases'>;

function conditions(row: OfCase, { text, verdict, reviewed, from, to }: CaseFilter): Expression<SqlBool>[] {
  const tablet = (where: (tablet: ExpressionBuilder<EvidenceTables, 'photos' | 'tablets'>) => Expression<SqlBool>) =>
    row.exists(
      row
        .selectFrom('photos')
        .innerJoin('tablets', (join) => join.on((on) => on('tablets.examination_id', '=', newestExaminationId(on))))
        .select('photos.id')
        .whereRef('photos.case_id', '=', 'cases.id')
        .where(where),
    );
  const isOpen = tablet((each) => each.not(isReviewed(each)));
  return [
    ...(text === undefined ? [] : [mentions(row, text)]),
    ...(verdict === undefined ? [] : [tablet((each) => each('tablets.verdict', '=', verdict))]),
    ...(reviewed === 'no' ? [isOpen] : []),
    ...(reviewed === 'yes' ? [tablet((each) => each.lit(true)), row.not(isOpen)] : []),
    ...(from === undefined ? [] : [row('cases.created_at', '>=', from)]),
    // A time of that day is behind its date and before any text that begins with the date and a later letter.
    ...(to === undefined ? [] : [row('cases.created_at', '<', `${to}U`)]),
  ];
}

function mentions(row: OfCase, text: string): Expression<SqlBool> {
  // Of LIKE: what it would take for a pattern is a backslash and the character.
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const named = (table: 'photos' | 'exhibits') =>
    row.exists(
      row
        .selectFrom(table)
        .select(`${table}.id`)
        .whereRef(`${table}.case_id`, '=', 'cases.id')
        .where(({ fn, ref }) => like(fn('lower', [ref(`${table}.name`)]), pattern)),
    );
  return row.or([
    like(row.fn('lower', ['cases.name']), pattern),
    like(row.fn('lower', ['cases.note']), pattern),
    named('photos'),
    named('exhibits'),
  ]);
}

function like(value: Expression<unknown>, pattern: string): Expression<SqlBool> {
  return sql<SqlBool>`${value} like ${pattern} escape '\\'`;
}

async function withCounts(db: Kysely<EvidenceTables>, rows: readonly CaseTable[]): Promise<ListedCase[]> {
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const photos = await db
    .selectFrom('photos')
    .select(['case_id', ({ fn }) => fn.countAll().as('count')])
    .where('case_id', 'in', ids)
    .groupBy('case_id')
    .execute();
  const tablets = await db
    .selectFrom('photos')
    .innerJoin('tablets', (join) => join.on((on) => on('tablets.examination_id', '=', newestExaminationId(on))))
    .select(['photos.case_id', 'tablets.verdict', ({ fn }) => fn.countAll().as('count')])
    .select((tablet) => tablet.case().when(isReviewed(tablet)).then(1).else(0).end().as('reviewed'))
    .where('photos.case_id', 'in', ids)
    .groupBy(['photos.case_id', 'tablets.verdict', 'reviewed'])
    .execute();
  return rows.map((row) => {
    const own = tablets.filter(({ case_id }) => case_id === row.id);
    // PostgreSQL counts in texts.
    const sum = (some: typeof own) => some.reduce((total, { count }) => total + Number(count), 0);
    const verdicts = new Set(own.map(({ verdict }) => verdict as Verdict));
    return {
      ...row,
      photos: Number(photos.find(({ case_id }) => case_id === row.id)?.count ?? 0),
      verdicts: Object.fromEntries(
        [...verdicts].map((one) => [one, sum(own.filter(({ verdict }) => verdict === one))]),
      ),
      tablets: sum(own),
      reviewedTablets: sum(own.filter(({ reviewed }) => Number(reviewed) === 1)),
    };
  });
}
