import type { M30Face } from '../../core/labels.ts';
import type { ReadCrop } from '../dataset/read-crops.ts';
import { type ReadingError, readingError } from '../dataset/reading-error.ts';

/**
 * Beyond this many degrees the turn was missed, not slightly misread: an M taken for upright on its side, for example.
 */
const MISSED_DEGREES = 20;
/** Diameters in the photo that separate groups of figures, pixels. */
const DIAMETERS = [0, 60, 100, 150, 250, Number.POSITIVE_INFINITY];
const QUANTILES = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];

export interface ReadTablet {
  readonly error: ReadingError;
  readonly diameterPx: number;
  /** Minor to major axis of the true rim. */
  readonly axisRatio: number;
  readonly face: M30Face;
}

/** The reading error of every uncovered M 30. */
export function readTablets(crops: readonly ReadCrop[]): ReadTablet[] {
  return crops.flatMap(({ crop, tablet }) => {
    if (!tablet || tablet.face === 'other' || tablet.covered > 0 || tablet.visible < 0.97) return [];
    const { rx, ry, face } = tablet;
    return [{ error: readingError(crop, tablet), diameterPx: 2 * rx, axisRatio: ry / rx, face }];
  });
}

const MEASURES: readonly { readonly name: string; readonly of: (tablet: ReadTablet) => number }[] = [
  { name: 'turn, degrees', of: ({ error }) => error.turn },
  { name: 'scale, log', of: ({ error }) => error.scale },
  { name: 'wide, log', of: ({ error }) => error.wide },
  { name: 'diagonal, log', of: ({ error }) => error.diagonal },
  { name: 'axis ratio, log', of: ({ error }) => 2 * Math.hypot(error.wide, error.diagonal) },
  { name: 'right, radii', of: ({ error }) => error.right },
  { name: 'down, radii', of: ({ error }) => error.down },
];

/** Means, deviations and quantiles of the reading errors, as text: of all, and by diameter. */
export function formatReadingFigures(tablets: readonly ReadTablet[]): string {
  const blocks = [formatBlock('all', tablets)];
  for (let i = 0; i + 1 < DIAMETERS.length; i++) {
    const [from, to] = [DIAMETERS[i]!, DIAMETERS[i + 1]!];
    const those = tablets.filter(({ diameterPx }) => diameterPx >= from && diameterPx < to);
    if (those.length > 0) blocks.push(formatBlock(`diameter ${from} to ${to} px`, those));
  }
  return blocks.join('\n\n');
}

function formatBlock(title: string, tablets: readonly ReadTablet[]): string {
  const near = tablets.filter(({ error }) => Math.abs(error.turn) <= MISSED_DEGREES);
  const missed = ((1 - near.length / tablets.length) * 100).toFixed(1);
  const head = `${title}: ${tablets.length} tablets, turn missed by over ${MISSED_DEGREES} degrees: ${missed} % (left out below)`;
  const columns = ['mean', 'deviation', ...QUANTILES.map((q) => `${100 * q} %`)];
  const rows = MEASURES.map(({ name, of }) => [name, ...figuresOf(near.map(of)).map((value) => value.toFixed(4))]);
  return [head, ...[['', ...columns], ...rows].map(([name, ...cells]) => formatRow(name as string, cells))].join('\n');
}

const formatRow = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(16)}${cells.map((cell) => cell.padStart(11)).join('')}`;

function figuresOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return [mean, Math.sqrt(variance), ...QUANTILES.map((q) => sorted[Math.round(q * (sorted.length - 1))]!)];
}
