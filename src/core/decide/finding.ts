import type { TabletFinding } from '../examination.ts';
import { message } from '../words/say.ts';
import type { Reason } from './reasons.ts';

/** What was decided about a tablet, not yet in any language. */
export interface Finding extends Omit<TabletFinding, 'reasons'> {
  readonly reasons: readonly Reason[];
}

/** A finding with its reasons in the language asked for. */
export function formatFinding({ reasons, ...finding }: Finding, language: string): TabletFinding {
  return { ...finding, reasons: reasons.map(({ code, values }) => message(code, language, values)) };
}
