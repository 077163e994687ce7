import { bilinear } from '../../core/imaging/bilinear.ts';
import {
  CROP_FACES,
  CROP_REACH,
  type CropSet,
  type CropSource,
  emptyCropSet,
  KINDS,
  PRESSED_CELLS,
} from '../dataset/crop-set.ts';
import { Random } from '../simulate/random.ts';
import { makeCounterfeit } from '../simulate/tablet/defects.ts';
import { REACH } from '../simulate/tablet/relief-grid.ts';
import { designReference, drawLot, type TabletDesign } from '../simulate/tablet/tablet.ts';
import { TRAIT_COUNT, traitsOf } from '../simulate/tablet/traits.ts';
import { drawThirdCamera, takeThird } from './third-camera.ts';
import { drawThirdLight } from './third-light.ts';
import { lightSurface, SURFACE_SIDE, type ThirdSurface } from './third-surface.ts';

/** Points along the picture's side before the camera resizes it. */
const PICTURE_SIDE = 256;

/**
 * Placement of the tablet in the crop: rotated, stretched, moved, and tilted from the camera by `tilt` towards
 * `azimuth`.
 */
interface View {
  readonly turn: number;
  readonly scale: number;
  readonly wide: number;
  readonly right: number;
  readonly down: number;
  readonly tilt: number;
  readonly azimuth: number;
  /** Linear light of the ground. */
  readonly ground: readonly [number, number, number];
  readonly shadow: number;
}

/**
 * A renderer that nothing is trained on, to test generalisation from the others. It shares the designs with the
 * simulator, and neither light, surface nor camera: a sky with wrapped sources and horizons, specks on a jittered grid,
 * photon noise and bilateral smoothing.
 */
export function thirdRenderer(seed: string, pairs: number, lotShare = 1): CropSource {
  return {
    draw: async (index) => {
      const set = emptyCropSet(2 * pairs);
      for (let pair = 0; pair < pairs; pair++)
        await drawPair(set, 2 * pair, index * pairs + pair, new Random(`${seed}/${index}/${pair}`), lotShare);
      return set;
    },
  };
}

/** A reference tablet and its counterfeit under the same light and camera, as crops `at` and `at + 1`. */
async function drawPair(set: CropSet, at: number, number: number, random: Random, lotShare: number): Promise<void> {
  const lot = drawLot(random.fork('lot'), `third-${number}`, lotShare * random.uniform());
  const reference = designReference(random.fork('tablet'), lot, random.chance(0.5) ? 'M' : '30');
  const counterfeit = makeCounterfeit(reference, random.fork('counterfeit'));
  const [light, view, camera] = [drawThirdLight(random), drawView(random), drawThirdCamera(random)];
  const seed = random.integer(1, 1e9);
  for (const [i, design] of [reference, counterfeit].entries()) {
    const surface = lightSurface(design, light, new Random(`surface ${seed}`));
    // As the orienter reads a crop: the imprint upright, whatever its turn on the body.
    const turned = { ...view, turn: view.turn + design.imprintRotation };
    const picture = drawPicture(surface, turned);
    const noise = new Random(`noise ${seed}`);
    const pixels = await takeThird(picture, PICTURE_SIDE, meanOfFace(surface), camera, noise);
    set.pixels.set(pixels, (at + i) * pixels.length);
    label(set, at + i, design, number);
    set.pressed.set(pressedCells(surface, turned), (at + i) * PRESSED_CELLS ** 2);
  }
}

function label(set: CropSet, crop: number, design: TabletDesign, number: number): void {
  set.face[crop] = CROP_FACES.indexOf(design.face);
  set.counterfeit[crop] = design.label === 'counterfeit' ? 1 : 0;
  set.severity[crop] = design.severity;
  for (const defect of design.defects) set.kinds[crop * KINDS.length + KINDS.indexOf(defect)] = 1;
  set.traits.set(traitsOf(design), crop * TRAIT_COUNT);
  set.photo[crop] = number;
  set.press[crop] = crop;
}

function drawView(random: Random): View {
  const ground = random.logRange(0.02, 0.7);
  return {
    turn: (random.normal(0.9) * Math.PI) / 180,
    scale: random.factor(0.008),
    wide: random.factor(0.005),
    right: random.normal(0.007),
    down: random.normal(0.007),
    tilt: Math.min(0.75, Math.abs(random.normal(0.36))),
    azimuth: random.range(0, 2 * Math.PI),
    ground: [ground * random.factor(0.25), ground, ground * random.factor(0.3)],
    shadow: random.range(0, 0.8),
  };
}

