import type { M30Face } from '../../../core/labels.ts';
import { fromHsv, hsvOf, linearOf, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import { DRAWING } from './drawing.ts';
import type { ImprintShape } from './imprint.ts';

/** The looks of a tablet's outline and specks, and all other parameters of the relief. Lengths in tablet radii. */
export interface TabletDesign {
  readonly label: 'reference' | 'counterfeit' | 'other';
  readonly face: M30Face | 'other';
  readonly imprint: string;
  severity: number;
  defects: string[];
  shapes: readonly ImprintShape[];
  halfThickness: number;
  dome: number;
  /** Fall-off of the dome: 2 like a sphere, above it flat in the centre and steep at the rim. */
  domePower: number;
  bevel: number;
  debossDepth: number;
  edgeSoftness: number;
  strokeFactor: number;
  imprintScale: number;
  imprintOffset: [number, number];
  /** Radians, counter-clockwise. */
  imprintRotation: number;
  /** Displacement of the imprint by smooth noise of this size. */
  warp: number;
  /** sRGB 0..255. */
  colour: Rgb;
  speck: SpeckStyle & { contrast: number; size: number; coverage: number };
  /** Uneven colour: relative deviation of the albedo, at the scale of `mottleSize`. */
  mottle: number;
  mottleSize: number;
  /** Uneven brightness that means nothing, from handling, moisture and the press: its deviation and its scale. */
  patchy: number;
  patchySize: number;
  /** Rough surface: deviation of height. */
  grain: number;
  grainSize: number;
  /** Crumbling rim: chips in the edge, each [angle, radius, depth]. */
  chips: [number, number, number][];
  /** Worn imprint and rim, fingerprints and dust; no sign of a counterfeit. */
  wear: number;
  /** Share of mirrored light, and the width of the highlight. */
  gloss: number;
  /** Radius relative to the reference product: other products are larger or smaller. */
  size: number;
  /** Identifies the die that pressed it, the same for all tablets of one lot. */
  press: string;
}

/** Looks of the specks, the same for all tablets of a lot. */
interface SpeckStyle {
  /** Single blots instead of ragged islands. */
  readonly blobs: boolean;
  /** Width of an island's border, in steps of its noise (deviation 0.28): small is crisp, large is wispy. */
  readonly softness: number;
  /** How much their density varies between places. */
  readonly clustering: number;
  /** From 0, the drawing's bluish ones, to 1, grey ones of the same darkness. */
  readonly greyness: number;
}

/** The reference of one true lot, relative to the drawing. */
export interface Lot {
  readonly name: string;
  readonly position: ReadonlyMap<string, readonly [number, number]>;
  readonly stroke: number;
  readonly depth: number;
  readonly dome: number;
  readonly softness: number;
  readonly speckSize: number;
  readonly speckContrast: number;
  readonly hue: number;
  readonly saturation: number;
  readonly value: number;
  readonly speck: SpeckStyle;
  readonly domePower: number;
  /** See TabletDesign. */
  readonly patchy: number;
  readonly patchySize: number;
}

/**
 * A lot whose reference departs from the drawing by `share` (0..1) of the drawing's error. A whole part (box, M, 3, 0,
 * score) moves at once, as with a die.
 */
export function drawLot(random: Random, name: string, share: number): Lot {
  const error = DRAWING.drawing_error;
  const factor = (): number => error.depth_dome_softness_specks ** (share * random.range(-1, 1));
  const parts = ['box', 'M', 'score', '3', '0'];
  const move = (): [number, number] => [
    random.normal(error.position_radii * share * 0.5),
    random.normal(error.position_radii * share * 0.5),
  ];
  return {
    name,
    position: new Map(parts.map((part) => [part, move()])),
    stroke: 1 + error.stroke * share * random.range(-1, 1),
    depth: factor(),
    dome: factor(),
    softness: factor(),
    speckSize: factor(),
    speckContrast: factor(),
    hue: random.normal(2 * share),
    saturation: random.factor(0.08 * share),
    value: random.factor(0.03 * share),
    // One photograph says next to nothing about these: their ranges are guesses.
    speck: {
      blobs: random.chance(0.3),
      softness: random.logRange(0.12, 0.8),
      clustering: random.range(0, 0.05),
      greyness: random.uniform(),
    },
    domePower: random.logRange(1.6, 3.5),
    patchy: random.logRange(0.001, 0.012),
    patchySize: random.logRange(0.05, 0.4),
  };
}

/** A tablet of the reference product from this lot, with the drawing's spreads; a quarter of them are handled. */
export function designReference(random: Random, lot: Lot, face: M30Face): TabletDesign {
  const { body, spreads, colour } = DRAWING;
  const [hue, saturation, value] = hsvOf(colour.srgb);
  const shifted = fromHsv(
    hue + lot.hue + random.normal(spreads.hue_degrees),
    saturation * lot.saturation * random.factor(spreads.saturation),
    value * lot.value * random.factor(spreads.value),
  );
  return {
    label: 'reference',
    face,
    imprint: 'M30',
    severity: 0,
    defects: [],
    shapes: DRAWING.faces[face].shapes.map((shape) => moved(shape, lot.position.get(shape.part) ?? [0, 0])),
    halfThickness: body.half_thickness * random.factor(spreads.half_thickness),
    dome: body.dome * lot.dome * random.factor(spreads.dome),
    domePower: lot.domePower,
    bevel: body.bevel * random.factor(spreads.bevel),
    debossDepth: body.deboss_depth * lot.depth * random.factor(spreads.deboss_depth),
    edgeSoftness: body.edge_softness * lot.softness * random.factor(spreads.edge_softness),
    strokeFactor: lot.stroke * random.factor(spreads.stroke),
    imprintScale: random.factor(spreads.imprint_scale),
    imprintOffset: [random.normal(spreads.imprint_offset_radii), random.normal(spreads.imprint_offset_radii)],
    imprintRotation: (random.normal(spreads.imprint_rotation_degrees) * Math.PI) / 180,
    warp: 0,
    colour: shifted,
    speck: {
      contrast: lot.speckContrast * random.factor(spreads.speckle_contrast),
      size: lot.speckSize * random.factor(spreads.speckle_size),
      coverage: colour.speckle.coverage * random.factor(0.15),
      ...lot.speck,
    },
    mottle: 0.003,
    mottleSize: 0.5,
    patchy: lot.patchy * random.factor(0.3),
    patchySize: lot.patchySize,
    grain: 0.0006,
    grainSize: 0.03,
    chips: [],
    wear: random.chance(spreads.handled_share) ? random.range(0.3, 1) : 0,
    gloss: random.range(0, 0.05),
    size: 1,
    press: lot.name,
  };
}

/** A shape moved by an offset in tablet radii. */
function moved(shape: ImprintShape, [dx, dy]: readonly [number, number]): ImprintShape {
  const shift = ([x, y]: readonly [number, number]): [number, number] => [x + dx, y + dy];
  switch (shape.kind) {
    case 'rounded_rect':
    case 'ellipse':
      return { ...shape, center: shift(shape.center) };
    case 'polygon':
    case 'polyline':
      return { ...shape, points: shape.points.map(shift) };
    case 'outlines':
      return { ...shape, outlines: shape.outlines.map((outline) => outline.map(shift)) };
  }
}

/** Linear-light ratio of the specks' colour to the ground's, per channel, at contrast 1. */
export const SPECK_RATIO: Rgb = (() => {
  const dark = linearOf(DRAWING.colour.speckle.darker_srgb as Rgb);
  const ground = linearOf(DRAWING.colour.srgb);
  return [dark[0] / ground[0], dark[1] / ground[1], dark[2] / ground[2]];
})();
