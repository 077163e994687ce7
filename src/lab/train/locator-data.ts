import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ellipse } from '../../core/imaging/ellipse.ts';
import type { Frame, Rect } from '../../core/imaging/frame.ts';
import { ellipseNorm, encodeEllipse, SHAPE_CHANNELS } from '../../core/locate/ellipse-code.ts';
import { openPhoto } from '../../photo/open-photo.ts';
import type { Random } from '../simulate/random.ts';
import type { PhotoSet } from '../simulate/simulate.ts';
import { LOCATOR_STRIDE } from './networks.ts';
import type { RealPhoto } from './real-photos.ts';
import { toShared } from './shared-bytes.ts';

/** A tablet to be found, in the thumbnail's pixels. */
export interface Target {
  readonly ellipse: Ellipse;
  readonly visible: number;
  /** How its ellipse is known: whole, or its middle alone (a box around a capsule says little of its ellipse). */
  readonly known: 'ellipse' | 'middle';
}

export interface LocatorSample {
  /** The photo at DETAIL times the thumbnail's size, so that parts of it can be shown closer. */
  readonly frame: Frame;
  readonly targets: readonly Target[];
}

/** Below this share visible a tablet is neither asked for nor held against the network. */
const LEAST_VISIBLE = 0.3;

/** Photos are shown whole or, this many times as close, in part. */
const DETAIL = 2;
const CLOSER_SHARE = 0.4;

/** Simulated photos with their truth in the frames' pixels. */
export async function loadLocatorSamples(set: PhotoSet, inputSize: number): Promise<LocatorSample[]> {
  const samples: LocatorSample[] = [];
  for (const truth of set.photos) {
    const frame = await loadFrame(join(set.directory, truth.file), truth, inputSize);
    const scale = frame.width / truth.width;
    const capsules = truth.things.filter((t) => t.what === 'capsule').map((t) => ({ ...t, visible: 1 }));
    samples.push({
      frame,
      targets: [...truth.tablets, ...capsules].map((t) => ({
        ellipse: scaled(t, scale),
        visible: t.visible,
        known: 'ellipse',
      })),
    });
  }
  return samples;
}

/** Enlarged where the photo has no more: the share of the photo that is seen is what counts. */
async function loadFrame(path: string, size: { width: number; height: number }, inputSize: number): Promise<Frame> {
  const photo = await openPhoto(await readFile(path), path);
  const whole = await photo.thumbnail(inputSize);
  const all = { left: 0, top: 0, width: size.width, height: size.height };
  const { width, height, data } = await photo.region(all, whole.width * DETAIL, whole.height * DETAIL);
  return { width, height, data: toShared(data) };
}

/** Real photos of other tablets and capsules: boxes, of which those of round things give an ellipse. */
export async function loadRealSamples(photos: readonly RealPhoto[], inputSize: number): Promise<LocatorSample[]> {
  return Promise.all(
    photos.map(async (real) => {
      const frame = await loadFrame(real.path, real, inputSize);
      const scale = frame.width / real.width;
      const targets = real.things.map(({ box: [left, top, width, height], round }): Target => {
        const [rx, ry] = [Math.max(width, height) / 2, Math.min(width, height) / 2];
        const ellipse = { cx: left + width / 2, cy: top + height / 2, rx, ry, angle: width >= height ? 0 : 90 };
        return { ellipse: scaled(ellipse, scale), visible: 1, known: round ? 'ellipse' : 'middle' };
      });
      return { frame, targets };
    }),
  );
}

function scaled(e: Ellipse, scale: number): Ellipse {
  return { cx: e.cx * scale, cy: e.cy * scale, rx: e.rx * scale, ry: e.ry * scale, angle: e.angle };
}

