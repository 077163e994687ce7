import { type AlignedCrop, DRAWN_STEP, type OrientedCrop, type Registration } from '../evidence.ts';
import { FACE_MEASURES, measureFace } from '../measures/face-measures.ts';
import type { CropSettings, Drawing, ModelSettings } from '../model.ts';
import { normalizedCropOf } from '../rectify.ts';
import type { Pose } from './draw-height.ts';
import { type DrawingMap, mapDrawing } from './drawing-map.ts';
import { type FaceGrid, faceGrid } from './face-grid.ts';
import { explainedBy, type Fit, fitPose } from './fit-pose.ts';
import { departureSpreads, localDepartures, NUMBERS_A_REGION } from './local-departures.ts';
import { readContrast } from './shading.ts';

type Face = 'M' | '30';
const FACES: readonly Face[] = ['M', '30'];
type Maps = Readonly<Record<Face, DrawingMap>>;

const mapped = new WeakMap<Drawing, Maps>();

/** Worked out once for each drawing. */
function mapsOf(drawing: Drawing): Maps {
  const maps = mapped.get(drawing) ?? { M: mapDrawing(drawing.M), '30': mapDrawing(drawing['30']) };
  mapped.set(drawing, maps);
  return maps;
}

/** The side of the crop on which face and turn are looked for; strokes are two pixels wide there. */
const COARSE = 64;
const COARSE_STEPS = 3;
const FINE_STEPS = 3;
/** Turns that are tried about the one that was read, and all of a quarter where none of those fits; degrees. */
const NEAR = [-16, -8, 0, 8, 16];
const AROUND = Array.from({ length: 8 }, (_, i) => i * 12);
/** Below this share of the contrast a drawing is taken not to fit, and all turns are tried. */
const FITS = 0.2;
/** How much more of the contrast it must explain elsewhere than about the turn that was read, which is seldom wrong. */
const ELSEWHERE = 0.15;
/** Strokes and flanks as a coarse picture shows them. */
const BLURRED = { stroke: 0.1, softness: 0.6 };
/** Below this share the drawing knows no better which way is up. */
const TELLS_UP = 0.3;

/** What of a model's settings registration goes by. */
export type RegistrationSettings = Pick<ModelSettings, 'drawing' | 'measures' | 'inspector'>;

/** How many numbers a registration tells; 0 without a drawing. See `numbersOf`, `localDepartures` and `measureFace`. */
export function countNumbers({ drawing, measures }: Omit<RegistrationSettings, 'inspector'>): number {
  if (drawing === undefined) return 0;
  const maps = mapsOf(drawing);
  const ofRegions = FACES.reduce((sum, face) => sum + maps[face].regions * NUMBERS_A_REGION, 0);
  return WHOLE_NUMBERS + ofRegions + (measures === 'face' ? UNHANDED_NUMBERS : 0);
}

/** Of these so many tell of the whole imprint; those of the regions follow, M's first. */
export const WHOLE_NUMBERS = 21;
/** The last of them, where more than the imprint is measured: a mirror changes none of these. */
export const UNHANDED_NUMBERS = NUMBERS_A_REGION + FACE_MEASURES;

/**
 * Lays the drawing of either face on every crop, as well as it can be laid: which of them fits better and how well, the
 * exact turn, how imprint and drawing differ, and what the drawing would show under this light. It measures; nothing is
 * decided. Without a drawing the crops are only drawn as the inspector sees them.
 */
export function register<Tablet extends OrientedCrop>(
  crops: readonly Tablet[],
  { drawing, measures, inspector }: RegistrationSettings,
): (Tablet & AlignedCrop)[] {
  if (drawing === undefined) {
    return crops.map((crop) => ({ ...crop, normalizedCrop: normalizedCropOf(crop, inspector) }));
  }
  const maps = mapsOf(drawing);
  return crops.map((crop) => ({ ...crop, ...registerOne(crop, maps, measures, inspector) }));
}

function registerOne(
  crop: OrientedCrop,
  maps: Maps,
  measures: RegistrationSettings['measures'],
  settings: CropSettings,
): Pick<AlignedCrop, 'turn' | 'normalizedCrop' | 'registration'> {
  const coarse = layCoarsely(crop, maps, settings);
  const { face, fit } = coarse;
  const turned = fit.explained > TELLS_UP ? turnBy(crop, coarse.turn, fit) : { crop, pose: fit.pose };
  const grid = faceGrid(settings);
  const rgb = normalizedCropOf(turned.crop, settings);
  const contrast = readContrast(grid, rgb);
  const map = maps[face];
  const start = turned.pose.map((value, i) => (i < 4 ? value : 0)) as unknown as Pose;
  const fine = fitPose(grid, map, contrast, start, FINE_STEPS);
  const drawn = spread(grid, fine.drawn);
  const departures = localDepartures(grid, map, contrast, fine);
  const registration: Registration = {
    face,
    explained: fine.explained,
    numbers: [
      ...numbersOf(coarse.explained, fine, turned.crop),
      ...byFace(face, departures, maps),
      ...(measures === 'face' ? [...departureSpreads(departures), ...measureFace(rgb, drawn, settings)] : []),
    ],
    drawn,
  };
  return { turn: turned.crop.turn, normalizedCrop: rgb, registration };
}

