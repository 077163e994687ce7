import type { M30Face } from '../../../core/labels.ts';
import {
  CROP_FACES,
  CROP_SIZE,
  type CropSet,
  type CropSource,
  emptyCropSet,
  KINDS,
  PLACING,
  PLACING_COUNT,
  PRESSED_CELLS,
} from '../../dataset/crop-set.ts';
import { Random } from '../random.ts';
import { makeCounterfeit } from '../tablet/defects.ts';
import { designOther } from '../tablet/others.ts';
import { drawRelief } from '../tablet/relief.ts';
import { designReference, drawLot, type TabletDesign } from '../tablet/tablet.ts';
import { TRAIT_COUNT, traitsOf } from '../tablet/traits.ts';
import { coverCrop, drawNeighbours } from './cover-crop.ts';
import { keepCrops, photographCrop, type TakenCrop } from './crop-camera.ts';
import { type CropScene, drawCropScene } from './crop-scene.ts';
import { drawCropFilm, layFilm } from './film-over-crop.ts';
import { shadeCrop } from './shade-crop.ts';
import { widenLooks } from './widen-looks.ts';

/** Texels across a relief: slightly finer than the crop's pixels. */
const TEXELS = 136;
const PIXELS = CROP_SIZE * CROP_SIZE * 3;
const CELLS = PRESSED_CELLS * PRESSED_CELLS;

export interface CropRendering {
  readonly seed: string;
  /** Crops per set; even. */
  readonly count: number;
  /** Share of the pairs that show another imprint instead of a reference tablet and its counterfeit. */
  readonly otherShare: number;
  /** Departure of the lots from the drawing, as shares of its error: uniform from 0 to this. */
  readonly lotShare: number;
}

/**
 * Upright crops without end, drawn straight from the relief in matched pairs: a reference tablet and a counterfeit of the
 * same lot and face, in the same light, place and camera.
 *
 * @example
 * const crops = await cropRenderer({ seed: '7', count: 256, otherShare: 0.1, lotShare: 1 }).draw(0);
 */
export function cropRenderer(rendering: CropRendering): CropSource {
  return { draw: (index) => drawSet(rendering, index) };
}

async function drawSet({ seed, count, otherShare, lotShare }: CropRendering, index: number): Promise<CropSet> {
  const set = emptyCropSet(count);
  const taken: TakenCrop[] = [];
  // What a neighbour looks like: a tablet of the pair before.
  let other: Float32Array | undefined;
  for (let k = 0; k < count; k += 2) {
    const photo = (index * count + k) / 2;
    const random = new Random(`${seed}/${photo}`);
    const scene = drawCropScene(random.fork('scene'));
    const designs = drawMatchedPair(random.fork('designs'), otherShare, lotShare);
    const camera = `${random.integer(0, 1e9)}`;
    const neighbours = drawNeighbours(random.fork('neighbours'));
    const film = drawCropFilm(random.fork('film'));
    const before = other;
    for (const [i, design] of designs.entries()) {
      const pressed = set.pressed.subarray((k + i) * CELLS, (k + i + 1) * CELLS);
      const light = new Float32Array(PIXELS);
      const relief = drawRelief(design, TEXELS, random, scene.hollows);
      shadeCrop(relief, design, scene, random.integer(1, 1e9), light, pressed);
      other = light.slice();
      if (before) coverCrop(light, before, neighbours, pressed);
      if (film) layFilm(light, film, scene);
      // Both of a pair by the same camera.
      taken.push(photographCrop(light, new Random(camera)));
      describe(set, k + i, design, photo, 2 * photo + i);
      set.placing.set(placingOf(scene.view), (k + i) * PLACING_COUNT);
    }
  }
  const crops = await keepCrops(taken, new Random(`${seed}/files/${index}`));
  for (const [k, pixels] of crops.entries()) set.pixels.set(pixels, k * PIXELS);
  return set;
}

function drawMatchedPair(random: Random, otherShare: number, lotShare: number): TabletDesign[] {
  if (random.chance(otherShare)) return [0, 1].map(() => widenLooks(designOther(random), random));
  const lot = drawLot(random, 'lot', random.range(0, lotShare));
  const reference = widenLooks(designReference(random, lot, random.chance(0.5) ? 'M' : '30'), random);
  // A counterfeit is a separate tablet: its spreads are drawn anew.
  const base = widenLooks(designReference(random, lot, reference.face as M30Face), random);
  return [reference, makeCounterfeit(base, random)];
}

/** See PLACING. */
function placingOf({ offset, across, down, diagonal, turn }: CropScene['view']): number[] {
  const values = { right: offset[0], up: offset[1], across: across - 1, down: down - 1, diagonal, turn };
  return Object.entries(PLACING).map(([name, unit]) => values[name as keyof typeof values] / unit);
}

function describe(set: CropSet, k: number, design: TabletDesign, photo: number, press: number): void {
  set.face[k] = CROP_FACES.indexOf(design.face);
  set.counterfeit[k] = design.label === 'counterfeit' ? 1 : 0;
  set.severity[k] = design.label === 'counterfeit' ? design.severity : 0;
  for (const kind of design.defects) set.kinds[k * KINDS.length + KINDS.indexOf(kind)] = 1;
  const known = design.label !== 'other';
  set.traits.set(known ? traitsOf(design) : new Array<number>(TRAIT_COUNT).fill(Number.NaN), k * TRAIT_COUNT);
  set.photo[k] = photo;
  set.press[k] = press;
}
