import { ALL_TABLETS } from '../../core/confirmed/laboratory-words.ts';
import type { MessageValues } from '../../core/words/catalogue.ts';
import type { RecordedPhoto } from './case-record.ts';
import type { RefusedRow, TableRow } from './read-table.ts';

/** What a row is about. */
export interface RowSubject {
  readonly photoId: string;
  readonly examinationId: string | undefined;
  /** Undefined for all tablets of the photo. */
  readonly tablet: number | undefined;
}

/** A laboratory at UTC+14 may date its report a day ahead of UTC. */
const FURTHEST_ZONE_MS = 14 * 3_600_000;

/** The photo (by name or SHA-256) and the tablet that a row names, if the case has them. */
export function resolveSubject({ line, fields }: TableRow, photos: readonly RecordedPhoto[]): RowSubject | RefusedRow {
  const { photo: named = '', tablet = '' } = fields;
  const refuse = (code: RefusedRow['code'], values: MessageValues) => ({ line, code, values });
  const [found, another] = photos.filter(({ photo }) => photo.name === named || photo.sha256 === named.toLowerCase());
  if (found === undefined) return refuse('row_refused_photo', { received: named });
  if (another !== undefined) return refuse('row_refused_name', { received: named });
  const subject = { photoId: found.photo.id, examinationId: found.examination?.id };
  if (tablet.toLowerCase() === ALL_TABLETS) return { ...subject, tablet: undefined };
  const number = /^[1-9]\d{0,5}$/.test(tablet) ? Number(tablet) : undefined;
  const count = found.examination?.tablets.length ?? 0;
  if (number !== undefined && number <= count) return { ...subject, tablet: number };
  return refuse('row_refused_tablet', { received: tablet, count });
}

/** The word of a list, in any case. */
export function resolveWord<Word extends string>(
  { line, fields }: TableRow,
  column: string,
  words: readonly Word[],
): Word | RefusedRow {
  const received = fields[column] ?? '';
  const word = words.find((some) => some === received.toLowerCase());
  return word ?? { line, code: 'row_refused_word', values: { column, words: words.join(', '), received } };
}

/** An ISO date that has come. */
export function resolveDate({ line, fields }: TableRow, now: Date): string | RefusedRow {
  const received = fields['date'] ?? '';
  const time = /^\d{4}-\d{2}-\d{2}$/.test(received) ? Date.parse(`${received}T00:00:00Z`) : Number.NaN;
  const isDate = !Number.isNaN(time) && new Date(time).toISOString().startsWith(received);
  if (isDate && time <= now.getTime() + FURTHEST_ZONE_MS) return received;
  return { line, code: 'row_refused_date', values: { received } };
}