interface Coarse {
  readonly face: Face;
  /** Degrees clockwise from the crop's up, about which the drawing was laid. */
  readonly turn: number;
  readonly fit: Fit;
  readonly explained: Readonly<Record<Face, number>>;
}

/** Both faces on a small crop: near the turn that was read, and all around where that does not fit. */
function layCoarsely(crop: OrientedCrop, maps: Maps, settings: CropSettings): Coarse {
  const small = { ...settings, size: COARSE };
  const grid = faceGrid(small);
  const contrast = readContrast(grid, normalizedCropOf(crop, small));
  const near = layBoth(grid, maps, contrast, NEAR);
  const laid = near.best.fit.explained >= FITS ? near : clearlyBetter(layBoth(grid, maps, contrast, AROUND), near);
  return { ...laid.best, turn: crop.turn, explained: laid.explained };
}

interface Laid {
  readonly best: { readonly face: Face; readonly fit: Fit };
  readonly explained: Readonly<Record<Face, number>>;
}

const clearlyBetter = (elsewhere: Laid, near: Laid): Laid =>
  elsewhere.best.fit.explained > near.best.fit.explained + ELSEWHERE ? elsewhere : near;

function layBoth(grid: FaceGrid, maps: Maps, contrast: Float32Array, turns: readonly number[]): Laid {
  const fits = FACES.map((face) => ({ face, fit: layOne(grid, maps[face], contrast, turns) }));
  const [M, thirty] = fits as [(typeof fits)[number], (typeof fits)[number]];
  return {
    best: M.fit.explained >= thirty.fit.explained ? M : thirty,
    explained: { M: M.fit.explained, '30': thirty.fit.explained },
  };
}

function layOne(grid: FaceGrid, map: DrawingMap, contrast: Float32Array, turns: readonly number[]): Fit {
  const poseAt = (turn: number): Pose => [0, 0, (-turn * Math.PI) / 180, 0, BLURRED.stroke, BLURRED.softness];
  const explainedAt = (turn: number): number => explainedBy(grid, map, contrast, poseAt(turn));
  const near = best(turns, explainedAt);
  // An M in its box looks much the same after a quarter turn, but for the M.
  const quarter = best([near + 90, near + 180, near + 270], explainedAt);
  const turn = explainedAt(quarter) > explainedAt(near) + ELSEWHERE ? quarter : near;
  return fitPose(grid, map, contrast, poseAt(turn), COARSE_STEPS);
}

/** The value for which `score` is highest. */
function best(values: readonly number[], score: (value: number) => number): number {
  const scores = values.map(score);
  return values[scores.indexOf(Math.max(...scores))] as number;
}

/** The crop turned so that the drawing lies upright, and the rest of its pose seen from there. */
function turnBy(crop: OrientedCrop, turn: number, { pose }: Fit): { crop: OrientedCrop; pose: Pose } {
  const [right, up, angle, ...rest] = pose;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const turned = turn - (angle * 180) / Math.PI;
  return {
    crop: { ...crop, turn: turned - 360 * Math.round(turned / 360) },
    pose: [right * cos + up * sin, up * cos - right * sin, 0, ...rest] as unknown as Pose,
  };
}

/** What is told of the whole imprint, each number near -1..1 for most tablets. */
function numbersOf(
  explained: Readonly<Record<Face, number>>,
  fit: Fit,
  { quality, ellipse, turn }: OrientedCrop,
): number[] {
  const [right, up, , size, stroke, softness] = fit.pose;
  const [lit, raised, low, steep] = fit.light;
  // A dome seen aslant carries the imprint off the rim's middle, along or against the tilt.
  const tilt = 1 - ellipse.ry / ellipse.rx;
  const along = (2 * (ellipse.angle - turn) * Math.PI) / 180;
  return [
    explained.M * 2 - 0.5,
    explained['30'] * 2 - 0.5,
    fit.explained * 2 - 0.7,
    right / 0.05,
    up / 0.05,
    size / 0.04,
    stroke / 0.3,
    softness / 0.5,
    Math.log(1e-3 + Math.hypot(lit, raised)) + 2,
    low * 5,
    steep * 5,
    Math.log(1e-5 + fit.left) / 2 + 3,
    Math.log(Math.max(1, quality.diameterPx)) - 5,
    quality.sharpness - 0.5,
    tilt * 4 * Math.cos(along),
    tilt * 4 * Math.sin(along),
    tilt * 4,
    ...[0, 3, 4, 5].map((i) => Math.log10(1 + (fit.precision[i] as number)) - (i < 4 ? 4 : 2)),
  ].map(clip);
}

const clip = (value: number): number => (Number.isFinite(value) ? Math.max(-3, Math.min(3, value)) : 0);

/** A face's numbers in its own places, zeros in those of the other. */
function byFace(face: Face, numbers: Float32Array, maps: Maps): number[] {
  return FACES.flatMap((f) =>
    f === face ? Array.from(numbers, clip) : new Array<number>(maps[f].regions * NUMBERS_A_REGION).fill(0),
  );
}

/** Contrast at the grid's pixels as a picture `[size, size]`, 0 elsewhere. */
function spread({ size, count, pixels }: FaceGrid, contrast: Float32Array): Int8Array {
  const picture = new Int8Array(size * size);
  for (let p = 0; p < count; p++) {
    const steps = Math.round((contrast[p] as number) / DRAWN_STEP);
    picture[pixels[p] as number] = Math.max(-127, Math.min(127, steps));
  }
  return picture;
}
