import type { OrientedCrop } from '../evidence.ts';
import { type Ellipse, fitEllipse } from '../imaging/ellipse.ts';
import { photoPointOf, turnInPhoto, turnOnTablet } from '../rectify.ts';

/** Order and units of the inspector's `placing`: each is multiplied by its unit. */
const UNITS = { right: 0.02, up: 0.02, across: 0.02, down: 0.02, diagonal: 0.02, turn: 0.04 } as const;
type Placing = Readonly<Record<keyof typeof UNITS, number>>;
/** What is further off than this, in radii, is not believed. */
const MOST_MOVED = 0.15;
/** Points on the rim: five would do. */
const POINTS = 16;

/**
 * The crop with its rim and turn where the inspector says that they are. A point (u right, v up, in read radii) of the upright
 * crop shows the tablet's point (across u + diagonal v + right, diagonal u + down v + up), `across` and `down` being told less 1;
 * the imprint stands turned by `turn` radians. Where no such rim can be, the crop stays as it is.
 */
export function refine<Crop extends OrientedCrop>(crop: Crop, told: ArrayLike<number>): Crop {
  const placing = inUnits(told);
  const ellipse = rimOf(crop, placing);
  if (!ellipse) return crop;
  // Up on the tablet stays up in the photo, but for what the inspector says of the imprint.
  const turn = turnOnTablet(ellipse, turnInPhoto(crop.ellipse, crop.turn)) + (placing.turn * 180) / Math.PI;
  return { ...crop, ellipse, turn, quality: { ...crop.quality, diameterPx: 2 * ellipse.rx } };
}

function inUnits(told: ArrayLike<number>): Placing {
  const entries = Object.entries(UNITS).map(([name, unit], i) => [name, (told[i] as number) * unit]);
  return Object.fromEntries(entries) as unknown as Placing;
}

/** The rim that the crop shows, in the photo. */
function rimOf(crop: OrientedCrop, { right, up, across, down, diagonal }: Placing): Ellipse | undefined {
  const [a, d] = [1 + across, 1 + down];
  const det = a * d - diagonal * diagonal;
  if (!(Math.hypot(right, up, across, down, diagonal) < MOST_MOVED) || !(det > 0)) return undefined;
  const points = Array.from({ length: POINTS }, (_, i) => {
    const t = (2 * Math.PI * i) / POINTS;
    const [x, y] = [Math.cos(t) - right, Math.sin(t) - up];
    return photoPointOf(crop, (d * x - diagonal * y) / det, (a * y - diagonal * x) / det);
  });
  return fitEllipse(points);
}
