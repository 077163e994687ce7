import { fromHsv, linearOf } from '../colour.ts';
import type { Random } from '../random.ts';
import { Camera } from '../render/camera.ts';
import { drawFilm, type Film } from '../render/film.ts';
import type { Solid } from '../render/solid.ts';
import { TabletSolid } from '../render/tablet-solid.ts';
import { makeCounterfeit } from '../tablet/defects.ts';
import { designOther } from '../tablet/others.ts';
import { drawRelief } from '../tablet/relief.ts';
import { designReference, drawLot, type TabletDesign } from '../tablet/tablet.ts';
import { normalize, scale, type Vector } from '../vector.ts';
import { Block, Capsule, Disc } from './distractors.ts';
import { drawFingers } from './draw-fingers.ts';
import { drawGround, type Ground } from './ground.ts';
import { drawLighting, type Lighting } from './light.ts';
import type { GroundTexture } from './photo-ground.ts';

export interface Scene {
  readonly kind: 'single' | 'few' | 'pile' | 'heap' | 'empty';
  readonly camera: Camera;
  readonly ground: Ground;
  readonly lighting: Lighting;
  readonly tablets: readonly TabletSolid[];
  readonly distractors: readonly { what: string; solid: Solid }[];
  readonly film: Film | undefined;
}

/** Common properties of all scenes of a set. */
export interface World {
  /** Real surfaces as grounds, beside the drawn ones. */
  readonly grounds: readonly GroundTexture[];
  /**
   * Share of the drawing's error by which a lot's reference departs from the drawing; drawn anew for every lot if
   * absent.
   */
  readonly lotShare?: number | undefined;
  /** Whether close-ups include studies: counterfeits that depart in many ways, used for training only. */
  readonly studies?: boolean | undefined;
}

export const PLAIN_WORLD: World = { grounds: [] };

/** The tablets of a scene: how many are placed, if there is room, and what each of them is. */
export interface SceneTablets {
  readonly wanted: number;
  draw(random: Random): TabletDesign;
}

/** A scene that is not drawn as a mixed heap. */
export interface SceneOrder {
  readonly kind: Exclude<Scene['kind'], 'heap'>;
  /** Radius of a tablet near the centre, as a share of the longer side. */
  readonly radiusShare: number;
  readonly tablets: SceneTablets;
}

/** A heap is no tower: nothing lies on more than two others, in tablet radii. */
const MAX_LEVEL = 1.3;

/**
 * A whole scene from one seed: camera, ground, light, tablets and distractors. Without an order, the tablets are of one
 * lot, of its counterfeits and of other products.
 */
export function drawScene(random: Random, world: World, order?: SceneOrder): Scene {
  const drawnKind = pickKind(random.fork('kind'));
  const kind = order?.kind ?? drawnKind;
  const camera = drawCamera(kind, random.fork('camera'), order?.radiusShare);
  const toCamera = scale(camera.forward, -1);
  const tablets = kind === 'empty' ? [] : placeTablets(kind, camera, random.fork('tablets'), world, order?.tablets);
  return {
    kind,
    camera,
    ground: drawGround(random.fork('ground'), world.grounds),
    lighting: drawLighting(random.fork('light'), toCamera),
    tablets,
    distractors: placeDistractors(camera, tablets, random.fork('things')),
    film: drawFilm(random.fork('film')),
  };
}

function pickKind(random: Random): Scene['kind'] {
  const u = random.uniform();
  return u < 0.26 ? 'single' : u < 0.7 ? 'few' : u < 0.94 ? 'pile' : 'empty';
}

function drawCamera(kind: Scene['kind'], random: Random, radiusShare?: number): Camera {
  const long = random.pick([560, 640, 720, 880]);
  const short = Math.round(long * random.pick([0.75, 0.75, 0.75, 0.5625, 1]));
  const upright = random.chance(0.5);
  const [width, height] = upright ? [short, long] : [long, short];
  const focalPx = long * random.range(0.75, 1.3);
  const drawn = kind === 'single' || kind === 'empty' ? random.logRange(0.035, 0.38) : random.logRange(0.025, 0.17);
  const share = radiusShare ?? drawn;
  const radiusPx = Math.min(share * long, 0.46 * short);
  const tilt = Math.min(0.8, Math.abs(random.normal(0.2)) + (random.chance(0.12) ? random.range(0, 0.5) : 0));
  return new Camera({
    width,
    height,
    focalPx,
    target: [0, 0, 0],
    distance: focalPx / radiusPx,
    tilt,
    azimuth: random.range(0, 2 * Math.PI),
    roll: random.range(0, 2 * Math.PI),
  });
}

