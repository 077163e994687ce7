import type { Tint } from '../calibration-settings.ts';
import type { Crop, LocatedTablet, OrientedCrop } from '../evidence.ts';
import { inGrey, isColourless, middleOf } from '../imaging/colourless.ts';
import { type Ellipse, shareInside, stretchOf } from '../imaging/ellipse.ts';
import type { Frame } from '../imaging/frame.ts';
import { FACE_BRIGHTNESS, normalizeBrightness } from '../imaging/normalize-brightness.ts';
import { measureQuality } from '../imaging/quality.ts';
import { type Affine, samplePolar, sampleSquare } from '../imaging/sample.ts';
import type { CropSettings, ModelSettings, PolarSettings } from '../model.ts';
import type { Photo } from '../photo.ts';

/** Side of the patch that is cut around each tablet, in pixels. */
const PATCH_SIDE = 224;
/** Half of the patch's side in units of the tablet's major half axis: room for a crop turned by any angle. */
const PATCH_REACH = 1.7;
const PATCH_RADIUS = PATCH_SIDE / (2 * PATCH_REACH);

/** Every located tablet with its crop; in grey if the photo has no colour. */
export async function crop<Tablet extends LocatedTablet>(
  photo: Photo,
  tablets: readonly Tablet[],
  { locator, withoutColour }: Pick<ModelSettings, 'locator' | 'withoutColour'>,
): Promise<(Tablet & Crop)[]> {
  const thumbnail = await photo.thumbnail(locator.inputSize);
  return greyIfColourless(thumbnail, await cutOut(photo, tablets), withoutColour?.tint);
}

/** Cuts every tablet out of the photo at one size and measures its picture quality. */
export async function cutOut<Tablet extends LocatedTablet>(
  photo: Photo,
  tablets: readonly Tablet[],
): Promise<(Tablet & Crop)[]> {
  const crops: (Tablet & Crop)[] = [];
  // One after the other: each region may hold the decoded photo, and they share it.
  for (const tablet of tablets) crops.push({ ...tablet, ...(await cutOne(photo, tablet)) });
  return crops;
}

async function cutOne(photo: Photo, { ellipse, visible }: LocatedTablet): Promise<Omit<Crop, 'ellipse'>> {
  const half = ellipse.rx * PATCH_REACH;
  const rect = { left: ellipse.cx - half, top: ellipse.cy - half, width: 2 * half, height: 2 * half };
  const patch = await photo.region(rect, PATCH_SIDE, PATCH_SIDE);
  const patchScale = PATCH_SIDE / (2 * half);
  const local = { ...ellipse, cx: PATCH_SIDE / 2, cy: PATCH_SIDE / 2, rx: PATCH_RADIUS, ry: ellipse.ry * patchScale };
  // The locator judges what covers a tablet; what the photo's border cuts off is known.
  const shown = Math.min(visible, shareInside(ellipse, photo.identity));
  const quality = measureQuality(patch, local, 2 * ellipse.rx, shown);
  return { patch, middle: [ellipse.cx, ellipse.cy], patchScale, quality };
}

/** Central share of a patch that lies on the tablet's face at any tilt. */
export const MIDDLE = 0.3;

/**
 * Turns every crop of a photo without colour to grey, so that grey, sepia and infrared photos are handled alike, and
 * sets the tint in which the networks get it. The photo decides for all of its tablets. `thumbnail` is the whole photo.
 */
function greyIfColourless<Tablet extends Crop>(thumbnail: Frame, crops: Tablet[], tint: Tint = [1, 1, 1]): Tablet[] {
  const middles = crops.map(({ patch }) => middleOf(patch, MIDDLE));
  return isColourless(thumbnail, middles) ? crops.map((crop) => withoutColour(crop, tint)) : crops;
}

/** The crop in the form that it has in a photo without colour. */
export function withoutColour<Tablet extends Crop>(crop: Tablet, tint: Tint): Tablet {
  return { ...crop, patch: inGrey(crop.patch), tint };
}

