import type { Frame } from './frame.ts';
import { luma } from './luma.ts';
import { solve } from './solve.ts';

/** Cells along a photo's longer side. Coarse ones average out the noise of a camera, a scanner or JPEG; */
const COARSE = 12;
/** fine ones still show a tablet that covers a hundredth of the photo. */
const FINE = 48;

/** A cell is grey where it has less chroma than this, in steps of 0..255. */
const GREY = 2;
/** Maximum distance of the coarse cells of a grey photo from its curve: noise only. */
const MOST_GREY = 0.28;
/** The same for a tinted photo, as a share of the mean chroma: JPEG rounds stronger chroma more coarsely, */
const MOST_TINTED_SHARE = 0.035;
/** and the absolute maximum. */
const MOST_TINTED = 0.7;
/** Fine cells have more noise. */
const MOST_FINE = 1;
/** Maximum distance of a tablet's mean colour from the photo's curve. For blue tablets it is 5 to 60. */
const MOST_OF_A_TABLET = 3;

/**
 * A grey photo with something coloured on it (a date, a stamp, a frame) is neutral in this share of its fine cells and
 * in this share of its tablets; the locator may have found one in the stamp. Neutral is stricter than grey, because
 * photos in colour do not come this close to it over most of a picture.
 */
const NEUTRAL = 0.5;
const LEAST_NEUTRAL_CELLS = 0.75;
const LEAST_NEUTRAL_TABLETS = 0.5;

/** Mean brightness (0..1) and chroma (Cb and Cr, in steps of 0..255) of a part of a picture. */
type Cell = readonly [brightness: number, blue: number, red: number];

/**
 * Whether a picture has no colour: its chroma follows from its brightness alone, along one smooth curve, as in grey,
 * sepia or infrared pictures. `photo` is the whole photo, `tablets` the centres of its tablets.
 *
 * The test uses the whole photo, because the colours of a single blue tablet also lie on one line: light scales all of
 * them alike. A photo in colour shows something else too, if only the ground, the tablet's shadow and reflections. A
 * tablet too small to change the statistics of the photo is compared with the photo's curve separately.
 *
 * A grey photo with a stamp, date or frame in colour counts as one without colour.
 *
 * Faintly tinted pictures (a mean chroma of 2 to 8) may count as photos in colour: white tablets on white paper look
 * the same. The limits were set on whole sets of photos; docs/experiments/2026-11.md has the figures.
 */
export function isColourless(photo: Frame, tablets: readonly Frame[]): boolean {
  return followsOneCurve(photo, tablets) || isNeutralButForMarks(photo, tablets);
}

function isNeutralButForMarks(photo: Frame, tablets: readonly Frame[]): boolean {
  const parts = cellsOf(photo, FINE);
  return neutralShare(parts) >= LEAST_NEUTRAL_CELLS && neutralShare(tablets.map(meanCell)) >= LEAST_NEUTRAL_TABLETS;
}

/** 1 for an empty list. */
const neutralShare = (cells: readonly Cell[]): number =>
  cells.length === 0 ? 1 : cells.filter(isNeutral).length / cells.length;
const isNeutral = ([, blue, red]: Cell): boolean => Math.hypot(blue, red) <= NEUTRAL;

function followsOneCurve(photo: Frame, tablets: readonly Frame[]): boolean {
  const coarse = cellsOf(photo, COARSE);
  const curve = fitCurve(coarse);
  const chroma = mean(coarse.map(([, blue, red]) => Math.hypot(blue, red)));
  const most = chroma < GREY ? MOST_GREY : Math.min(MOST_TINTED, MOST_TINTED_SHARE * chroma);
  if (spreadAbout(curve, coarse) > most) return false;
  const fine = cellsOf(photo, FINE);
  if (spreadAbout(fitCurve(fine), fine) > MOST_FINE) return false;
  return tablets.every((tablet) => distance(curve, meanCell(tablet)) <= MOST_OF_A_TABLET);
}

