import type { MessageCode } from '../../core/words/catalogue.ts';
import { say } from '../../core/words/say.ts';
import type { Refused } from './read-labels.ts';

/** The case, and the line in its table, of a row that came from a case. */
export type CaseOf = (line: number) => { readonly name: string; readonly line: number } | undefined;

/** Why a row is refused, in a sentence. */
export function refusedLine(refused: Refused, caseOf: CaseOf, language: string): string {
  const { code, ...values } = refused;
  const known = caseOf(refused.line);
  const line = known?.line ?? refused.line;
  const reason =
    refused.code === 'label_tablet_refused'
      ? { reason: say(refused.reason as MessageCode, language, refused.values) }
      : {};
  const other = 'other' in refused ? { other: caseOf(refused.other)?.line ?? refused.other } : {};
  const text = say(code, language, { ...plainValues(values), line, ...reason, ...other });
  return known === undefined ? text : say('adapt_case_row', language, { name: known.name, text });
}

function plainValues(values: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string' || typeof value === 'number'),
  );
}
