import type { TabletFinding } from '../examination.ts';
import { message } from '../words/say.ts';
import type { Reason } from './reasons.ts';

/** The decision about a tablet, in no language yet. */
export interface Finding extends Omit<TabletFinding, 'reasons'> {
  readonly reasons: readonly Reason[];
}

/** A finding with its reasons in the requested language. */
export function formatFinding({ reasons, ...finding }: Finding, language: string): TabletFinding {
  return { ...finding, reasons: reasons.map(({ code, values }) => message(code, language, values)) };
}