/** Where a canvas' pixels come from: the frame flipped, transposed, reduced by `shrink` and put at (left, top). */
interface Placement {
  readonly transpose: boolean;
  readonly flipX: boolean;
  readonly flipY: boolean;
  readonly shrink: 1 | 2 | 4;
  readonly left: number;
  readonly top: number;
  readonly gains: readonly [number, number, number];
  /** Which of the frame's channels becomes red, green and blue: other orders make tablets of other colours. */
  readonly channels: readonly [number, number, number];
}

/** A third of the pictures are shown with their channels in another order: most simulated tablets are blue, most others are not. */
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;
const RECOLOURED_SHARE = 0.33;

/**
 * Puts a sample on one canvas of a batch: lying, as canvases are; mirrored at random; with other gains of its colours;
 * often in part and twice as close; and one in five as four photos of half the size, which shows small tablets.
 */
export function placeSample(
  samples: readonly LocatorSample[],
  canvas: { width: number; height: number; pixels: Float32Array },
  random: Random,
): Target[] {
  canvas.pixels.fill(0.5);
  const quarters = random.chance(0.2);
  const targets: Target[] = [];
  for (let q = 0; q < (quarters ? 4 : 1); q++) {
    const sample = random.pick(samples);
    const parts = quarters ? 2 : 1;
    const closer = random.chance(CLOSER_SHARE);
    const shrink = (parts * (closer ? 1 : DETAIL)) as Placement['shrink'];
    const transpose =
      sample.frame.height > sample.frame.width !== random.chance(sample.frame.height === sample.frame.width ? 0.5 : 0);
    const [long, short] = transpose
      ? [sample.frame.height / shrink, sample.frame.width / shrink]
      : [sample.frame.width / shrink, sample.frame.height / shrink];
    const slot = {
      left: (q % 2) * (canvas.width / 2),
      top: q > 1 ? canvas.height / 2 : 0,
      width: canvas.width / parts,
      height: canvas.height / parts,
    };
    // What does not fit is cut off on both sides at random.
    const into = (start: number, room: number, size: number): number =>
      start + (size > room ? -Math.round(random.uniform() * (size - room)) : 0);
    const light = random.factor(0.12);
    const placement: Placement = {
      transpose,
      flipX: random.chance(0.5),
      flipY: random.chance(0.5),
      shrink,
      left: into(slot.left, slot.width, long),
      top: into(slot.top, slot.height, short),
      gains: [light * random.factor(0.08), light, light * random.factor(0.08)],
      channels: random.chance(RECOLOURED_SHARE) ? random.pick(ORDERS) : ORDERS[0],
    };
    targets.push(...paste(sample, placement, canvas, slot));
  }
  return targets;
}

function paste(
  { frame, targets }: LocatorSample,
  p: Placement,
  canvas: { width: number; height: number; pixels: Float32Array },
  slot: Rect,
): Target[] {
  const [width, height] = p.transpose ? [frame.height, frame.width] : [frame.width, frame.height];
  const s = p.shrink;
  // The source of canvas pixel (x, y) is `origin + x right + y down`, in values of the frame.
  const [alongRow, alongColumn] = p.transpose ? [frame.width * 3, 3] : [3, frame.width * 3];
  const right = p.flipX ? -alongRow : alongRow;
  const down = p.flipY ? -alongColumn : alongColumn;
  const origin = (p.flipX ? (width - 1) * alongRow : 0) + (p.flipY ? (height - 1) * alongColumn : 0);
  const gains = p.gains.map((gain) => gain / (255 * s * s)) as [number, number, number];
  const firstRow = Math.max(0, slot.top - p.top);
  const lastRow = Math.min(Math.floor(height / s), slot.top + slot.height - p.top);
  const firstColumn = Math.max(0, slot.left - p.left);
  const lastColumn = Math.min(Math.floor(width / s), slot.left + slot.width - p.left);
  for (let y = firstRow; y < lastRow; y++) {
    let to = ((y + p.top) * canvas.width + p.left + firstColumn) * 3;
    let from = origin + y * s * down + firstColumn * s * right;
    for (let x = firstColumn; x < lastColumn; x++, to += 3, from += s * right) {
      for (let c = 0; c < 3; c++) {
        const channel = from + (p.channels[c] as number);
        let sum = 0;
        for (let v = 0; v < s; v++)
          for (let u = 0; u < s; u++) sum += frame.data[channel + v * down + u * right] as number;
        const value = sum * (gains[c] as number);
        canvas.pixels[to + c] = value > 1 ? 1 : value;
      }
    }
  }
  return targets
    .map((target) => ({ ...target, ellipse: moveEllipse(target.ellipse, p, width, height) }))
    .filter(({ ellipse }) => overlaps(slot, ellipse, ellipse.rx))
    .map((target) => (overlaps(slot, target.ellipse, 0) ? target : { ...target, visible: 0 }));
}

