import { say } from '../core/words/say.ts';

/** Reasons for which a scan skips a file, in the order of the report. */
const PASSED_OVER_REASONS = [
  'not_a_photo',
  'mac_metadata',
  'scan_folder',
  'empty_archive',
  'not_a_file',
  'link',
] as const;
export type PassedOverReason = (typeof PASSED_OVER_REASONS)[number];

/** Files of one kind that were skipped for one reason. */
interface PassedOverKind {
  readonly reason: PassedOverReason;
  /** Extension in lower case with its dot; empty if there is none. */
  readonly kind: string;
  readonly count: number;
  /** The first of them. */
  readonly names: readonly string[];
}

export interface PassedOverSummary {
  readonly kinds: readonly PassedOverKind[];
  /** Photos that have absolute names in archives. */
  readonly absoluteNames: number;
}

/** Number of kinds named per reason; the others are in the list of names. */
const MAX_KINDS = 12;

/** What was skipped and why, one line per reason; empty if nothing was skipped. */
export function passedOverLines({ kinds, absoluteNames }: PassedOverSummary, language: string): string[] {
  const number = new Intl.NumberFormat(language);
  const count = (some: readonly PassedOverKind[]) => some.reduce((sum, kind) => sum + kind.count, 0);
  const lines = PASSED_OVER_REASONS.flatMap((reason) => {
    const some = kinds.filter((kind) => kind.reason === reason).sort((a, b) => b.count - a.count);
    if (some.length === 0) return [];
    const kindTexts = some.slice(0, MAX_KINDS).map((kind) => formatKind(kind, number));
    const rest = some.length > MAX_KINDS ? ', …' : '';
    return [`${say(`passed_over_${reason}`, language, { count: count(some) })} ${kindTexts.join(', ')}${rest}`];
  });
  const head = kinds.length === 0 ? [] : [say('scan_passed_over', language, { count: count(kinds) })];
  const absolute = absoluteNames === 0 ? [] : [say('scan_absolute_names', language, { count: absoluteNames })];
  return [...head, ...lines, ...absolute];
}

/** Only files that are no photos have more than one kind. */
function formatKind({ reason, kind, count, names }: PassedOverKind, number: Intl.NumberFormat): string {
  const named = names.join(', ') + (count > names.length ? ', …' : '');
  return reason === 'not_a_photo' ? `${kind} ${number.format(count)} (${named})`.trim() : named;
}
