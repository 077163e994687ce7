import { fromHsv, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import type { ImprintShape } from './imprint.ts';
import { designReference, drawLot, type TabletDesign } from './tablet.ts';
import { outlineText, TYPEFACES } from './typefaces.ts';

/** Documented imprints of other products besides the M 30 (docs/simulator.md), front lines first. */
const KNOWN = [
  'A|215',
  'K|9',
  'V',
  '48|12',
  'U|24',
  'RP|30',
  'E|8',
  'T|189',
  'ALG|265',
  '54|199',
  '224',
  'ETH|446',
  'M|15',
  'M|60',
  'M|100',
  'K|56',
  'C|230',
  '10|325',
  'RP|10|325',
] as const;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

/**
 * A tablet that is not an M 30: another imprint or a blank face. Half of them have the reference's colour and specks.
 */
export function designOther(random: Random): TabletDesign {
  const lot = drawLot(random, 'other', 1);
  const base = designReference(random, lot, random.chance(0.5) ? 'M' : '30');
  const lines = random.chance(0.17) ? [] : imprintLines(random);
  const alike = random.chance(0.5);
  return {
    ...base,
    label: 'other',
    face: 'other',
    imprint: lines.join(' ') || 'blank',
    shapes: layOut(lines, random),
    colour: alike ? base.colour : otherColour(random),
    speck: alike ? base.speck : { ...base.speck, contrast: random.chance(0.6) ? 0 : random.range(0.3, 2) },
    debossDepth: base.debossDepth * random.logRange(0.6, 2),
    edgeSoftness: base.edgeSoftness * random.logRange(0.6, 2),
    halfThickness: base.halfThickness * random.logRange(0.7, 1.7),
    dome: base.dome * random.logRange(0.4, 3.5),
    bevel: base.bevel * random.logRange(0.5, 2.5),
    strokeFactor: 1,
    grain: base.grain * random.logRange(0.5, 5),
    gloss: random.chance(0.3) ? random.range(0.1, 0.4) : base.gloss,
    size: alike ? random.range(0.9, 1.25) : random.logRange(0.75, 1.9),
    press: 'other',
  };
}

function imprintLines(random: Random): string[] {
  if (random.chance(0.35)) return random.pick(KNOWN).split('|');
  const word = (letters: string, most: number): string =>
    Array.from({ length: random.integer(1, most) }, () => random.pick([...letters])).join('');
  const make = [
    () => [word(LETTERS, 3)],
    () => [word(DIGITS, 4)],
    () => [word(LETTERS, 3), word(DIGITS, 3)],
    () => [word(DIGITS, 2), word(DIGITS, 3)],
    () => [word(LETTERS, 1) + word(DIGITS, 2)],
  ];
  const lines = random.pick(make)();
  // An M alone, or a 30 alone, would look like an M 30.
  return lines.join(' ') === 'M' || lines.includes('30') ? ['A', '215'] : lines;
}

function otherColour(random: Random): Rgb {
  return random.chance(0.3)
    ? fromHsv(random.range(0, 360), random.range(0, 0.12), random.range(0.75, 0.98))
    : fromHsv(random.range(0, 360), random.range(0.1, 0.8), random.range(0.5, 0.97));
}

/** Lines of letters above, below or across a score line, a box, a circle, or nothing. */
function layOut(lines: readonly string[], random: Random): ImprintShape[] {
  const typeface = random.pick(TYPEFACES);
  const shapes: ImprintShape[] = [];
  const scored = random.chance(lines.length === 0 ? 0.45 : 0.4);
  if (scored) shapes.push(score(0, random));
  if (scored && random.chance(0.12)) shapes.push(score(Math.PI / 2, random));
  const framed = !scored && lines.length === 1 && random.chance(0.25);
  if (framed && random.chance(0.5)) shapes.push(frame(random));
  else if (framed) shapes.push(ring(random));
  const rows = scored && lines.length === 1 ? [random.pick([0.5, -0.5])] : rowsOf(lines.length, scored);
  for (const [i, line] of lines.entries()) {
    const widest = framed ? 0.72 : 1.3 * Math.sqrt(1 - Math.min(0.7, (rows[i] ?? 0) ** 2));
    const outlines = outlineText(line, typeface, random.range(0.02, 0.16));
    const width = Math.max(...outlines.flat().map((p) => Math.abs(p[0]))) * 2;
    const tallest = lines.length === 1 ? (scored ? 0.5 : 0.8) : lines.length === 2 ? 0.5 : 0.36;
    const height = Math.min(tallest * random.range(0.7, 1), widest / width);
    shapes.push({
      kind: 'outlines',
      part: 'text',
      depth: random.range(0.8, 1.4),
      bolder: random.range(-0.006, 0.014),
      outlines: outlines.map((o) => o.map(([x, y]) => [x * height, y * height + (rows[i] ?? 0)] as const)),
    });
  }
  return shapes;
}

function rowsOf(count: number, scored: boolean): number[] {
  if (count === 1) return [0];
  if (count === 2) return scored ? [0.48, -0.48] : [0.34, -0.34];
  return [0.55, 0, -0.55];
}

function score(angle: number, random: Random): ImprintShape {
  const [c, s] = [Math.cos(angle) * 1.05, Math.sin(angle) * 1.05];
  return {
    kind: 'polyline',
    part: 'score',
    points: [
      [-c, -s],
      [c, s],
    ],
    stroke: random.range(0.08, 0.2),
    profile: 'v',
    depth: random.range(0.9, 1.8),
  };
}

function frame(random: Random): ImprintShape {
  const half = random.range(0.45, 0.62);
  return {
    kind: 'rounded_rect',
    part: 'box',
    center: [0, 0],
    half: [half, half * random.range(0.6, 1)],
    radius: random.range(0.02, 0.25),
    stroke: random.range(0.04, 0.09),
    depth: 1,
  };
}

function ring(random: Random): ImprintShape {
  const radius = random.range(0.5, 0.8);
  return {
    kind: 'ellipse',
    part: 'ring',
    center: [0, 0],
    radii: [radius, radius],
    stroke: random.range(0.04, 0.09),
    depth: 1,
  };
}
