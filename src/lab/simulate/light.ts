import { lightColour, type Rgb } from './colour.ts';
import type { Random } from './random.ts';
import { normalize, type Vector } from './vector.ts';

export interface Light {
  readonly direction: Vector;
  /** Radius of the light as seen from the scene, radians' tangent. */
  readonly radius: number;
  readonly colour: Rgb;
}

export interface Lighting {
  readonly lights: readonly Light[];
  /** Light from the whole sky or room. */
  readonly ambient: Rgb;
  /** Colour of the light on the whole, green at 1: what a camera's white balance looks for. */
  readonly white: Rgb;
}

/** Sun, lamp, window or phone's flash, and what the room gives; the flash comes from beside the camera. */
export function drawLighting(random: Random, towardsCamera: Vector): Lighting {
  const room = lightColour(random.range(3000, 7500));
  const kind = random.pick(['window', 'lamp', 'overcast', 'sun', 'flash', 'two'] as const);
  const share =
    { window: 0.55, lamp: 0.65, overcast: 0.25, sun: 0.8, flash: 0.75, two: 0.6 }[kind] * random.range(0.75, 1.15);
  const radius = {
    window: random.range(0.2, 0.6),
    lamp: random.range(0.05, 0.3),
    overcast: random.range(0.5, 0.9),
    sun: random.range(0.01, 0.03),
    flash: random.range(0.01, 0.05),
    two: random.range(0.05, 0.4),
  }[kind];
  const main = kind === 'flash' ? nearby(towardsCamera, random) : fromAbove(random);
  const lights: Light[] = [{ direction: main, radius, colour: tinted(room, share, random) }];
  if (kind === 'two' || random.chance(0.2)) {
    const second = fromAbove(random);
    lights.push({
      direction: second,
      radius: random.range(0.05, 0.5),
      colour: tinted(room, share * random.range(0.2, 0.7), random),
    });
  }
  const rest = Math.max(0.12, 1 - share);
  return { lights, ambient: [room[0] * rest, rest, room[2] * rest], white: room };
}

function fromAbove(random: Random): Vector {
  const elevation = (random.range(14, 82) * Math.PI) / 180;
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
