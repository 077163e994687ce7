import { fromHsv } from '../colour.ts';
import type { Random } from '../random.ts';
import { svgText, TYPEFACES } from '../tablet/typefaces.ts';

/** Where a sketch is drawn: a picture's size in pixels, and random numbers. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly random: Random;
}

/** Draws something that is no tablet; returns elements of an SVG. */
export type Sketch = (sheet: Sheet) => string;

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

export function colourOf(random: Random): string {
  const colour = fromHsv(random.range(0, 360), random.range(0, 0.95), random.range(0.05, 1));
  return `rgb(${colour.map(Math.round).join(' ')})`;
}

function wordOf(random: Random, most: number): string {
  return Array.from({ length: random.integer(1, most) }, () => random.pick([...SIGNS])).join('');
}

function spot({ width, height, random }: Sheet): { x: number; y: number; size: number } {
  const size = Math.min(width, height) * random.logRange(0.03, 0.45);
  return { x: width * random.uniform(), y: height * random.uniform(), size };
}

const many = (random: Random, most: number, draw: () => string): string =>
  Array.from({ length: Math.floor(random.logRange(1, most + 1)) }, draw).join('');

/** Circles, ellipses, boxes and polygons, filled or in outline. */
export const shapes: Sketch = (sheet) => {
  const { random } = sheet;
  return many(random, 30, () => {
    const { x, y, size } = spot(sheet);
    const look = random.chance(0.7)
      ? `fill="${colourOf(random)}" opacity="${random.range(0.4, 1)}"`
      : `fill="none" stroke="${colourOf(random)}" stroke-width="${size * random.range(0.02, 0.15)}"`;
    const turn = `transform="rotate(${random.range(0, 180)} ${x} ${y})"`;
    const kind = random.pick(['ellipse', 'circle', 'rect', 'polygon'] as const);
    if (kind === 'circle') return `<circle cx="${x}" cy="${y}" r="${size / 2}" ${look}/>`;
    if (kind === 'ellipse')
      return `<ellipse cx="${x}" cy="${y}" rx="${size / 2}" ry="${(size / 2) * random.range(0.3, 1)}" ${turn} ${look}/>`;
    if (kind === 'rect') {
      const high = size * random.range(0.3, 1.5);
      return `<rect x="${x}" y="${y}" width="${size}" height="${high}" rx="${size * random.range(0, 0.3)}" ${turn} ${look}/>`;
    }
    const corners = Array.from({ length: random.integer(3, 8) }, () => {
      const [u, v] = [random.range(-0.5, 0.5), random.range(-0.5, 0.5)];
      return `${x + u * size},${y + v * size}`;
    });
    return `<polygon points="${corners.join(' ')}" ${look}/>`;
  });
};

/** Single words and numbers, as on posters and packages. */
export const letters: Sketch = (sheet) => {
  const { random } = sheet;
  return many(random, 10, () => {
    const { x, y, size } = spot(sheet);
    const word = svgText(wordOf(random, 8), { x, y, size: size * 0.6, typeface: random.pick(TYPEFACES) });
    return `<g fill="${colourOf(random)}" transform="rotate(${random.normal(20)} ${x} ${y})">${word}</g>`;
  });
};

/** Lines of small text. */
export const rows: Sketch = ({ width, height, random }) => {
  const size = height * random.range(0.008, 0.03);
  const typeface = random.pick(TYPEFACES);
  const count = random.integer(3, 14);
  const top = height * random.range(0.05, 0.6);
  const lines = Array.from({ length: count }, (_, i) => {
    const words = Array.from({ length: random.integer(2, 7) }, () => wordOf(random, 7)).join(' ');
    return svgText(words, { x: width / 2, y: top + i * size * 2.2, size, typeface });
  });
  return `<g fill="${colourOf(random)}">${lines.join('')}</g>`;
};

/** Signs in discs and in rounded boxes, with a flat shadow, a gradient or a rim, as on a screen or a sign. */
export const button: Sketch = (sheet) => {
  const { random } = sheet;
  const round = random.chance(0.7);
  const size = spot(sheet).size * 0.6;
  const apart = size * random.range(1.05, 2);
  const [columns, lines] = [random.integer(1, 6), random.integer(1, 4)];
  const { x: left, y: top } = spot(sheet);
  const typeface = random.pick(TYPEFACES);
  const buttons: string[] = [];
  const [fill, ink, rim] = [colourOf(random), colourOf(random), colourOf(random)];
  const shaded = random.chance(0.4);
  const gradient = `<radialGradient id="shine"><stop stop-color="#fff"/><stop offset="1" stop-color="${fill}"/></radialGradient>`;
  for (let n = 0; n < columns * lines; n++) {
    const [x, y] = [left + apart * (n % columns), top + apart * Math.floor(n / columns)];
    const look = `fill="${shaded ? 'url(#shine)' : fill}" stroke="${rim}" stroke-width="${size * 0.04}"`;
    const plate = round
      ? `<circle cx="${x}" cy="${y}" r="${size / 2}" ${look}/>`
      : `<rect x="${x - size / 2}" y="${y - size / 2}" width="${size}" height="${size}" rx="${size * 0.2}" ${look}/>`;
    const shadow = `<circle cx="${x + size * 0.04}" cy="${y + size * 0.06}" r="${size / 2}" opacity=".25"/>`;
    const sign = svgText(wordOf(random, 2), { x, y, size: size * random.range(0.3, 0.55), typeface });
    buttons.push(`${random.chance(0.4) ? shadow : ''}${plate}<g fill="${ink}">${sign}</g>`);
  }
  return `<defs>${gradient}</defs>${buttons.join('')}`;
};

