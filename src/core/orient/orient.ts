import { drawPolar } from '../crop/rectify.ts';
import type { Crop, OrientedCrop } from '../evidence.ts';
import { type Ellipse, fitEllipse, pointOn } from '../imaging/ellipse.ts';
import { rowOf } from '../inspect/row-of.ts';
import type { ImageBatch, Network, PolarSettings } from '../model.ts';

/** The rim is read, corrected, and read again: the second pass starts closer and errs less. */
const LOOKS = 2;
/** A pass that moves the rim by more than this share of its radius, or stretches it more, is rejected. */
const MOST_MOVED = 0.35;
/** Directions on either side of the most probable one over which its angle is averaged. */
const SPREAD = 3;

/**
 * Reads rim and up direction of every crop from its unrolled picture, where a rotation of the tablet only shifts the
 * rows. The ellipse of each crop becomes the one fitted to the rim in all directions.
 */
export async function orient<Tablet extends Crop>(
  crops: readonly Tablet[],
  orienter: Network,
  settings: PolarSettings,
): Promise<(Tablet & OrientedCrop)[]> {
  let oriented: (Tablet & OrientedCrop)[] = crops.map((crop) => ({ ...crop, turn: 0 }));
  if (crops.length === 0) return oriented;
  for (let look = 0; look < LOOKS; look++) {
    const { up, rim } = await orienter.run(unroll(oriented, settings));
    if (!up || !rim) throw new Error('The orienter lacks one of `up`, `rim`.');
    oriented = oriented.map((crop, i) => {
      const turn = readTurn(rowOf(up, i));
      const ellipse = readRim(crop.ellipse, rowOf(rim, i));
      return { ...crop, turn, ellipse, quality: { ...crop.quality, diameterPx: 2 * ellipse.rx } };
    });
  }
  return oriented;
}

function unroll(crops: readonly Crop[], settings: PolarSettings): ImageBatch {
  const { angles, radii } = settings;
  const data = new Float32Array(crops.length * angles * radii * 3);
  for (const [i, crop] of crops.entries()) drawPolar(crop, settings, data, i * angles * radii * 3);
  return { count: crops.length, height: angles, width: radii, data };
}

/** Degrees clockwise, -180..180: the mean direction about the most probable one. */
export function readTurn(logits: Float32Array): number {
  const count = logits.length;
  let best = 0;
  for (let k = 1; k < count; k++) if (logits[k]! > logits[best]!) best = k;
  let [x, y] = [0, 0];
  for (let step = -SPREAD; step <= SPREAD; step++) {
    const k = (best + step + count) % count;
    const weight = Math.exp(logits[k]! - logits[best]!);
    const turn = (2 * Math.PI * k) / count;
    x += weight * Math.cos(turn);
    y += weight * Math.sin(turn);
  }
  return (Math.atan2(y, x) * 180) / Math.PI;
}

/**
 * The ellipse through the rim as read in every direction; the located one if the result cannot be the rim of a tablet.
 */
export function readRim(located: Ellipse, offsets: Float32Array): Ellipse {
  const points = Array.from(offsets, (offset, k) =>
    pointOn(located, (2 * Math.PI * k) / offsets.length, 1 + Math.min(0.5, Math.max(-0.5, offset))),
  );
  const read = fitEllipse(points);
  if (!read) return located;
  const limit = 1 + MOST_MOVED;
  const believable =
    Math.hypot(read.cx - located.cx, read.cy - located.cy) < MOST_MOVED * located.rx &&
    [read.rx / located.rx, read.ry / located.ry].every((ratio) => ratio < limit && ratio > 1 / limit);
  return believable ? read : located;
}
