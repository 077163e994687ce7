import { ellipseInPatch } from '../core/crop/rectify.ts';
import type { OrientedCrop } from '../core/evidence.ts';
import { type Ellipse, insideOf } from '../core/imaging/ellipse.ts';
import type { Frame } from '../core/imaging/frame.ts';
import { luma } from '../core/imaging/luma.ts';

/** Ways to remove information from a crop before inspection. */
export const ABLATIONS = ['grey', 'imprint_masked', 'tablet_masked'] as const;
export type Ablation = (typeof ABLATIONS)[number];

/** Share of the tablet's radius that contains the imprint. */
const IMPRINT = 0.8;
/** Slightly beyond the rim, so that none of it remains. */
const TABLET = 1.08;
/** Fills the masked tablet. Its own colour would still carry information; this one is the same for all. */
const NEUTRAL = [128, 128, 128] as const;

type Colour = readonly [red: number, green: number, blue: number];

const alter: Readonly<Record<Ablation, (patch: Frame, tablet: Ellipse) => Frame>> = {
  grey: (patch) => mapPixels(patch, () => true, greyOf),
  imprint_masked: (patch, tablet) => {
    const inside = withinRadii(tablet, IMPRINT);
    const mean = meanColour(patch, inside);
    return mapPixels(patch, inside, () => mean);
  },
  tablet_masked: (patch, tablet) => mapPixels(patch, withinRadii(tablet, TABLET), () => NEUTRAL),
};

/** The same crop with other pixels; up direction and rim stay as read on the unaltered one. */
export function ablate(crop: OrientedCrop, ablation: Ablation): OrientedCrop {
  return { ...crop, patch: alter[ablation](crop.patch, ellipseInPatch(crop)) };
}

type Inside = (x: number, y: number) => boolean;

/** Whether a pixel's centre is within `radius`, in units of the tablet's own. */
function withinRadii(tablet: Ellipse, radius: number): Inside {
  const scaled = { ...tablet, rx: tablet.rx * radius, ry: tablet.ry * radius };
  const inside = insideOf(scaled);
  return (x, y) => inside(x + 0.5, y + 0.5);
}

function mapPixels({ width, height, data }: Frame, inside: Inside, to: (colour: Colour) => Colour): Frame {
  const altered = new Uint8ClampedArray(data);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) if (inside(x, y)) altered.set(to(colourAt(data, at)), at);
  }
  return { width, height, data: altered };
}

function greyOf(colour: Colour): Colour {
  const grey = luma(...colour);
  return [grey, grey, grey];
}

function meanColour({ width, height, data }: Frame, inside: Inside): Colour {
  const sum = [0, 0, 0];
  let count = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      if (!inside(x, y)) continue;
      count++;
      for (const [channel, value] of colourAt(data, at).entries()) sum[channel] = (sum[channel] ?? 0) + value;
    }
  }
  const [red = 0, green = 0, blue = 0] = sum.map((total) => total / Math.max(1, count));
  return [red, green, blue];
}

function colourAt(data: Frame['data'], at: number): Colour {
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}