/** Bars, a curve, or a pie. */
export const chart: Sketch = ({ width, height, random }) => {
  const [left, top] = [width * random.range(0, 0.5), height * random.range(0, 0.5)];
  const [wide, high] = [width * random.range(0.2, 0.5), height * random.range(0.2, 0.5)];
  const count = random.integer(3, 12);
  const colour = colourOf(random);
  const values = Array.from({ length: count }, () => random.uniform());
  const kind = random.pick(['bars', 'dots', 'pie'] as const);
  if (kind === 'bars') {
    const bar = (v: number, i: number): string =>
      `<rect x="${left + (i * wide) / count}" y="${top + high * (1 - v)}" width="${(0.7 * wide) / count}" height="${high * v}" fill="${colour}"/>`;
    return values.map(bar).join('');
  }
  if (kind === 'dots') {
    const radius = Math.min(wide, high) * random.range(0.01, 0.06);
    const dot = (v: number, i: number): string =>
      `<circle cx="${left + (i * wide) / count}" cy="${top + high * v}" r="${radius}" fill="${colour}"/>`;
    return values.map(dot).join('');
  }
  const r = Math.min(wide, high) / 2;
  const total = values.reduce((sum, v) => sum + v, 0);
  let turn = 0;
  return values
    .map((v) => {
      const from = turn;
      turn += (2 * Math.PI * v) / total;
      const at = (a: number): string => `${left + r + r * Math.cos(a)} ${top + r + r * Math.sin(a)}`;
      return `<path d="M${left + r} ${top + r}L${at(from)}A${r} ${r} 0 ${turn - from > Math.PI ? 1 : 0} 1 ${at(turn)}Z" fill="${colourOf(random)}"/>`;
    })
    .join('');
};

/** A head with eyes and a mouth. */
export const face: Sketch = (sheet) => {
  const { random } = sheet;
  return many(random, 5, () => {
    const { x, y, size: s } = spot(sheet);
    const skin = `rgb(${fromHsv(random.range(10, 40), random.range(0.2, 0.6), random.range(0.3, 1)).map(Math.round).join(' ')})`;
    const eye = (side: number): string =>
      `<ellipse cx="${x + side * 0.18 * s}" cy="${y - 0.08 * s}" rx="${0.07 * s}" ry="${0.045 * s}" fill="#fff"/><circle cx="${x + side * 0.18 * s}" cy="${y - 0.08 * s}" r="${0.035 * s}" fill="#222"/>`;
    const mouth = `<path d="M${x - 0.16 * s} ${y + 0.18 * s}Q${x} ${y + random.range(0.1, 0.36) * s} ${x + 0.16 * s} ${y + 0.18 * s}" stroke="#722" stroke-width="${0.03 * s}" fill="none"/>`;
    return `<ellipse cx="${x}" cy="${y}" rx="${0.4 * s}" ry="${random.range(0.4, 0.55) * s}" fill="${skin}"/>${eye(-1)}${eye(1)}${mouth}`;
  });
};

/** Rings, clocks, wheels and targets. */
export const icon: Sketch = (sheet) => {
  const { random } = sheet;
  return many(random, 8, () => {
    const { x, y, size } = spot(sheet);
    const rings = random.integer(1, 4);
    const strokes = Array.from({ length: rings }, (_, i) => {
      const r = (size / 2) * (1 - i / rings);
      const fill = random.chance(0.5) ? colourOf(random) : 'none';
      return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${colourOf(random)}" stroke-width="${size * 0.03}"/>`;
    });
    const spokes = random.chance(0.5) ? random.integer(1, 12) : 0;
    const lines = Array.from({ length: spokes }, (_, i) => {
      const turn = (i / spokes) * 2 * Math.PI;
      const to = `x2="${x + (size / 2) * Math.cos(turn)}" y2="${y + (size / 2) * Math.sin(turn)}"`;
      return `<line x1="${x}" y1="${y}" ${to} stroke="${colourOf(random)}" stroke-width="${size * 0.03}"/>`;
    });
    return strokes.join('') + lines.join('');
  });
};

/** Soft, uneven spots, as of food, stones and leaves. */
export const blob: Sketch = (sheet) => {
  const { random } = sheet;
  return many(random, 40, () => {
    const { x, y, size } = spot(sheet);
    const count = random.integer(5, 9);
    const points = Array.from({ length: count }, (_, i) => {
      const [turn, far] = [(i / count) * 2 * Math.PI, (size / 3) * random.range(0.6, 1.3)];
      return [x + far * Math.cos(turn), y + far * Math.sin(turn)] as const;
    });
    const middle = (i: number): string => {
      const [a, b] = [points[i % count]!, points[(i + 1) % count]!];
      return `${(a[0] + b[0]) / 2} ${(a[1] + b[1]) / 2}`;
    };
    const curves = points.map((_, i) => `Q${points[(i + 1) % count]!.join(' ')} ${middle(i + 1)}`);
    return `<path d="M${middle(0)}${curves.join('')}Z" fill="${colourOf(random)}" opacity="${random.range(0.5, 1)}"/>`;
  });
};
