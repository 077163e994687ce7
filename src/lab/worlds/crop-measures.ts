import { meanColour } from '../../core/crop/mean-colour.ts';
import { CROP_REACH, CROP_SIZE } from '../dataset/crop-set.ts';
import { blur, type FacePicture, finePicture, RADIUS } from './face-picture.ts';
import { ON_FACE, type StrokePattern } from './median-face.ts';

/** Radii of the blurs that separate the bands of spatial frequency, finest first. */
const BAND_REACHES = [0, 1, 2, 4, 8, 16];
const BANDS = ['finest', 'fine', 'middle', 'coarse', 'coarsest'] as const;
const BAND_PIXELS = [2, 4, 8, 16, 32];
/** Rings around the rim, tablet radii. */
const RINGS = [
  [0.75, 0.85],
  [0.85, 0.92],
  [0.92, 0.97],
  [0.97, 1.02],
] as const;
/** Beyond this many radii, light falls off at the rim. */
const FACE_REACH = 0.9;
/** A pixel brighter than the face by this factor is a highlight. */
const HIGHLIGHT = 1.3;

/** Measures of one crop, with plain names. */
export type CropMeasures = ReadonlyMap<string, number>;

/** Shares of the face's brightness in per cent, unless the name says otherwise. */
export function measureCrop(picture: FacePicture, strokes: StrokePattern): CropMeasures {
  const fine = finePicture(picture.brightness);
  const amplitude = meanOver(ON_FACE, (k) => fine[k]! * strokes.pattern[k]!);
  const off = residual(picture.brightness, strokes.pattern, amplitude);
  return new Map([
    ['strokes: amplitude along the median pattern', 100 * amplitude],
    ['strokes: contrast beyond the plain face', 100 * reliefContrast(fine, strokes)],
    ['strokes: darkness in the hollows', -100 * meanOver(strokes.hollows, (k) => fine[k]!)],
    ...bandMeasures('noise in brightness', [off]),
    ...bandMeasures('noise in colour', picture.colours),
    ...colourMeasures(picture),
    ['light: contrast from side to side', 100 * contrastAcross(picture.brightness)],
    ['light: share of highlights', 100 * meanOver(ON_FACE, (k) => (picture.brightness[k]! > HIGHLIGHT ? 1 : 0))],
    ['specks: skewness off the strokes', skewness(strokes.plain.map((k) => fine[k]!))],
    ...RINGS.map(([from, to]): [string, number] => [
      `rim: brightness at ${from} to ${to} radii`,
      100 * meanOver(ringOf(from, to), (k) => picture.brightness[k]!),
    ]),
  ]);
}

function meanOver(places: readonly number[], of: (k: number) => number): number {
  return places.reduce((sum, k) => sum + of(k), 0) / places.length;
}

const rings = new Map<number, number[]>();

function ringOf(from: number, to: number): number[] {
  const known = rings.get(from);
  if (known) return known;
  const places = Array.from(RADIUS.keys()).filter((k) => RADIUS[k]! >= from && RADIUS[k]! < to);
  rings.set(from, places);
  return places;
}

const residual = (picture: Float32Array, pattern: Float32Array, amplitude: number): Float32Array =>
  picture.map((value, k) => value - amplitude * pattern[k]!);

/** How much more the fine picture varies on the strokes than off them, for any direction of light. */
function reliefContrast(fine: Float32Array, { strokes, plain }: StrokePattern): number {
  const square = (k: number): number => fine[k]! ** 2;
  const more = meanOver(strokes, square) - meanOver(plain, square);
  return Math.sign(more) * Math.sqrt(Math.abs(more));
}

/** Root mean square of the difference between one blur and the next. */
function bandMeasures(what: string, pictures: readonly Float32Array[]): [string, number][] {
  const squares = BANDS.map(() => 0);
  for (const picture of pictures) {
    const face = faceAlone(picture);
    let sharper = face;
    for (const band of BANDS.keys()) {
      const softer = blur(face, BAND_REACHES[band + 1]!);
      squares[band]! += meanOver(ON_FACE, (k) => (sharper[k]! - softer[k]!) ** 2);
      sharper = softer;
    }
  }
  return BANDS.map((band, i) => [`${what}: ${band} (about ${BAND_PIXELS[i]} pixels)`, 100 * Math.sqrt(squares[i]!)]);
}

/** The picture with the face's mean outside the face, so that no blur mixes in rim or ground. */
function faceAlone(picture: Float32Array): Float32Array {
  const mean = meanOver(ON_FACE, (k) => picture[k]!);
  return picture.map((value, k) => (RADIUS[k]! <= FACE_REACH ? value : mean));
}

function colourMeasures({ pixels, colours }: FacePicture): [string, number][] {
  const rgb = Float32Array.from(pixels, (value) => value / 255);
  const [lightness, a, b] = meanColour(rgb, CROP_SIZE, 1 / CROP_REACH);
  const uneven = colours.reduce((sum, colour) => {
    const smooth = blur(faceAlone(colour), 6);
    const mean = meanOver(ON_FACE, (k) => smooth[k]!);
    return sum + meanOver(ON_FACE, (k) => (smooth[k]! - mean) ** 2);
  }, 0);
  return [
    ['colour: lightness L*', lightness],
    ['colour: a* (green to red)', a],
    ['colour: b* (blue to yellow)', b],
    ['colour: chroma C*', Math.hypot(a, b)],
    ['colour: uneven over the face', 100 * Math.sqrt(uneven)],
  ];
}

/** Difference between the bright and the dark side of the plane fitted to the face's brightness, over two radii. */
function contrastAcross(brightness: Float32Array): number {
  const place = (i: number): number => (((i + 0.5) / CROP_SIZE) * 2 - 1) * CROP_REACH;
  let [sx, sy, xx] = [0, 0, 0];
  for (const k of ON_FACE) {
    const [x, y] = [place(k % CROP_SIZE), place(Math.floor(k / CROP_SIZE))];
    sx += x * brightness[k]!;
    sy += y * brightness[k]!;
    xx += x * x;
  }
  return (2 * Math.hypot(sx, sy)) / xx;
}

/** Below 0 if single spots are darker than the rest, above if they are brighter. */
function skewness(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const moment = (power: number): number => values.reduce((sum, v) => sum + (v - mean) ** power, 0) / values.length;
  const variance = moment(2);
  return variance > 0 ? moment(3) / variance ** 1.5 : 0;
}
