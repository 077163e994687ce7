import { fromHsv, linearOf } from '../colour.ts';
import type { Random } from '../random.ts';
import type { Camera } from '../render/camera.ts';
import type { TabletSolid } from '../render/tablet-solid.ts';
import { Capsule } from './distractors.ts';

/** Share of scenes of tablets with fingers. */
const SHARE = 0.14;

/**
 * Fingers that reach for a tablet from outside the photo, beside it or on its edge, like those of the person with the
 * phone. Most scenes have none. A finger is about two tablets wide.
 */
export function drawFingers(camera: Camera, tablets: readonly TabletSolid[], random: Random): Capsule[] {
  if (tablets.length === 0 || !random.chance(SHARE)) return [];
  const tablet = random.pick(tablets);
  const from = random.range(0, 2 * Math.PI);
  const tone = random.range(0.28, 0.95);
  const skin = linearOf(fromHsv(random.range(12, 28), random.range(0.3, 0.55), tone));
  const look = { colour: skin, gloss: random.range(0.02, 0.12), metal: false };
  const reach = 2.2 * Math.hypot(...camera.position);
  return Array.from({ length: random.integer(1, 3) }, (_, n) => {
    const radius = random.range(0.9, 1.5);
    const turn = from + (n - 1) * random.range(0.5, 0.9);
    // The tip ends before the tablet's rim, or slightly over it.
    const gap = tablet.design.size + radius + random.range(-0.45, 0.5);
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const over = gap < tablet.design.size + radius;
    const z = radius + (over ? tablet.centre[2] + tablet.design.halfThickness * tablet.design.size : 0);
    const half = reach / 2;
    return new Capsule(
      [tablet.centre[0] + cos * (gap + half), tablet.centre[1] + sin * (gap + half), z],
      [cos, sin, 0],
      radius,
      half,
      look,
    );
  });
}
