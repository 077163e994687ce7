import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';

/** What every surface with findings carries: calibration, warning and safety card. */
export function noticeLines(evidence: Parameters<typeof notice>[0], language: string): string {
  const { card, calibratedOn } = notice(evidence, language);
  const lines = [say('warning', language), ...card].map((sentence) => `  ${sentence}`);
  return [calibratedOn, '', ...lines, ''].join('\n');
}