/** Reference, counterfeit and other tablets in about the shares of a mixed heap, from two lots and presses. */
function drawDesign(random: Random, lots: readonly ReturnType<typeof drawLot>[]): TabletDesign {
  if (random.chance(0.28)) return designOther(random);
  const design = designReference(random, random.pick(lots), random.chance(0.5) ? 'M' : '30');
  return random.chance(0.53) ? makeCounterfeit(design, random) : design;
}

/** A mixed heap of one lot, its counterfeits and other products. */
function mixedTablets(kind: Scene['kind'], random: Random, world: World): SceneTablets {
  const lots = [drawLot(random, `lot-${random.integer(0, 1e9)}`, lotShare(world, random))];
  const wanted = kind === 'single' ? 1 : kind === 'few' ? random.integer(2, 7) : random.integer(8, 17);
  return { wanted, draw: () => drawDesign(random, lots) };
}

function placeTablets(
  kind: Scene['kind'],
  camera: Camera,
  random: Random,
  world: World,
  ordered: SceneTablets | undefined,
): TabletSolid[] {
  const { wanted, draw } = ordered ?? mixedTablets(kind, random, world);
  const placed: TabletSolid[] = [];
  const touching = random.chance(0.35);
  const middle = camera.groundPoint(camera.width * random.range(0.3, 0.7), camera.height * random.range(0.3, 0.7)) ?? [
    0, 0,
  ];
  for (let n = 0, tries = 0; n < wanted && tries < 300; tries++) {
    const spot = pickSpot(kind, camera, middle, wanted, random);
    if (!spot) continue;
    const design = draw(random);
    const at = kind !== 'pile' && touching && placed.length > 0 ? beside(random.pick(placed), design, random) : spot;
    const solid = settle(design, at, placed, kind === 'pile', camera, random);
    if (!solid) continue;
    placed.push(solid);
    n++;
  }
  return placed;
}

function pickSpot(
  kind: Scene['kind'],
  camera: Camera,
  middle: readonly [number, number],
  wanted: number,
  random: Random,
): readonly [number, number] | undefined {
  if (kind === 'pile') {
    const spread = Math.sqrt(wanted) * 1.15;
    return [middle[0] + random.normal(spread), middle[1] + random.normal(spread)];
  }
  const margin = kind === 'single' ? 0.3 : 0.04;
  return camera.groundPoint(
    camera.width * random.range(margin, 1 - margin),
    camera.height * random.range(margin, 1 - margin),
  );
}

function beside(other: TabletSolid, design: TabletDesign, random: Random): [number, number] {
  const far = (other.design.size + design.size) * random.range(1.0, 1.06);
  const turn = random.range(0, 2 * Math.PI);
  return [other.centre[0] + far * Math.cos(turn), other.centre[1] + far * Math.sin(turn)];
}

/** Places a tablet: flat if there is room, on others in a pile; undefined if there is none. */
function settle(
  design: TabletDesign,
  [x, y]: readonly [number, number],
  placed: readonly TabletSolid[],
  pile: boolean,
  camera: Camera,
  random: Random,
): TabletSolid | undefined {
  const reach = (t: TabletSolid): number => (t.design.size + design.size) * 0.99;
  const below = placed.filter((t) => Math.hypot(t.centre[0] - x, t.centre[1] - y) < reach(t));
  if (below.length > 0 && !pile) return undefined;
  const half = design.halfThickness * design.size;
  const highest = Math.max(
    0,
    ...below.map((t) => t.centre[2] + (t.design.halfThickness + t.design.dome) * t.design.size),
  );
  if (highest > MAX_LEVEL) return undefined;
  const lean = below.length > 0 ? random.range(0.01, 0.25) : 0;
  const towards = random.range(0, 2 * Math.PI);
  const up = normalize([Math.sin(lean) * Math.cos(towards), Math.sin(lean) * Math.sin(towards), Math.cos(lean)]);
  const z = highest + half + Math.sin(lean) * design.size * 0.4;
  const [px, py] = camera.project([x, y, z]);
  const depth = Math.hypot(x - camera.position[0], y - camera.position[1], z - camera.position[2]);
  const radiusPx = (camera.focalPx * design.size) / depth;
  if (px < -0.5 * radiusPx || py < -0.5 * radiusPx) return undefined;
  if (px > camera.width + 0.5 * radiusPx || py > camera.height + 0.5 * radiusPx) return undefined;
  const side = Math.round(Math.min(448, Math.max(72, radiusPx * 2.1)));
  const turn = random.range(0, 2 * Math.PI);
  return new TabletSolid(design, drawRelief(design, side, random.fork('relief')), [x, y, z], up, turn);
}

