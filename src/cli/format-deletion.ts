import { say } from '../core/words/say.ts';
import type { OriginalDeletionTable } from '../store/evidence/evidence-tables.ts';

/** That a stored photo was deleted, when, by whom and under which rule. */
export function formatDeletion(deletion: OriginalDeletionTable, language: string): string {
  const { rule, days, reason, deleted_at: at, deleted_by: by } = deletion;
  const sentence = say('report_photo_deleted', language, {
    date: at.slice(0, 10),
    by,
    rule: say(`retention_${rule}`, language, { days }),
  });
  return reason === null ? sentence : `${sentence} ${say('retention_reason', language, { reason })}`;
}
