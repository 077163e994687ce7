import { lightColour, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import { normalize, type Vector } from '../vector.ts';

export interface Light {
  readonly direction: Vector;
  /** Radius of the light as seen from the scene, as the tangent of an angle. */
  readonly radius: number;
  /** Distance from the centre of the scene, tablet radii: a near light illuminates nearer objects more. */
  readonly distance: number;
  readonly colour: Rgb;
}

export interface Lighting {
  readonly lights: readonly Light[];
  /** Light from the whole sky or room. */
  readonly ambient: Rgb;
  /** Mean colour of the light, green at 1, which a camera's white balance estimates. */
  readonly white: Rgb;
}

/**
 * Lighting of a scene: the share of the main light in all light on a level place, at most about 1, its radius as the
 * tangent of an angle, and its distance, in tablet radii (3 mm). In a `room` and a `tent` (lit from all sides) hardly
 * anything casts a shadow, and an imprint is visible only by the light that its floor misses; this is common in photos
 * of tablets.
 */
export const LIGHT_KINDS = {
  window: { share: 0.45, radius: [0.2, 0.6], distance: [60, 900] },
  lamp: { share: 0.55, radius: [0.05, 0.3], distance: [15, 300] },
  overcast: { share: 0.2, radius: [0.5, 0.9], distance: [1e5, 1e6] },
  sun: { share: 0.8, radius: [0.01, 0.03], distance: [1e5, 1e6] },
  flash: { share: 0.7, radius: [0.01, 0.05], distance: [12, 60] },
  two: { share: 0.5, radius: [0.05, 0.4], distance: [15, 300] },
  room: { share: 0.3, radius: [0.3, 0.9], distance: [100, 900] },
  tent: { share: 0.12, radius: [0.4, 0.9], distance: [15, 100] },
} as const;
export type LightKind = keyof typeof LIGHT_KINDS;
const NAMES = Object.keys(LIGHT_KINDS) as LightKind[];

/** Sun, lamp, window or phone's flash, and the ambient light; the flash is beside the camera. */
export function drawLighting(random: Random, towardsCamera: Vector): Lighting {
  const room = lightColour(random.range(3000, 7500));
  const kind = random.pick(NAMES);
  const share = LIGHT_KINDS[kind].share * random.range(0.75, 1.15);
  const [narrow, wide] = LIGHT_KINDS[kind].radius;
  const radius = random.range(narrow, wide);
  const [near, far] = LIGHT_KINDS[kind].distance;
  const distance = random.logRange(near, far);
  const main = kind === 'flash' ? nearby(towardsCamera, random) : fromAbove(random);
  const lights: Light[] = [{ direction: main, radius, distance, colour: tinted(room, share, random) }];
  if (kind === 'two' || random.chance(0.2)) {
    const second = fromAbove(random);
    lights.push({
      direction: second,
      radius: random.range(0.05, 0.5),
      distance: random.logRange(near, far),
      colour: tinted(room, share * random.range(0.2, 0.7), random),
    });
  }
  const rest = Math.max(0.12, 1 - share);
  return { lights, ambient: [room[0] * rest, rest, room[2] * rest], white: room };
}

function fromAbove(random: Random): Vector {
  const elevation = (random.range(16, 88) * Math.PI) / 180;
  const azimuth = random.range(0, 2 * Math.PI);
  return [Math.cos(elevation) * Math.cos(azimuth), Math.cos(elevation) * Math.sin(azimuth), Math.sin(elevation)];
}

function nearby(direction: Vector, random: Random): Vector {
  return normalize([direction[0] + random.normal(0.12), direction[1] + random.normal(0.12), direction[2]]);
}

function tinted(room: Rgb, share: number, random: Random): Rgb {
  const own = lightColour(random.range(2800, 8000));
  const t = random.uniform() * 0.6;
  return [(room[0] + (own[0] - room[0]) * t) * share, share, (room[2] + (own[2] - room[2]) * t) * share];
}
