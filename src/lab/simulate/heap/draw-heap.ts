import { M30_FACES } from '../../../core/labels.ts';
import { fromHsv, linearOf } from '../colour.ts';
import type { Random } from '../random.ts';
import { Camera } from '../render/camera.ts';
import { drawFilm, type Film } from '../render/film.ts';
import type { Solid } from '../render/solid.ts';
import { TabletSolid } from '../render/tablet-solid.ts';
import { Block } from '../scene/distractors.ts';
import { drawGround } from '../scene/ground.ts';
import { drawLighting } from '../scene/light.ts';
import { lotShare, type Scene, type World } from '../scene/scene.ts';
import { makeCounterfeit } from '../tablet/defects.ts';
import { designOther } from '../tablet/others.ts';
import { drawRelief, type Relief } from '../tablet/relief.ts';
import { designReference, drawLot, type TabletDesign } from '../tablet/tablet.ts';
import { dot, scale, type Vector } from '../vector.ts';
import { drawPowders, shadeOf } from './heap-colours.ts';
import { type Drop, type Pose, settleHeap } from './settle-heap.ts';

const FEWEST = 10;
const MOST = 300;
/** Different tablets of a heap; the others are copies of these, since drawing a relief takes long. */
const DESIGNS = 24;
const TRAY_SHARE = 0.2;
/** Radius of a tablet at the middle, as a share of the photo's longer side: from 12 pixels of 1,024. */
const RADIUS_SHARE = [0.013, 0.1] as const;

/**
 * A scene of 10 to 300 tablets that fell on a table or into a tray and settled, seen from near or far: those of one lot
 * or of one press in one or more powders, other products, or all of them. Nothing is balanced for learning what a
 * counterfeit looks like: heaps are for finding tablets and reading their faces.
 */
export async function drawHeap(random: Random, world: World): Promise<Scene> {
  const designs = drawDesigns(random.fork('designs'), world);
  const wanted = Math.floor(random.logRange(FEWEST, MOST + 1));
  const heap = Array.from({ length: wanted }, () => random.integer(0, designs.length - 1));
  const drop = drawDrop(wanted, random.fork('drop'));
  const bodies = heap.map((n) => bodyOf(designs[n]!));
  const poses = await settleHeap(bodies, drop, random.fork('fall'));
  const camera = drawCamera(poses, random.fork('camera'));
  const ground = drawGround(random.fork('ground'), world.grounds);
  return {
    kind: 'heap',
    camera,
    ground,
    lighting: drawLighting(random.fork('light'), scale(camera.forward, -1)),
    tablets: solidsOf(heap, poses, { designs, camera }, random.fork('solids')),
    distractors: drop.tray ? wallsOf(drop.tray, random.fork('tray')) : [],
    film: bagOf(random.fork('film')),
  };
}

/** A tablet's outline as it falls. */
function bodyOf({ size, halfThickness, dome }: TabletDesign): { radius: number; half: number } {
  return { radius: size, half: size * (halfThickness + 0.7 * dome) };
}

function drawDesigns(random: Random, world: World): TabletDesign[] {
  const lot = drawLot(random, `lot-${random.integer(0, 1e9)}`, lotShare(world, random));
  const powders = random.chance(0.65) ? drawPowders(random) : [];
  // The product is blue: what has the colour of another powder was pressed elsewhere.
  const pressed = random.chance(0.7) || powders.length > 0;
  const othersShare = random.pick([0, 0, 0, 0.06, 0.15, 0.5, 1]);
  const other = designOther(random);
  const oneOther = random.chance(0.6);
  return Array.from({ length: DESIGNS }, () => {
    if (random.chance(othersShare)) return oneOther ? other : designOther(random);
    const reference = designReference(random, lot, random.pick(M30_FACES));
    const design = pressed ? makeCounterfeit(reference, random) : reference;
    return powders.length === 0 ? design : { ...design, colour: shadeOf(random.pick(powders), random) };
  });
}

/** From a flat layer to a tower that slides apart. */
function drawDrop(wanted: number, random: Random): Drop {
  const spread = Math.sqrt(wanted) * random.range(0.25, 1.2);
  if (!random.chance(TRAY_SHARE)) return { spread };
  const half = (): number => Math.max(3, spread * random.range(1, 1.8));
  return { spread, tray: { halfX: half(), halfY: half(), height: random.range(0.6, 2.5) } };
}

