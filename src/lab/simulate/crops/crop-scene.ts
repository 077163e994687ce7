import type { Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import { LIGHT_KINDS, type LightKind } from '../scene/light.ts';
import type { HollowShade } from '../tablet/relief.ts';
import type { Vector } from '../vector.ts';
import { WIDE } from './wide-nuisances.ts';

const RADIANS = Math.PI / 180;

/** How a crop shows its tablet: the errors of its placing, and its tilt against the camera. */
interface CropView {
  /** Error of the imprint's turn, radians: otherwise it is upright. */
  readonly turn: number;
  /** Tablet radii of a crop's point: `[[across, diagonal], [diagonal, down]]` times its own coordinates, plus the offset. */
  readonly across: number;
  readonly down: number;
  readonly diagonal: number;
  readonly offset: readonly [number, number];
  /** Slope of the line of sight along x and y of the tablet: tangent of the tilt. */
  readonly slope: readonly [number, number];
  /** Height over the rim, in radii, at which the crop's circle lies. What stands higher or lower is displaced by the slope. */
  readonly plane: number;
}

/** A light on a crop's tablet. */
export interface CropLight {
  readonly direction: Vector;
  /** Share of the light on a level place. */
  readonly share: number;
  /** Its radius as the tangent of an angle. */
  readonly radius: number;
  /** Relative change of its strength per tablet radius towards it. */
  readonly nearness: number;
  /** Red, green and blue of it, green at 1. */
  readonly colour: Rgb;
}

export interface CropLighting {
  readonly lights: readonly CropLight[];
  /** Ambient light on a level place. */
  readonly ambient: number;
  /** Change of the ambient light with a normal's x and y, and the opposite deviations of red and blue from it. */
  readonly uneven: readonly [number, number];
  readonly unevenColour: readonly [number, number];
  /** See WIDE.light.selfLit. */
  readonly selfLit: number;
  /** Share of it that a steep wall misses. */
  readonly bounce: number;
  /** See WIDE.light.reliefContrast. */
  readonly reliefContrast: number;
}

/** The surroundings of a tablet, the same for both of a matched pair. */
export interface CropScene {
  readonly view: CropView;
  readonly lighting: CropLighting;
  readonly hollows: HollowShade;
  readonly gloss: number;
  readonly glossPower: number;
  /** Linear light of the ground, and the deviation of its texture. */
  readonly ground: Rgb;
  readonly texture: number;
  /** Brightness of the side wall relative to the face. */
  readonly wall: number;
}

export function drawCropScene(random: Random): CropScene {
  const view = drawView(random);
  const { ground } = WIDE;
  const brightness = random.logRange(...ground.brightness);
  return {
    view,
    lighting: drawLighting(random, view),
    hollows: drawHollows(random),
    gloss: random.range(...WIDE.gloss),
    glossPower: random.range(...WIDE.glossPower),
    ground: [
      brightness * random.range(...ground.tint[0]),
      brightness * random.range(...ground.tint[1]),
      brightness * random.range(...ground.tint[2]),
    ],
    texture: random.range(...ground.texture),
    wall: random.range(0.15, 0.9),
  };
}

function drawHollows(random: Random): HollowShade {
  const { halfHidden, horizonShare, byHorizons, horizonPower } = WIDE.hollows;
  return {
    halfHidden: random.logRange(...halfHidden),
    byHorizons: random.chance(horizonShare) ? random.range(...byHorizons) : 0,
    horizonPower: random.logRange(...horizonPower),
  };
}

function drawView(random: Random): CropView {
  const { placing, tilt } = WIDE;
  const angle = Math.min(tilt.most, Math.abs(random.normal(tilt.deviation))) * RADIANS;
  const towards = random.range(0, 2 * Math.PI);
  const tail = tailOf(random.uniform());
  const scale = Math.exp(-tail * (placing.scale.mean + random.normal(placing.scale.deviation)));
  const wide = tail * random.normal(placing.stretch);
  return {
    turn: Math.min(3, tail) * random.normal(placing.turn) * RADIANS,
    across: scale * Math.exp(-wide),
    down: scale * Math.exp(wide),
    diagonal: scale * tail * random.normal(placing.stretch),
    offset: [tail * random.normal(placing.offset), tail * random.normal(placing.offset)],
    slope: [Math.tan(angle) * Math.cos(towards), Math.tan(angle) * Math.sin(towards)],
    plane: placing.plane,
  };
}

/** Factor of the errors relative to those of most crops. */
function tailOf(uniform: number): number {
  let below = 0;
  for (const { share, factor } of WIDE.placing.tails) {
    below += share;
    if (uniform < below) return factor;
  }
  return 1;
}

function drawLighting(random: Random, view: CropView): CropLighting {
  const { light } = WIDE;
  const kind = random.pick(Object.keys(LIGHT_KINDS) as LightKind[]);
  const softened = random.chance(light.softenedShare) ? random.range(...light.softened) : 1;
  const widened = random.chance(light.widenedShare) ? random.logRange(...light.widened) : 1;
  const share = LIGHT_KINDS[kind].share * random.range(0.75, 1.15) * softened;
  const add = (part: number, flash = false): CropLight => {
    const [narrow, wide] = LIGHT_KINDS[kind].radius;
    const [near, far] = LIGHT_KINDS[kind].distance;
    const distance = random.logRange(near, far);
    return {
      direction: flash ? besideCamera(random, view) : fromAbove(random),
      share: part,
      radius: Math.min(light.mostRadius, random.range(narrow, wide) * widened),
      // A light falls off with the square of its distance.
      nearness: (2 / distance) * random.range(0.3, 1),
      colour: [random.range(...light.tint), 1, random.range(...light.tint)],
    };
  };
  const lights = [add(share, kind === 'flash')];
  if (kind === 'two' || random.chance(light.secondShare)) lights.push(add(share * random.range(...light.second)));
  if (random.chance(light.thirdShare)) lights.push(add(share * random.range(...light.third)));
  const sideways = (size: number): [number, number] => {
    const turn = random.range(0, 2 * Math.PI);
    return [size * Math.cos(turn), size * Math.sin(turn)];
  };
  return {
    lights,
    ambient: Math.max(0.12, 1 - share) * random.range(...light.ambient),
    uneven: sideways(random.range(...light.uneven) * softened),
    unevenColour: sideways(random.range(...light.unevenColour)),
    selfLit: random.range(...light.selfLit),
    bounce: random.range(...light.bounce),
    reliefContrast: random.logRange(...light.reliefContrast),
  };
}

/** Minimum height of a light over the face: a lower one would light hardly anything. */
const LEAST_HEIGHT = 0.15;

function fromAbove(random: Random): Vector {
  const { lowShare, lowElevation, highElevation } = WIDE.light;
  const elevation = random.range(...(random.chance(lowShare) ? lowElevation : highElevation)) * RADIANS;
  const azimuth = random.range(0, 2 * Math.PI);
  const level = Math.cos(elevation);
  return [level * Math.cos(azimuth), level * Math.sin(azimuth), Math.max(LEAST_HEIGHT, Math.sin(elevation))];
}

/** A phone's own flash. */
function besideCamera(random: Random, { slope: [sx, sy] }: CropView): Vector {
  const length = Math.hypot(sx, sy, 1);
  const x = -sx / length + random.normal(0.12);
  const y = -sy / length + random.normal(0.12);
  const z = 1 / length;
  const norm = Math.hypot(x, y, z);
  return [x / norm, y / norm, Math.max(LEAST_HEIGHT, z / norm)];
}