const MAKERS: Readonly<Record<string, (x: number, y: number, random: Random) => Solid>> = {
  ball: (x, y, random) => {
    const radius = random.logRange(0.5, 2.2);
    return new Capsule([x, y, radius], [1, 0, 0], radius, 0, anyLook(random));
  },
  block: (x, y, random) => {
    const half: Vector = [random.range(0.4, 1.8), random.range(0.4, 1.8), random.range(0.3, 1.5)];
    return new Block([x, y, half[2]], half, random.range(0, Math.PI), anyLook(random));
  },
  coin: (x, y, random) => {
    const half = random.range(0.1, 0.28);
    const tone = random.pick([38, 28, 210]);
    const colour = linearOf(fromHsv(tone, tone === 210 ? 0.05 : 0.45, random.range(0.45, 0.85)));
    const look = { colour, gloss: random.range(0.3, 0.7), metal: true };
    return new Disc([x, y, half], random.range(1.7, 4), half, look, 0, random.integer(1, 1e9));
  },
  button: (x, y, random) => {
    const half = random.range(0.15, 0.35);
    return new Disc(
      [x, y, half],
      random.range(1, 2.6),
      half,
      anyLook(random),
      random.pick([2, 4]),
      random.integer(1, 1e9),
    );
  },
  capsule: (x, y, random) => {
    const radius = random.range(0.6, 1.1);
    const turn = random.range(0, 2 * Math.PI);
    const axis: Vector = [Math.cos(turn), Math.sin(turn), 0];
    return new Capsule([x, y, radius], axis, radius, radius * random.range(1, 2), anyLook(random), anyLook(random));
  },
};

function anyLook(random: Random): { colour: readonly [number, number, number]; gloss: number; metal: boolean } {
  const colour = linearOf(fromHsv(random.range(0, 360), random.range(0, 0.9), random.range(0.12, 0.97)));
  return { colour, gloss: random.chance(0.5) ? random.range(0.1, 0.5) : 0, metal: false };
}

/** From a lot that equals the drawing to one that departs from it by its whole error. */
export function lotShare(world: World, random: Random): number {
  return world.lotShare ?? random.uniform();
}

/** Distractors, which are no tablets, beside the tablets and not on them; except fingers, which may cover an edge. */
function placeDistractors(
  camera: Camera,
  tablets: readonly TabletSolid[],
  random: Random,
): { what: string; solid: Solid }[] {
  const distractors: { what: string; solid: Solid }[] = [];
  const wanted = random.pick([0, 0, 0, 1, 1, 2, 3]);
  for (let n = 0; n < wanted; n++) {
    const what = random.pick(Object.keys(MAKERS));
    const spot = camera.groundPoint(camera.width * random.uniform(), camera.height * random.uniform());
    if (!spot) continue;
    const solid = (MAKERS[what] as (typeof MAKERS)[string])(spot[0], spot[1], random);
    const others: Solid[] = [...tablets, ...distractors.map((t) => t.solid)];
    const clear = others.every((t) => Math.hypot(t.centre[0] - spot[0], t.centre[1] - spot[1]) > t.bound + solid.bound);
    if (clear && solid.bound < 0.45 * Math.hypot(...camera.position)) distractors.push({ what, solid });
  }
  for (const solid of drawFingers(camera, tablets, random.fork('fingers'))) distractors.push({ what: 'finger', solid });
  return distractors;
}
