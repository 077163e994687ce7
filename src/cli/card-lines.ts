import type { EvidenceBase } from '../core/model.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';

/** What findings of several models rest on, the warning and the safety card. */
export function cardLines(evidence: readonly EvidenceBase[], language: string): string {
  const calibratedOn = [...new Set(evidence)].map((one) => notice(one, language).calibratedOn);
  const { card } = notice('simulated', language);
  return [...calibratedOn, '', ...[say('warning', language), ...card].map((line) => `  ${line}`), ''].join('\n');
}
