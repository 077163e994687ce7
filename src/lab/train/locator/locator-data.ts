import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Ellipse, scaleEllipse } from '../../../core/imaging/ellipse.ts';
import type { Frame } from '../../../core/imaging/frame.ts';
import { ellipseNorm, encodeEllipse, SHAPE_CHANNELS } from '../../../core/locate/ellipse-code.ts';
import { openPhoto } from '../../../photo/node/open-photo.ts';
import { ellipseOfBox, type RealPhoto } from '../../dataset/real-photos.ts';
import { toShared } from '../../dataset/shared-bytes.ts';
import type { PhotoSet } from '../../simulate/simulate.ts';
import { LOCATOR_STRIDE } from '../networks.ts';

/** A tablet to be found, in the thumbnail's pixels. */
export interface Target {
  readonly ellipse: Ellipse;
  readonly visible: number;
  /**
   * What is known of its ellipse: all, or its centre and size only (a box around a capsule does not determine its
   * orientation).
   */
  readonly known: 'ellipse' | 'size';
}

/** Pictures of one kind, and the share of canvases that show them. */
export interface SampleSource {
  readonly share: number;
  readonly samples: readonly LocatorSample[];
}

export interface LocatorSample {
  /** The photo at DETAIL times the thumbnail's size, so that parts of it can be shown enlarged. */
  readonly frame: Frame;
  readonly targets: readonly Target[];
}

/**
 * Whether a tablet is to be found. One that is mostly covered, nearly side-on, or so small that the second pass is there
 * for it is neither a target nor a false detection.
 */
function isTarget({ ellipse: { rx, ry }, visible }: Target): boolean {
  return visible >= 0.3 && ry >= 0.25 * rx && rx >= 0.8 * LOCATOR_STRIDE;
}

/** Size of stored frames relative to the thumbnail, so that parts of them can be shown enlarged. */
export const DETAIL = 2;

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
        ellipse: scaleEllipse(t, scale),
        visible: t.visible,
        known: 'ellipse',
      })),
    });
  }
  return samples;
}

/** Enlarged if the photo has no more pixels: the visible share of the photo matters. */
async function loadFrame(path: string, size: { width: number; height: number }, inputSize: number): Promise<Frame> {
  const photo = await openPhoto(await readFile(path), path);
  const whole = await photo.thumbnail(inputSize);
  const all = { left: 0, top: 0, width: size.width, height: size.height };
  const { width, height, data } = await photo.region(all, whole.width * DETAIL, whole.height * DETAIL);
  return { width, height, data: toShared(data) };
}

/** Real photos of other tablets and capsules: boxes, of which those of round objects give an ellipse. */
export async function loadRealSamples(photos: readonly RealPhoto[], inputSize: number): Promise<LocatorSample[]> {
  return Promise.all(
    photos.map(async (real) => {
      const frame = await loadFrame(real.path, real, inputSize);
      const scale = frame.width / real.width;
      const targets = real.things.map(
        ({ box, round }): Target => ({
          ellipse: scaleEllipse(round ? ellipseOfBox(box) : capsuleWithin(box), scale),
          visible: 1,
          known: round ? 'ellipse' : 'size',
        }),
      );
      return { frame, targets };
    }),
  );
}

/**
 * How much smaller than its box's the mean radius of a diagonal capsule is, assuming that it is 2.4 times as long as
 * wide.
 */
const ASLANT = 0.78;
/** Width over length of such a capsule: that of its box if it is not diagonal. */
const STRAIGHT = 1 / 2.4;

/** An ellipse about as large as the capsule in a box; the box does not determine which diagonal it lies along. */
function capsuleWithin(box: RealPhoto['things'][number]['box']): Ellipse {
  const ellipse = ellipseOfBox(box);
  const squareness = Math.max(0, (ellipse.ry / ellipse.rx - STRAIGHT) / (1 - STRAIGHT));
  const smaller = 1 - (1 - ASLANT) * squareness;
  return { ...ellipse, rx: ellipse.rx * smaller, ry: ellipse.ry * smaller };
}

/**
 * Channels of a cell's truth: heat, weight of the heat's loss, weight of the shape's loss, weight of the loss of centre
 * and size only, then the shape.
 */
export const TRUTH_CHANNELS = 4 + SHAPE_CHANNELS;

/**
 * Truth for every cell of a canvas: heat is 1 at a tablet's centre and falls off over a third of its radius (Zhou et
 * al. 2019, "Objects as points"); the shape has a loss where it is warm.
 */
export function drawTruth(targets: readonly Target[], width: number, height: number, out: Float32Array): void {
  const columns = width / LOCATOR_STRIDE;
  const rows = height / LOCATOR_STRIDE;
  out.fill(0);
  for (let k = 0; k < rows * columns; k++) out[k * TRUTH_CHANNELS + 1] = 1;
  for (const target of targets) {
    const { ellipse: e, visible, known } = target;
    const middleColumn = Math.floor(e.cx / LOCATOR_STRIDE);
    const middleRow = Math.floor(e.cy / LOCATOR_STRIDE);
    const inside = middleColumn >= 0 && middleRow >= 0 && middleColumn < columns && middleRow < rows;
    const wanted = inside && isTarget(target);
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
        if (heat <= out[k]!) continue;
        out[k] = heat;
        if (heat < 0.3) continue;
        out[k + 2] = known === 'ellipse' ? heat : 0;
        out[k + 3] = heat;
        out.set(encodeEllipse(e, visible, row, column, LOCATOR_STRIDE), k + 4);
      }
    }
  }
}