/**
 * Position on the tablet (x right, y up) of a point of the crop (right, down, in radii), before its height is
 * considered.
 */
function ontoTablet({ turn, scale, wide, right, down }: View, u: number, v: number): [number, number] {
  const [x, y] = [u - right, v - down];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return [(x * cos + y * sin) / (scale * wide), -((y * cos - x * sin) * wide) / scale];
}

/** Linear light of the crop, `[256, 256, 3]`: the tilted tablet, and the ground with its shadow around it. */
function drawPicture(surface: ThirdSurface, view: View): Float32Array {
  const picture = new Float32Array(PICTURE_SIDE * PICTURE_SIDE * 3);
  const place = (i: number): number => (((i + 0.5) / PICTURE_SIDE) * 2 - 1) * CROP_REACH;
  const lean = Math.tan(view.tilt);
  const [leanX, leanY] = [lean * Math.cos(view.azimuth), lean * Math.sin(view.azimuth)];
  for (let k = 0; k < PICTURE_SIDE * PICTURE_SIDE; k++) {
    const [x, y] = ontoTablet(view, place(k % PICTURE_SIDE), place(Math.floor(k / PICTURE_SIDE)));
    const radius = Math.hypot(x, y);
    // Points above the rim's plane are displaced by the tilt.
    const height = radius < 1 ? sample(surface.height, x, y, 1, 0) : 0;
    const share = Math.min(1, Math.max(0, 0.5 + (1 - radius) * 60));
    const shade = 1 - view.shadow * Math.exp(-Math.max(0, radius - 1) / 0.04);
    for (let c = 0; c < 3; c++) {
      const tablet = share > 0 ? sample(surface.light, x - leanX * height, y - leanY * height, 3, c) : 0;
      picture[3 * k + c] = share * tablet + (1 - share) * shade * view.ground[c]!;
    }
  }
  return picture;
}

/** Bilinear, of channel `c` of `channels`; beyond the map its border repeats. */
export function sample(map: Float32Array, x: number, y: number, channels: number, c: number): number {
  const [u, v] = [texel(x), texel(y)];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const [here, below] = [(j * SURFACE_SIDE + i) * channels + c, ((j + 1) * SURFACE_SIDE + i) * channels + c];
  return bilinear(map[here]!, map[here + channels]!, map[below]!, map[below + channels]!, u - i, v - j);
}

/** The place on the map of a coordinate in radii. */
function texel(v: number): number {
  return Math.max(0, Math.min(SURFACE_SIDE - 1.001, ((v / REACH + 1) / 2) * SURFACE_SIDE - 0.5));
}

/** Mean green light of the centre of the face, for which the phone exposes. */
export function meanOfFace({ light }: ThirdSurface): number {
  let [sum, count] = [0, 0];
  for (let k = 0; k < SURFACE_SIDE * SURFACE_SIDE; k += 7) {
    const [i, j] = [k % SURFACE_SIDE, Math.floor(k / SURFACE_SIDE)];
    if (Math.hypot(i - SURFACE_SIDE / 2, j - SURFACE_SIDE / 2) > 0.4 * SURFACE_SIDE) continue;
    sum += light[3 * k + 1]!;
    count++;
  }
  return sum / count;
}

/** See `CropSet.pressed`. */
function pressedCells(surface: ThirdSurface, view: View): Float32Array {
  const cells = new Float32Array(PRESSED_CELLS ** 2);
  const samples = 5;
  const side = PRESSED_CELLS * samples;
  const place = (i: number): number => (((i + 0.5) / side) * 2 - 1) * CROP_REACH;
  for (let k = 0; k < side * side; k++) {
    const [x, y] = ontoTablet(view, place(k % side), place(Math.floor(k / side)));
    if (Math.hypot(x, y) > 1) continue;
    const cell = Math.floor(k / side / samples) * PRESSED_CELLS + Math.floor((k % side) / samples);
    cells[cell]! += sample(surface.pressed, x, y, 1, 0) / samples ** 2;
  }
  return cells;
}
