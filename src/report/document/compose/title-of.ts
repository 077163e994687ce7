import type { Reported } from '../../../core/reported.ts';
import { shortened, type Voice } from './voice.ts';

/** A name in a title. */
const MAX_NAME = 100;

/** The report's title; the names in it are shortened. */
export function titleOf(reported: Reported, { say }: Voice): string {
  const name = shortened(reported.name, MAX_NAME);
  return say(`report_title_${reported.subject}`, { name, case: shortened(reported.case?.name ?? '', MAX_NAME) });
}
