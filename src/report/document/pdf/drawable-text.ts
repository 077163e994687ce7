import { COVERED } from './covered-characters.ts';

/**
 * The text as the fonts can draw it: each run of characters that they lack becomes their Unicode numbers, such as
 * `[U+5F35 U+5049]`, so that no name is lost or refused. Their scripts are all written from left to right.
 */
export function drawableText(text: string): string {
  let drawn = '';
  let missing: string[] = [];
  const flush = () => {
    if (missing.length > 0) drawn += `[${missing.join(' ')}]`;
    missing = [];
  };
  for (const character of text.normalize('NFC')) {
    if (isCovered(character)) {
      flush();
      drawn += character;
    } else {
      missing.push(`U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
    }
  }
  flush();
  return drawn;
}

function isCovered(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return COVERED.some(([first, last]) => code >= first && code <= last);
}
