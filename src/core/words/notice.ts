import type { Notice } from '../examination.ts';
import type { EvidenceBase } from '../model.ts';
import type { MessageCode } from './catalogue.ts';
import { say } from './say.ts';

/** The safety card, in reading order. Every result on every surface carries all of it. */
export const CARD = [
  'card_photo',
  'card_laboratory',
  'card_strip',
  'card_alone',
  'card_naloxone',
  'card_emergency',
] as const satisfies readonly MessageCode[];

/** The safety card, and what the figures were calibrated on, in plain words. */
export function notice(evidence: EvidenceBase, language: string): Notice {
  return {
    card: CARD.map((code) => say(code, language)),
    calibratedOn: say(`calibrated_on_${evidence}`, language),
  };
}
