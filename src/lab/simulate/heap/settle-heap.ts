import RAPIER from '@dimforge/rapier3d-compat';
import type { Random } from '../random.ts';
import type { Vector } from '../vector.ts';

/** A tablet as the rigid body that falls: a cylinder, lengths in tablet radii. */
export interface FallingTablet {
  readonly radius: number;
  /** Half its height, with the domes. */
  readonly half: number;
}

/** How a tablet lies after the fall. */
export interface Pose {
  readonly centre: Vector;
  /** Unit vector along the cylinder's axis, to one of its two faces. */
  readonly axis: Vector;
}

/** How the tablets are dropped, in tablet radii. */
export interface Drop {
  /** Deviation of the tablets from the middle, where they begin to fall. */
  readonly spread: number;
  /** Half sides of a tray with upright walls around the middle; absent on an open table. */
  readonly tray?: { readonly halfX: number; readonly halfY: number; readonly height: number } | undefined;
}

/** A tablet's edge is rounded by this share of its radius, so that it tips over instead of standing on its wall. */
const ROUNDED = 0.07;
const WALL = 0.25;
/** Tablets begin to fall in layers of so many, one layer above the other. */
const LAYER = 8;
const LAYER_HEIGHT = 1.6;
/** Radii per second squared: slower than a tablet of 3 mm falls, so that steps of a sixtieth of a second suffice. */
const GRAVITY = 90;
const STEP_SECONDS = 1 / 60;
const MOST_STEPS = 900;
/** It is settled when nothing has moved faster than this, in radii per second, for a third of a second. */
const STILL = 0.25;
const STILL_STEPS = 20;

/**
 * Drops tablets on a table and returns how they lie when they have come to rest, by a rigid-body engine (Rapier): the
 * same random numbers give the same heap. A heap that has not come to rest after fifteen seconds stays as it is then.
 *
 * @example
 * ```ts
 * const poses = await settleHeap(tablets, { spread: 3 }, new Random('heap'));
 * ```
 */
export async function settleHeap(tablets: readonly FallingTablet[], drop: Drop, random: Random): Promise<Pose[]> {
  await RAPIER.init();
  // The engine's y axis points up, the scene's z axis does.
  const world = new RAPIER.World({ x: 0, y: -GRAVITY, z: 0 });
  try {
    world.timestep = STEP_SECONDS;
    world.createCollider(RAPIER.ColliderDesc.cuboid(400, 1, 400).setTranslation(0, -1, 0).setFriction(0.7));
    if (drop.tray) addWalls(world, drop.tray);
    const bodies = tablets.map((tablet, n) => addTablet(world, tablet, n, drop, random));
    settle(world, bodies);
    return bodies.map((body) => poseOf(body.translation(), body.rotation()));
  } finally {
    world.free();
  }
}

function addTablet(
  world: RAPIER.World,
  { radius, half }: FallingTablet,
  n: number,
  { spread, tray }: Drop,
  random: Random,
): RAPIER.RigidBody {
  const along = (most: number): number => Math.min(most, Math.max(-most, random.normal(spread)));
  const height = 1.5 + Math.floor(n / LAYER) * LAYER_HEIGHT + random.range(0, 0.4);
  const body = world.createRigidBody(
    RAPIER.RigidBodyDesc.dynamic()
      .setTranslation(along((tray?.halfX ?? 400) - radius), height, along((tray?.halfY ?? 400) - radius))
      .setRotation(anyRotation(random))
      .setLinvel(random.normal(2), 0, random.normal(2))
      .setAngvel({ x: random.normal(4), y: random.normal(4), z: random.normal(4) })
      .setLinearDamping(0.3)
      .setAngularDamping(0.6),
  );
  const rounding = Math.min(ROUNDED * radius, 0.8 * half);
  const shape = RAPIER.ColliderDesc.roundCylinder(half - rounding, radius - rounding, rounding);
  world.createCollider(shape.setFriction(0.55).setRestitution(0.15).setDensity(1), body);
  return body;
}

function addWalls(world: RAPIER.World, { halfX, halfY, height }: NonNullable<Drop['tray']>): void {
  // High, so that nothing is thrown over them; what is drawn is lower.
  const tall = Math.max(height, 60);
  for (const side of [-1, 1]) {
    const across = RAPIER.ColliderDesc.cuboid(WALL, tall, halfY + 2 * WALL);
    world.createCollider(across.setTranslation(side * (halfX + WALL), tall, 0));
    const along = RAPIER.ColliderDesc.cuboid(halfX + 2 * WALL, tall, WALL);
    world.createCollider(along.setTranslation(0, tall, side * (halfY + WALL)));
  }
}

function settle(world: RAPIER.World, bodies: readonly RAPIER.RigidBody[]): void {
  for (let step = 0, still = 0; step < MOST_STEPS && still < STILL_STEPS; step++) {
    world.step();
    still = bodies.every((body) => body.isSleeping() || speedOf(body.linvel()) < STILL) ? still + 1 : 0;
  }
}

const speedOf = ({ x, y, z }: RAPIER.Vector): number => Math.hypot(x, y, z);

/** A uniformly random rotation (Shoemake 1992). */
function anyRotation(random: Random): RAPIER.Rotation {
  const [u, v, w] = [random.uniform(), 2 * Math.PI * random.uniform(), 2 * Math.PI * random.uniform()];
  const [a, b] = [Math.sqrt(1 - u), Math.sqrt(u)];
  return { x: a * Math.sin(v), y: a * Math.cos(v), z: b * Math.sin(w), w: b * Math.cos(w) };
}

/** In the scene's axes; the cylinder's axis is the image of the engine's y axis. */
function poseOf({ x, y, z }: RAPIER.Vector, q: RAPIER.Rotation): Pose {
  const axis: Vector = [2 * (q.x * q.y - q.w * q.z), 2 * (q.y * q.z + q.w * q.x), 1 - 2 * (q.x * q.x + q.z * q.z)];
  return { centre: [x, z, y], axis };
}