function drawCamera(poses: readonly Pose[], random: Random): Camera {
  const long = random.pick([720, 880, 1024]);
  const short = Math.round(long * random.pick([0.75, 0.75, 0.5625, 1]));
  const [width, height] = random.chance(0.5) ? [short, long] : [long, short];
  const focalPx = long * random.range(0.75, 1.3);
  const middle = [0, 1].map((axis) => medianOf(poses.map(({ centre }) => centre[axis]!))) as [number, number];
  const distances = poses.map(({ centre: [x, y] }) => Math.hypot(x - middle[0], y - middle[1]));
  const extent = Math.max(2, distances.sort((a, b) => a - b)[Math.floor(0.85 * distances.length)]!);
  // From a part of the heap to a small heap in a wide picture.
  const share = 1 / (2 * extent * random.logRange(0.45, 2));
  const radiusPx = long * Math.min(RADIUS_SHARE[1], Math.max(RADIUS_SHARE[0], share));
  const off = (): number => random.normal(0.15 * extent);
  return new Camera({
    width,
    height,
    focalPx,
    target: [middle[0] + off(), middle[1] + off(), 0.5],
    distance: focalPx / radiusPx,
    tilt: Math.min(0.95, Math.abs(random.normal(0.3)) + (random.chance(0.35) ? random.range(0, 0.5) : 0)),
    azimuth: random.range(0, 2 * Math.PI),
    roll: random.range(0, 2 * Math.PI),
  });
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

/** The tablets that the photo may show, each with the face up that is turned to the camera. */
function solidsOf(
  heap: readonly number[],
  poses: readonly Pose[],
  { designs, camera }: { readonly designs: readonly TabletDesign[]; readonly camera: Camera },
  random: Random,
): TabletSolid[] {
  const shown = poses.flatMap((pose, n) => {
    const design = heap[n]!;
    const radiusPx = radiusInPhoto(camera, pose.centre, designs[design]!.size);
    return radiusPx === undefined ? [] : [{ pose, design, radiusPx }];
  });
  const reliefs = designs.map((design, n): Relief | undefined => {
    const sizes = shown.filter((one) => one.design === n).map(({ radiusPx }) => radiusPx);
    if (sizes.length === 0) return undefined;
    const side = Math.round(Math.min(320, Math.max(72, Math.max(...sizes) * 2.1)));
    return drawRelief(design, side, random.fork(`relief ${n}`));
  });
  return shown.map(({ pose: { centre, axis }, design }) => {
    const toCamera: Vector = [0, 1, 2].map((i) => camera.position[i]! - centre[i]!) as unknown as Vector;
    const up = dot(axis, toCamera) >= 0 ? axis : scale(axis, -1);
    return new TabletSolid(designs[design]!, reliefs[design]!, centre, up, random.range(0, 2 * Math.PI), 'closed');
  });
}

/** Undefined for a tablet that lies outside the photo, and casts no shadow into it, or is behind the camera. */
function radiusInPhoto(camera: Camera, centre: Vector, size: number): number | undefined {
  const away: Vector = [0, 1, 2].map((i) => centre[i]! - camera.position[i]!) as unknown as Vector;
  const depth = dot(away, camera.forward);
  if (depth < 3) return undefined;
  const radiusPx = (camera.focalPx * size) / depth;
  const [x, y] = camera.project(centre);
  const margin = 2.5 * radiusPx;
  const inside = x > -margin && y > -margin && x < camera.width + margin && y < camera.height + margin;
  return inside ? radiusPx : undefined;
}

function wallsOf(
  { halfX, halfY, height }: NonNullable<Drop['tray']>,
  random: Random,
): { what: string; solid: Solid }[] {
  const colour = linearOf(fromHsv(random.range(0, 360), random.range(0, 0.7), random.range(0.1, 0.95)));
  const look = { colour, gloss: random.chance(0.5) ? random.range(0.1, 0.5) : 0, metal: random.chance(0.2) };
  const thick = 0.25;
  const wall = (x: number, y: number, wide: number, deep: number): { what: string; solid: Solid } => ({
    what: 'wall',
    solid: new Block([x, y, height / 2], [wide, deep, height / 2], 0, look),
  });
  return [-1, 1].flatMap((side) => [
    wall(side * (halfX + thick), 0, thick, halfY + 2 * thick),
    wall(0, side * (halfY + thick), halfX + 2 * thick, thick),
  ]);
}

/** Plastic over some heaps; a heap is in no blister. */
function bagOf(random: Random): Film | undefined {
  const film = drawFilm(random);
  return film?.kind === 'bag' ? film : undefined;
}