/** Tints a grey picture `[pixels, 3]`, in place from `from` to `to`. */
function paint(values: Float32Array, tint: Tint, from: number, to: number): void {
  for (let k = from; k < to; k++) values[k]! *= tint[(k - from) % 3]!;
}

/**
 * Share of the tablet's radius within which the brightness of its face is measured, because the rim may be slightly
 * off.
 */
const FACE_SHARE = 0.92;

/**
 * Draws a crop round and rotated: `turn` is the angle in degrees, clockwise on the round tablet, that points up in the
 * result. Writes `[size, size, 3]`, 0..1, into `out` from `offset` on, in the photo's own light. The one stretch
 * without rotation maps the ellipse to a circle of `radiusShare`, so angles on the round tablet and in the photo differ
 * by `turnInPhoto`.
 */
export function drawUpright(crop: Crop, turn: number, settings: CropSettings, out: Float32Array, offset: number): void {
  sampleSquare(crop.patch, roundMap(crop, turn, 1 / settings.radiusShare), settings.size, out, offset);
}

/** `drawUpright` for the inspector: with a normalised face brightness, 0..1.5, and the ground masked out. */
export function drawNormalized(
  crop: Crop,
  turn: number,
  settings: CropSettings,
  out: Float32Array,
  offset: number,
): void {
  drawUpright(crop, turn, settings, out, offset);
  if (crop.tint) paint(out, crop.tint, offset, offset + settings.size ** 2 * 3);
  normalizeUpright(settings, out, offset);
}

/**
 * Normalises the face brightness of an upright crop, 0..1.5, and masks the ground out, in place: `[size, size, 3]` from
 * `offset` on.
 */
export function normalizeUpright(settings: CropSettings, out: Float32Array, offset: number): void {
  normalizeBrightness(out, offset, faceOf(settings, faceOfSquare));
  maskBackground(settings, out, offset);
}

/** Up to this many radii, a crop in even light shows its content: the rim, with a margin for errors of the ellipse. */
const SHOWN_RADII = 1.05;

/**
 * Masks the ground out, in place: fills an upright crop with plain grey around the tablet, because its surroundings say
 * nothing about it.
 */
export function maskBackground({ size, radiusShare }: CropSettings, out: Float32Array, offset: number): void {
  const limit = ((SHOWN_RADII * radiusShare * size) / 2) ** 2;
  for (let y = 0, k = offset; y < size; y++) {
    const dy2 = (y + 0.5 - size / 2) ** 2;
    for (let x = 0; x < size; x++, k += 3) {
      if ((x + 0.5 - size / 2) ** 2 + dy2 <= limit) continue;
      // A `fill` of three values takes longer.
      out[k] = FACE_BRIGHTNESS;
      out[k + 1] = FACE_BRIGHTNESS;
      out[k + 2] = FACE_BRIGHTNESS;
    }
  }
}

/**
 * Draws a crop round and unrolled about its centre, with a normalised face brightness: `[angles, radii, 3]`, 0..1.5,
 * into `out` from `offset` on.
 */
export function drawPolar(crop: Crop, settings: PolarSettings, out: Float32Array, offset: number): void {
  samplePolar(crop.patch, roundMap(crop, 0, 1), settings, out, offset);
  if (crop.tint) paint(out, crop.tint, offset, offset + settings.angles * settings.radii * 3);
  normalizeBrightness(out, offset, faceOf(settings, faceOfPolar));
}

/** Masks of the face's pixels, computed once per settings: they are the same for every crop. */
const faces = new WeakMap<object, Uint8Array>();

function faceOf<Settings extends object>(settings: Settings, work: (settings: Settings) => Uint8Array): Uint8Array {
  const face = faces.get(settings) ?? work(settings);
  faces.set(settings, face);
  return face;
}

/** Mask of the pixels of an upright crop that show the face. */
function faceOfSquare({ size, radiusShare }: CropSettings): Uint8Array {
  const limit = (FACE_SHARE * radiusShare * size) / 2;
  return Uint8Array.from({ length: size * size }, (_, p) => {
    const x = (p % size) + 0.5 - size / 2;
    const y = Math.floor(p / size) + 0.5 - size / 2;
    return x * x + y * y <= limit * limit ? 1 : 0;
  });
}

