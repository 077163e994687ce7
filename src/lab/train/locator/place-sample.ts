import type { Ellipse } from '../../../core/imaging/ellipse.ts';
import type { Frame, Rect } from '../../../core/imaging/frame.ts';
import type { Affine } from '../../../core/imaging/sample.ts';
import type { Random } from '../../simulate/random.ts';
import { DETAIL, type LocatorSample, type Target } from './locator-data.ts';

/** A picture that holds samples: `[height, width, 3]`, 0..1. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Float32Array;
}

/** How a frame is shown: mirrored or not, then rotated and scaled about its centre, which moves to `middle`. */
interface Placement {
  readonly mirrored: boolean;
  /** Radians, clockwise in the picture. */
  readonly turn: number;
  /** Pixels of the canvas per pixel of the frame. */
  readonly scale: number;
  readonly middle: readonly [number, number];
  readonly gains: readonly [number, number, number];
  /** Which of the frame's channels becomes red, green and blue: other orders give tablets of other colours. */
  readonly channels: readonly [number, number, number];
}

/** Share of the canvases that show four photos of half the size, and so small tablets. */
const QUARTERED_SHARE = 0.2;
/** Share of the photos that are shown at twice the scale, in part, as in the second pass of the shipped path. */
const SECOND_PASS_SHARE = 0.45;
/** Maximum additional scaling of a photo, up or down. */
const ZOOM = 1.3;
/** Share of the photos that are shown at any rotation; the others are rotated by right angles. */
const TURNED_SHARE = 0.4;

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
 * Places a sample on one canvas of a batch: unrotated, as canvases are, or at any rotation; mirrored, at many sizes and
 * with other colour gains, at random; and some canvases show four. There are few real photos, and each must look new
 * for a long time. Returns the targets with their positions on the canvas.
 */
export function placeSample(samples: readonly LocatorSample[], canvas: Canvas, random: Random): Target[] {
  canvas.pixels.fill(0.5);
  const parts = random.chance(QUARTERED_SHARE) ? 2 : 1;
  const targets: Target[] = [];
  for (let q = 0; q < parts * parts; q++) {
    const slot = {
      left: (q % 2) * (canvas.width / 2),
      top: q > 1 ? canvas.height / 2 : 0,
      width: canvas.width / parts,
      height: canvas.height / parts,
    };
    const { frame, targets: there } = random.pick(samples);
    const placement = drawPlacement(frame, slot, 1 / (DETAIL * parts), random);
    paste(frame, placement, canvas, slot);
    targets.push(...there.flatMap((target) => visibleIn(slot, moveTarget(target, placement, frame))));
  }
  return targets;
}

function drawPlacement({ width, height }: Frame, slot: Rect, whole: number, random: Random): Placement {
  const enlargement = random.chance(SECOND_PASS_SHARE) ? 2 : 1;
  const scale = whole * enlargement * random.logRange(1 / ZOOM, ZOOM);
  const lying = height > width || (height === width && random.chance(0.5)) ? 1 : 0;
  const turn = random.chance(TURNED_SHARE)
    ? random.range(0, 2 * Math.PI)
    : (lying + 2 * random.integer(0, 1)) * (Math.PI / 2);
  const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
  // Excess is cropped on both sides at random; a smaller picture is placed at random.
  const along = (start: number, room: number, size: number): number =>
    start + room / 2 + random.range(-0.5, 0.5) * Math.abs(size - room);
  const light = random.factor(0.12);
  return {
    mirrored: random.chance(0.5),
    turn,
    scale,
    middle: [
      along(slot.left, slot.width, scale * (cos * width + sin * height)),
      along(slot.top, slot.height, scale * (sin * width + cos * height)),
    ],
    gains: [light * random.factor(0.08), light, light * random.factor(0.08)],
    channels: random.chance(RECOLOURED_SHARE) ? random.pick(ORDERS) : ORDERS[0],
  };
}

/** From the canvas to the frame. */
function mapBack(
  { mirrored, turn, scale, middle }: Placement,
  { width, height }: Pick<Frame, 'width' | 'height'>,
): Affine {
  const [cos, sin] = [Math.cos(turn) / scale, Math.sin(turn) / scale];
  const side = mirrored ? -1 : 1;
  const [a, b, d, e] = [side * cos, side * sin, -sin, cos];
  const [x, y] = middle;
  return { a, b, c: width / 2 - a * x - b * y, d, e, f: height / 2 - d * x - e * y };
}

/**
 * Draws the part of the frame inside the slot: every pixel is the mean of the area that it covers, sampled at four
 * points or more.
 */
function paste({ width, height, data }: Frame, placement: Placement, canvas: Canvas, slot: Rect): void {
  const { a, b, c, d, e, f } = mapBack(placement, { width, height });
  const across = Math.max(2, Math.round(1 / placement.scale));
  const [toRed, toGreen, toBlue] = placement.channels;
  const gains = placement.gains.map((gain) => gain / (255 * across * across)) as [number, number, number];
  const step = 1 / across;
  for (let y = slot.top; y < slot.top + slot.height; y++) {
    for (let x = slot.left; x < slot.left + slot.width; x++) {
      let red = 0;
      let green = 0;
      let blue = 0;
      let inside = 0;
      for (let j = 0; j < across; j++) {
        const py = y + (j + 0.5) * step;
        let u = a * (x + 0.5 * step) + b * py + c;
        let v = d * (x + 0.5 * step) + e * py + f;
        for (let i = 0; i < across; i++, u += a * step, v += d * step) {
          if (!(u >= 0 && v >= 0 && u < width && v < height)) continue;
          const k = (Math.trunc(v) * width + Math.trunc(u)) * 3;
          inside++;
          red += data[k + toRed]!;
          green += data[k + toGreen]!;
          blue += data[k + toBlue]!;
        }
      }
      // Beyond the frame's borders the canvas stays grey.
      if (inside < across * across) continue;
      const to = (y * canvas.width + x) * 3;
      canvas.pixels[to] = Math.min(1, red * gains[0]);
      canvas.pixels[to + 1] = Math.min(1, green * gains[1]);
      canvas.pixels[to + 2] = Math.min(1, blue * gains[2]);
    }
  }
}

function moveTarget(target: Target, { mirrored, turn, scale, middle }: Placement, { width, height }: Frame): Target {
  const { ellipse } = target;
  const side = mirrored ? -1 : 1;
  const [x, y] = [side * (ellipse.cx - width / 2) * scale, (ellipse.cy - height / 2) * scale];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const moved: Ellipse = {
    cx: middle[0] + cos * x - sin * y,
    cy: middle[1] + sin * x + cos * y,
    rx: ellipse.rx * scale,
    ry: ellipse.ry * scale,
    angle: side * ellipse.angle + (turn * 180) / Math.PI,
  };
  return { ...target, ellipse: moved };
}

/** A target inside a slot: dropped, or, with its centre cropped, excluded from the loss. */
function visibleIn(slot: Rect, target: Target): Target[] {
  if (!within(slot, target.ellipse, target.ellipse.rx)) return [];
  return [within(slot, target.ellipse, 0) ? target : { ...target, visible: 0 }];
}

/** Whether an ellipse's centre is in a slot, or no further from it than `reach`. */
function within({ left, top, width, height }: Rect, { cx, cy }: Ellipse, reach: number): boolean {
  return cx > left - reach && cy > top - reach && cx < left + width + reach && cy < top + height + reach;
}
