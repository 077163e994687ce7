import type { MessageCode } from '../core/words/catalogue.ts';
import { say } from '../core/words/say.ts';
import type { Unused } from '../learn/sort-references.ts';

/** Why a photo or a tablet is not learned from, in a sentence. */
export function unusedLine(unused: Unused, language: string): string {
  if (unused.code === 'learn_tablet_refused') {
    const { code, photo, number } = unused;
    return say(code, language, { photo, number, reason: say(unused.reason as MessageCode, language, unused.values) });
  }
  const { code, ...values } = unused;
  return say(code, language, values);
}
