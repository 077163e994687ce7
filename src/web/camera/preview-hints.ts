import type { Frame } from '../../core/imaging/frame.ts';
import { luma } from '../../core/imaging/luma.ts';
import type { Sighting } from '../device/examiner-messages.ts';

/** Light and movement in one picture of the preview, within the round frame. */
export interface PreviewMeasures {
  /** Mean brightness, 0..1. */
  readonly brightness: number;
  /** Share of pixels that are blown out, 0..1. */
  readonly glare: number;
  /** Mean change of brightness since the previous picture, 0..1; 0 for the first. */
  readonly movement: number;
}

export type Hint = 'dark' | 'glare' | 'still' | 'none' | 'closer' | 'centre' | 'one' | 'ready';

/** Below this, a phone's picture is noise rather than a tablet. */
const MIN_BRIGHTNESS = 0.18;
/** A lamp's reflection on a tablet's rim covers less; on its face it covers more. */
const MAX_GLARE = 0.06;
/** Movement of a hand that holds a phone as still as possible. */
const MAX_MOVEMENT = 0.045;
/** Brightness from which a pixel counts as blown out, as in core/imaging/quality. */
const BLOWN_OUT = 251;
/** Twice the minimum for an assessment: the photo must be better than the minimum. */
const COMFORT = 2;

/** Measures the central circle of a frame; `before` is the grey of the previous frame, from `greyOf`. */
export function measurePreview(frame: Frame, before: Uint8Array | undefined): PreviewMeasures {
  const grey = greyOf(frame);
  const radius = Math.min(frame.width, frame.height) / 2;
  let [count, sum, blown, change] = [0, 0, 0, 0];
  for (let p = 0; p < grey.length; p++) {
    const x = (p % frame.width) + 0.5 - frame.width / 2;
    const y = Math.floor(p / frame.width) + 0.5 - frame.height / 2;
    if (x * x + y * y > radius * radius) continue;
    count++;
    sum += grey[p]!;
    if (Math.min(frame.data[p * 3]!, frame.data[p * 3 + 1]!, frame.data[p * 3 + 2]!) >= BLOWN_OUT) blown++;
    if (before !== undefined) change += Math.abs(grey[p]! - before[p]!);
  }
  return { brightness: sum / count / 255, glare: blown / count, movement: change / count / 255 };
}

/** One byte per pixel. */
export function greyOf({ data, width, height }: Frame): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, p) =>
    Math.round(luma(data[p * 3]!, data[p * 3 + 1]!, data[p * 3 + 2]!)),
  );
}

/**
 * The hint for the user: light first, because nothing is found without it, then the tablet's position and size, then
 * the hand. `scale`: pixels of the final photo per pixel of the frame. Without a sighting (the device cannot look, or
 * has not yet), only light and movement are judged.
 */
export function hintFor(
  measures: PreviewMeasures,
  sighting: Sighting | undefined,
  { width, height }: Pick<Frame, 'width' | 'height'>,
  scale: number,
): Hint {
  if (measures.brightness < MIN_BRIGHTNESS) return 'dark';
  if (measures.glare > MAX_GLARE) return 'glare';
  const place = sighting === undefined ? 'ready' : placeHint(sighting, width, height, scale);
  if (place !== 'ready') return place;
  return measures.movement > MAX_MOVEMENT ? 'still' : 'ready';
}

function placeHint({ tablets, minDiameterPx }: Sighting, width: number, height: number, scale: number): Hint {
  const [tablet, ...others] = tablets;
  if (tablet === undefined) return 'none';
  if (others.length > 0) return 'one';
  const radius = Math.min(width, height) / 2;
  const smallEnough = 2 * tablet.rx * scale < COMFORT * minDiameterPx || tablet.rx < radius / 4;
  if (smallEnough) return 'closer';
  const off = Math.hypot(tablet.cx - width / 2, tablet.cy - height / 2) + tablet.rx;
  return off > radius * 1.1 ? 'centre' : 'ready';
}