/** The same picture in grey: red, green and blue have its brightness. */
export function inGrey({ width, height, data }: Frame): Frame {
  const grey = new Uint8ClampedArray(data.length);
  for (let k = 0; k < data.length; k += 3) {
    grey.fill(luma(data[k]!, data[k + 1]!, data[k + 2]!), k, k + 3);
  }
  return { width, height, data: grey };
}

/** The central part of a picture, `share` of its width and height. */
export function middleOf({ width, height, data }: Frame, share: number): Frame {
  const [w, h] = [width, height].map((side) => Math.max(1, Math.round(side * share))) as [number, number];
  const [left, top] = [(width - w) >> 1, (height - h) >> 1];
  const middle = new Uint8Array(w * h * 3);
  for (let y = 0; y < h; y++) {
    const from = ((top + y) * width + left) * 3;
    middle.set(data.subarray(from, from + w * 3), y * w * 3);
  }
  return { width: w, height: h, data: middle };
}

/** The whole cells of a picture, `along` of them on its longer side. */
function cellsOf(frame: Frame, along: number): Cell[] {
  const side = Math.max(1, Math.floor(Math.max(frame.width, frame.height) / along));
  const cells: Cell[] = [];
  for (let top = 0; top + side <= frame.height; top += side) {
    for (let left = 0; left + side <= frame.width; left += side) cells.push(cellAt(frame, left, top, side, side));
  }
  return cells;
}

const meanCell = (frame: Frame): Cell => cellAt(frame, 0, 0, frame.width, frame.height);

function cellAt({ width, data }: Frame, left: number, top: number, w: number, h: number): Cell {
  let [red, green, blue] = [0, 0, 0];
  for (let y = top; y < top + h; y++) {
    for (let k = (y * width + left) * 3, end = k + w * 3; k < end; k += 3) {
      red += data[k]!;
      green += data[k + 1]!;
      blue += data[k + 2]!;
    }
  }
  const [r, g, b] = [red, green, blue].map((sum) => sum / (w * h)) as [number, number, number];
  const y = luma(r, g, b);
  // ITU-R BT.601's colour differences.
  return [y / 255, 0.564 * (b - y), 0.713 * (r - y)];
}

/** Chroma as a quadratic function of brightness, over the observed range of brightness. */
interface Curve {
  readonly blue: readonly number[];
  readonly red: readonly number[];
  readonly darkest: number;
  readonly brightest: number;
}

/** Keeps the system solvable for a picture of one brightness: a thousandth of a cell. */
const RIDGE = 1e-3;

/** Least squares. */
function fitCurve(cells: readonly Cell[]): Curve {
  const normal = [0, 1, 2].map((i) =>
    [0, 1, 2].map((j) => cells.reduce((sum, [y]) => sum + y ** (i + j), i === j ? RIDGE : 0)),
  );
  const coefficients = (channel: 1 | 2): number[] =>
    solve(
      normal,
      [0, 1, 2].map((i) => cells.reduce((sum, cell) => sum + cell[0] ** i * cell[channel], 0)),
    ) ?? [0, 0, 0];
  const lumas = cells.map(([y]) => y);
  return { blue: coefficients(1), red: coefficients(2), darkest: Math.min(...lumas), brightest: Math.max(...lumas) };
}

/** Distance of a cell from the curve, in steps of chroma. */
function distance({ blue, red, darkest, brightest }: Curve, cell: Cell): number {
  const y = Math.min(brightest, Math.max(darkest, cell[0]));
  const at = ([a = 0, b = 0, c = 0]: readonly number[]): number => a + b * y + c * y * y;
  return Math.hypot(cell[1] - at(blue), cell[2] - at(red));
}

/** Root mean square of the distances. */
const spreadAbout = (curve: Curve, cells: readonly Cell[]): number =>
  Math.sqrt(mean(cells.map((cell) => distance(curve, cell) ** 2)));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
