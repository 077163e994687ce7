import { readFileSync } from 'node:fs';
import opentype from 'opentype.js';
import { expect, test } from 'vitest';
import { COVERED } from './covered-characters.ts';
import { drawableText } from './drawable-text.ts';

test.each(['Regular', 'Bold'])('NotoSans-%s has every character that is drawn', (name) => {
  const bytes = readFileSync(new URL(`fonts/NotoSans-${name}.ttf`, import.meta.url));
  const font = opentype.parse(new Uint8Array(bytes).buffer);
  const lacking: number[] = [];
  for (const [first, last] of COVERED) {
    for (let code = first; code <= last; code++) {
      if (font.charToGlyphIndex(String.fromCodePoint(code)) === 0) lacking.push(code);
    }
  }
  expect(lacking).toEqual([]);
});

test.each([
  ['José Ñandú, ¿dónde? – „Ωμέγα“ Привет Nguyễn', 'José Ñandú, ¿dónde? – „Ωμέγα“ Привет Nguyễn'],
  // Composed, so that the accent is not drawn by itself.
  ['n\u0303', 'ñ'],
  ['張偉 Lee', '[U+5F35 U+5049] Lee'],
  ['محمد', '[U+0645 U+062D U+0645 U+062F]'],
  ['a\u{1f600}', 'a[U+1F600]'],
])('%s is drawn as %s', (text, drawn) => {
  expect(drawableText(text)).toBe(drawn);
});