/**
 * Mask of the pixels of an unrolled crop that show the face. Each stands for the same area: columns near the centre are
 * thinned out.
 */
function faceOfPolar({ angles, radii, reach }: PolarSettings): Uint8Array {
  const last = Math.floor((FACE_SHARE / reach) * radii);
  return Uint8Array.from({ length: angles * radii }, (_, p) => {
    const [row, column] = [Math.floor(p / radii), p % radii];
    if (column >= last) return 0;
    // Every row at the rim, fewer and fewer towards the centre.
    const step = Math.max(1, Math.round(last / (column + 1)));
    return row % step === 0 ? 1 : 0;
  });
}

/** The tablet's ellipse in the pixels of its patch, `radii` times as large. */
export function ellipseInPatch(
  { ellipse, middle, patch, patchScale }: Pick<Crop, 'ellipse' | 'middle' | 'patch' | 'patchScale'>,
  radii = 1,
): Ellipse {
  const scale = patchScale * radii;
  return {
    cx: patch.width / 2 + (ellipse.cx - middle[0]) * patchScale,
    cy: patch.height / 2 + (ellipse.cy - middle[1]) * patchScale,
    rx: ellipse.rx * scale,
    ry: ellipse.ry * scale,
    angle: ellipse.angle,
  };
}

/** Maps a round tablet of radius 1 / `radii`, turned upright, to the patch's pixels. */
function roundMap(crop: Crop, turn: number, radii: number): Affine {
  const ellipse = ellipseInPatch(crop, radii);
  const m = stretchOf(ellipse);
  const t = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(t), Math.sin(t)];
  return {
    a: m.xx * cos + m.xy * sin,
    b: -m.xx * sin + m.xy * cos,
    c: ellipse.cx,
    d: m.xy * cos + m.yy * sin,
    e: -m.xy * sin + m.yy * cos,
    f: ellipse.cy,
  };
}

/**
 * Position of each pixel (column, row) of an upright crop of `view` in the upright crop of `crop`, in pixels; both are
 * views of one patch.
 */
export function viewOfUpright(crop: OrientedCrop, view: OrientedCrop, { size, radiusShare }: CropSettings): Affine {
  const from = roundMap(crop, crop.turn, 1 / radiusShare);
  const to = roundMap(view, view.turn, 1 / radiusShare);
  // From the view's coordinates to the patch's pixels, and from there to the crop's coordinates.
  const det = from.a * from.e - from.b * from.d;
  const across = (x: number, y: number): number => (from.e * x - from.b * y) / det;
  const down = (x: number, y: number): number => (from.a * y - from.d * x) / det;
  const [x, y] = [to.c - from.c, to.f - from.f];
  const [a, b, d, e] = [across(to.a, to.d), across(to.b, to.e), down(to.a, to.d), down(to.b, to.e)];
  // Pixel i lies at (i + 0.5) / size * 2 - 1.
  const half = (size - 1) / 2;
  const c = half * (1 - a - b) + (across(x, y) * size) / 2;
  const f = half * (1 - d - e) + (down(x, y) * size) / 2;
  return { a, b, c, d, e, f };
}

/** Converts an angle on the round tablet to one in the photo: degrees clockwise from up, -180..180. */
export function turnInPhoto(ellipse: Ellipse, turn: number): number {
  const m = stretchOf(ellipse);
  const t = (turn * Math.PI) / 180;
  const [x, y] = [Math.sin(t), -Math.cos(t)];
  return (Math.atan2(m.xx * x + m.xy * y, -(m.xy * x + m.yy * y)) * 180) / Math.PI;
}

/** Inverse of `turnInPhoto`. */
export function turnOnTablet(ellipse: Ellipse, angle: number): number {
  const m = stretchOf(ellipse);
  const t = (angle * Math.PI) / 180;
  const [x, y] = [Math.sin(t), -Math.cos(t)];
  return (Math.atan2(m.yy * x - m.xy * y, m.xy * x - m.xx * y) * 180) / Math.PI;
}
