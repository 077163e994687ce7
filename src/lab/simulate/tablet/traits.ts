import { hsvOf } from '../colour.ts';
import { DRAWING } from './drawing.ts';
import type { TabletDesign } from './tablet.ts';

const log = (value: number, drawn: number): number => Math.log(Math.max(value, 1e-3) / drawn);

/** Degrees around the circle from one hue to another, -180..180. */
const hueFrom = (drawn: number, hue: number): number => ((hue - drawn + 540) % 360) - 180;

type Trait = (design: TabletDesign) => number;

/**
 * Known properties of a simulated tablet, as departures from the drawing, each scaled so that a plain departure is
 * about 1. A network that predicts them learns where to look; none of them ships or is shown.
 */
const TRAITS: Readonly<Record<string, Trait>> = {
  softness: (d) => log(d.edgeSoftness, DRAWING.body.edge_softness) / 0.8,
  depth: (d) => log(d.debossDepth, DRAWING.body.deboss_depth) / 0.6,
  stroke: (d) => log(d.strokeFactor, 1) / 0.3,
  foreign: (d) => (d.defects.includes('typeface') ? 0.5 + d.severity : 0),
  right: (d) => d.imprintOffset[0] / 0.07,
  up: (d) => d.imprintOffset[1] / 0.07,
  turned: (d) => d.imprintRotation / 0.09,
  scale: (d) => log(d.imprintScale, 1) / 0.07,
  warp: (d) => d.warp / 0.035,
  hue: (d) => Math.max(-2, Math.min(2, hueFrom(hsvOf(DRAWING.colour.srgb)[0], hsvOf(d.colour)[0]) / 20)),
  saturation: (d) => log(hsvOf(d.colour)[1], hsvOf(DRAWING.colour.srgb)[1]) / 0.4,
  value: (d) => log(hsvOf(d.colour)[2], hsvOf(DRAWING.colour.srgb)[2]) / 0.15,
  mottle: (d) => d.mottle / 0.07,
  speckContrast: (d) => (d.speck.contrast * d.speck.coverage) / DRAWING.colour.speckle.coverage - 1,
  speckSize: (d) => log(d.speck.size, 1) / 0.6,
  grain: (d) => d.grain / 0.004,
  chips: (d) => Math.min(2.5, d.chips.reduce((sum, [, radius, depth]) => sum + Math.sqrt(radius * depth), 0) / 0.15),
  dome: (d) => d.dome / DRAWING.body.dome - 1,
  bevel: (d) => log(d.bevel, DRAWING.body.bevel) / 0.7,
  thickness: (d) => log(d.halfThickness, DRAWING.body.half_thickness) / 0.3,
  wear: (d) => d.wear,
  departure: (d) => d.severity * 2,
};

/** Traits that change their sign in a mirror image. */
const MIRRORED: readonly string[] = ['right', 'turned'];

/** The traits of the same tablet in a mirror image. */
export function mirrorTraits(traits: readonly number[]): number[] {
  const names = Object.keys(TRAITS);
  return traits.map((value, i) => (MIRRORED.includes(names[i] as string) ? -value : value));
}

export const TRAIT_COUNT = Object.keys(TRAITS).length;

/** The traits of a design, in a fixed order, three decimals. */
export function traitsOf(design: TabletDesign): number[] {
  return Object.values(TRAITS).map((trait) => Math.round(Math.max(-3, Math.min(3, trait(design))) * 1000) / 1000);
}

/** Index of a trait in `traitsOf`; -1 for an unknown name. */
export function traitIndex(name: string): number {
  return Object.keys(TRAITS).indexOf(name);
}
