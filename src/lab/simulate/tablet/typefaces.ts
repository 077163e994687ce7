import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import type { Outline } from './imprint.ts';

/** Free typefaces (SIL OFL 1.1 or Apache 2.0) that stand in for the dies of other makers and of counterfeiters. */
export const TYPEFACES = [
  'roboto/400',
  'roboto/700',
  'roboto-slab/400',
  'roboto-slab/700',
  'oswald/400',
  'courier-prime/700',
  'bebas-neue/400',
  'archivo-narrow/400',
  'archivo-narrow/700',
  'rubik/400',
  'rubik/700',
  'share-tech-mono/400',
  'saira-condensed/500',
  'varela-round/400',
] as const;
export type Typeface = (typeof TYPEFACES)[number];

const require = createRequire(import.meta.url);
const loaded = new Map<Typeface, opentype.Font>();

function load(typeface: Typeface): opentype.Font {
  let font = loaded.get(typeface);
  if (!font) {
    const [family, weight] = typeface.split('/');
    const bytes = readFileSync(require.resolve(`@fontsource/${family}/files/${family}-latin-${weight}-normal.woff`));
    font = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    loaded.set(typeface, font);
  }
  return font;
}

/**
 * Outlines of a line of text, centred on the origin, capitals one unit high, y up. Holes are separate outlines, for the
 * even-odd rule. `tracking` is additional space between letters in units of the capital height.
 */
export function outlineText(text: string, typeface: Typeface, tracking = 0): Outline[] {
  const font = load(typeface);
  const capital = font.charToGlyph('H').getPath(0, 0, 1000).getBoundingBox();
  const unit = capital.y2 - capital.y1;
  const outlines: [number, number][][] = [];
  let pen = 0;
  for (const letter of text) {
    const glyph = font.charToGlyph(letter);
    for (const outline of flatten(glyph.getPath(0, 0, 1000).commands)) {
      outlines.push(outline.map(([x, y]) => [pen + x / unit, -y / unit - 0.5]));
    }
    pen += ((glyph.advanceWidth ?? 0) * 1000) / font.unitsPerEm / unit + tracking;
  }
  const shift = (pen - tracking) / 2;
  return outlines.map((outline) => outline.map(([x, y]) => [x - shift, y] as const));
}

/** A line of text as a path of an SVG, centred on a point; `size` is the height of its capitals, pixels. */
export function svgText(
  text: string,
  {
    x,
    y,
    size,
    typeface,
  }: { readonly x: number; readonly y: number; readonly size: number; readonly typeface: Typeface },
): string {
  const place = ([u, v]: readonly [number, number]): string =>
    `${(x + u * size).toFixed(1)} ${(y - v * size).toFixed(1)}`;
  const outlines = outlineText(text, typeface, 0.04).map((outline) => `M${outline.map(place).join('L')}Z`);
  return `<path fill-rule="evenodd" d="${outlines.join('')}"/>`;
}

/** Path commands as polygons; each curve becomes `STEPS` chords. */
function flatten(commands: readonly opentype.PathCommand[]): [number, number][][] {
  const STEPS = 5;
  const outlines: [number, number][][] = [];
  let current: [number, number][] = [];
  let last: readonly [number, number] = [0, 0];
  const curve = (at: (t: number) => [number, number]): void => {
    for (let i = 1; i <= STEPS; i++) current.push(at(i / STEPS));
  };
  for (const command of commands) {
    if (command.type === 'M') {
      current = [[command.x, command.y]];
      outlines.push(current);
    } else if (command.type === 'L') current.push([command.x, command.y]);
    else if (command.type === 'Q') {
      const from = last;
      curve((t) => [
        (1 - t) ** 2 * from[0] + 2 * t * (1 - t) * command.x1 + t * t * command.x,
        (1 - t) ** 2 * from[1] + 2 * t * (1 - t) * command.y1 + t * t * command.y,
      ]);
    } else if (command.type === 'C') {
      const from = last;
      const mix = (t: number, a: number, b: number, c: number, d: number): number =>
        (1 - t) ** 3 * a + 3 * t * (1 - t) ** 2 * b + 3 * t * t * (1 - t) * c + t ** 3 * d;
      curve((t) => [
        mix(t, from[0], command.x1, command.x2, command.x),
        mix(t, from[1], command.y1, command.y2, command.y),
      ]);
    }
    if (command.type !== 'Z') last = [command.x, command.y];
  }
  return outlines.filter((outline) => outline.length > 2);
}