/** Whether the middle lies in a slot, or no further from it than `reach`: what was cut off is asked of nobody. */
function overlaps({ left, top, width, height }: Rect, { cx, cy }: Ellipse, reach: number): boolean {
  return cx > left - reach && cy > top - reach && cx < left + width + reach && cy < top + height + reach;
}

function moveEllipse(e: Ellipse, p: Placement, width: number, height: number): Ellipse {
  let { cx, cy, angle } = e;
  if (p.transpose) [cx, cy, angle] = [cy, cx, 90 - angle];
  if (p.flipX) [cx, angle] = [width - cx, -angle];
  if (p.flipY) [cy, angle] = [height - cy, -angle];
  return { cx: cx / p.shrink + p.left, cy: cy / p.shrink + p.top, rx: e.rx / p.shrink, ry: e.ry / p.shrink, angle };
}

/** Channels of a cell's truth: heat, weight of the heat's loss, weight of the shape's loss, of its middle alone, then the shape. */
export const TRUTH_CHANNELS = 4 + SHAPE_CHANNELS;

/**
 * Truth for every cell of a canvas: heat is 1 at a tablet's middle and falls off over a third of its radius (Zhou et al.
 * 2019, "Objects as points"), the shape is asked for where it is warm.
 */
export function drawTruth(targets: readonly Target[], width: number, height: number, out: Float32Array): void {
  const columns = width / LOCATOR_STRIDE;
  const rows = height / LOCATOR_STRIDE;
  out.fill(0);
  for (let k = 0; k < rows * columns; k++) out[k * TRUTH_CHANNELS + 1] = 1;
  for (const { ellipse: e, visible, known } of targets) {
    const middleColumn = Math.floor(e.cx / LOCATOR_STRIDE);
    const middleRow = Math.floor(e.cy / LOCATOR_STRIDE);
    const inside = middleColumn >= 0 && middleRow >= 0 && middleColumn < columns && middleRow < rows;
    const wanted = inside && visible >= LEAST_VISIBLE;
    const reach = Math.ceil(e.rx / LOCATOR_STRIDE) + 1;
    for (let row = Math.max(0, middleRow - reach); row <= Math.min(rows - 1, middleRow + reach); row++) {
      for (
        let column = Math.max(0, middleColumn - reach);
        column <= Math.min(columns - 1, middleColumn + reach);
        column++
      ) {
        const k = (row * columns + column) * TRUTH_CHANNELS;
        const norm = ellipseNorm(e, (column + 0.5) * LOCATOR_STRIDE, (row + 0.5) * LOCATOR_STRIDE);
        if (!wanted) {
          if (norm < 0.5) out[k + 1] = 0;
          continue;
        }
        const exact = row === middleRow && column === middleColumn;
        const heat = exact ? 1 : Math.min(0.98, Math.exp(-norm / (2 * 0.3 * 0.3)));
        if (heat <= (out[k] as number)) continue;
        out[k] = heat;
        if (heat < 0.3) continue;
        out[k + 2] = known === 'ellipse' ? heat : 0;
        out[k + 3] = heat;
        out.set(encodeEllipse(e, visible, row, column, LOCATOR_STRIDE), k + 4);
      }
    }
  }
}
