import type { CounterfeitScore } from '../../../core/examination.ts';
import type { MessageCode, MessageValues } from '../../../core/words/catalogue.ts';
import { catalogueTag, say } from '../../../core/words/say.ts';
import { scoreValues } from '../../../core/words/score-values.ts';
import { strengthCode, strengthSentence } from '../../../core/words/strength.ts';

/** The sentences of one report, in its language. */
export interface Voice {
  readonly language: string;
  say(code: MessageCode, values?: MessageValues): string;
  /** `2026-11-30T19:56:55.000Z` as `2026-11-30 19:56 UTC`: the same in every language. */
  time(iso: string): string;
  number(value: number, decimals: number): string;
}

export function voiceOf(language: string): Voice {
  const tag = catalogueTag(language);
  return {
    language: tag,
    say: (code, values) => say(code, tag, values),
    time: (iso) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`,
    number: (value, decimals) =>
      new Intl.NumberFormat(tag, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value),
  };
}

/** The likelihood ratio and its interval, and then the words for it. */
export function ratioLines(score: CounterfeitScore, voice: Voice): string[] {
  const values = scoreValues(score);
  const code = strengthCode(values.likelihoodRatio);
  const strength = voice.say(code);
  return [
    `${voice.say('page_likelihood_ratio', values)}. ${voice.say(strengthSentence(code), { strength })}`,
    voice.say('report_probability', values),
  ];
}

/**
 * Text of a person, such as a name or a note, on one line: characters that are not printed, among them those that turn
 * the direction of a line around, become spaces.
 */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{C}+/gu, ' ')
    .trim();
}

/** At most `max` characters, for a cell or a title. */
export function shortened(text: string, max: number): string {
  const characters = [...plain(text)];
  return characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : characters.join('');
}
