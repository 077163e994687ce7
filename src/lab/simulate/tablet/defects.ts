import type { Aspect } from '../../../core/labels.ts';
import { fromHsv, hsvOf, type Rgb } from '../colour.ts';
import type { Random } from '../random.ts';
import type { ImprintShape } from './imprint.ts';
import type { TabletDesign } from './tablet.ts';
import { outlineText, TYPEFACES } from './typefaces.ts';

/**
 * Every kind of departure documented for seized counterfeits (listed in docs/simulator.md), by the aspect in which it
 * shows. `apply` departs at `severity` 0..1: near 0 it is within the reference's own spreads.
 */
export interface DefectKind {
  readonly aspect: Aspect;
  apply(design: TabletDesign, severity: number, random: Random): void;
}

/** From slightly over one standard deviation of the reference at severity 0 to `most` at 1. */
const grow = (severity: number, least: number, most: number): number => least + (most - least) * severity ** 1.3;

/** Colours in which the same imprint was seized (DEA 2022, "rainbow"), sRGB: pink, yellow, white, teal, lavender. */
const POWDERS: readonly Rgb[] = [
  [238, 170, 192],
  [238, 224, 140],
  [240, 240, 236],
  [120, 200, 190],
  [188, 172, 222],
];

export const DEFECTS: Readonly<Record<string, DefectKind>> = {
  soft: {
    aspect: 'imprint',
    apply: (design, severity, random) => {
      design.edgeSoftness *= grow(severity, 1.2, 4.5);
      if (random.chance(0.4)) design.debossDepth *= grow(severity, 0.97, 0.7);
    },
  },
  shallow: {
    aspect: 'imprint',
    apply: (design, severity, random) => {
      design.debossDepth *= random.chance(0.8) ? grow(severity, 0.85, 0.22) : grow(severity, 1.15, 2.2);
    },
  },
  strokes: {
    aspect: 'imprint',
    apply: (design, severity, random) => {
      design.strokeFactor *= random.chance(0.6) ? grow(severity, 1.08, 2) : grow(severity, 0.93, 0.45);
    },
  },
  typeface: {
    aspect: 'imprint',
    apply: (design, severity, random) => {
      design.shapes = otherTypeface(design, severity, random);
    },
  },
  offcentre: {
    aspect: 'imprint',
    apply: (design, severity, random) => {
      const turn = random.range(0, 2 * Math.PI);
      const far = grow(severity, 0.025, 0.2);
      design.imprintOffset[0] += far * Math.cos(turn);
      design.imprintOffset[1] += far * Math.sin(turn);
      if (random.chance(0.5)) design.imprintRotation += random.sign() * grow(severity, 0.03, 0.2);
      if (random.chance(0.5)) design.imprintScale *= 1 + random.sign() * grow(severity, 0.02, 0.16);
    },
  },
  warp: {
    aspect: 'imprint',
    apply: (design, severity) => {
      design.warp += grow(severity, 0.012, 0.08);
    },
  },
  colour: {
    aspect: 'colour',
    apply: (design, severity, random) => {
      const [hue, saturation, value] = hsvOf(design.colour);
      const how = random.pick(['bright', 'dark', 'green', 'violet', 'grey', 'vivid', 'tan', 'powder'] as const);
      const s = severity;
      if (how === 'bright') design.colour = fromHsv(hue, saturation * grow(s, 0.9, 0.45), value * grow(s, 1.03, 1.15));
      if (how === 'dark') design.colour = fromHsv(hue, saturation * grow(s, 1.1, 1.8), value * grow(s, 0.94, 0.6));
      if (how === 'green') design.colour = fromHsv(hue - grow(s, 7, 45), saturation, value * random.range(0.92, 1));
      if (how === 'violet') design.colour = fromHsv(hue + grow(s, 7, 30), saturation, value * random.range(0.92, 1));
      if (how === 'grey') design.colour = fromHsv(hue, saturation * grow(s, 0.8, 0.2), value * grow(s, 0.97, 0.75));
      if (how === 'vivid') design.colour = fromHsv(hue, saturation * grow(s, 1.2, 2.1), value);
      if (how === 'tan') {
        // Tan is never mild: it is mixed in with the severity.
        const [r, g, b] = design.colour;
        const m = s ** 1.5 * 0.8;
        design.colour = [r + (205 - r) * m, g + (180 - g) * m, b + (140 - b) * m];
      }
      if (how === 'powder') {
        // Another powder; the milder, the more of the reference's own is mixed in.
        const powder = random.pick(POWDERS);
        const m = 0.15 + 0.85 * s;
        const [r, g, b] = design.colour;
        design.colour = [r + (powder[0] - r) * m, g + (powder[1] - g) * m, b + (powder[2] - b) * m];
      }
    },
  },
  mottle: {
    aspect: 'colour',
    apply: (design, severity, random) => {
      design.mottle += grow(severity, 0.02, 0.16);
      design.mottleSize = random.logRange(0.15, 0.7);
    },
  },
  specks: {
    aspect: 'surface',
    apply: (design, severity, random) => {
      if (random.chance(0.45)) {
        design.speck.contrast *= grow(severity, 0.6, 0);
        design.speck.coverage *= grow(severity, 0.85, 0.2);
      } else {
        design.speck.size *= grow(severity, 1.3, 3.5);
        design.speck.contrast *= grow(severity, 1.2, 3);
      }
    },
  },
  grain: {
    aspect: 'surface',
    apply: (design, severity, random) => {
      design.grain += grow(severity, 0.0012, 0.009);
      design.grainSize = random.logRange(0.02, 0.08);
      if (random.chance(0.3)) design.speck.contrast *= grow(severity, 1, 2.5);
    },
  },
  edge: {
    aspect: 'edge',
    apply: (design, severity, random) => {
      const bites = 1 + Math.round(grow(severity, 0, 7) * random.range(0.5, 1));
      for (let i = 0; i < bites; i++) {
        design.chips.push([
          random.range(0, 2 * Math.PI),
          grow(severity, 0.03, 0.16) * random.range(0.5, 1.2),
          grow(severity, 0.02, 0.2) * random.range(0.5, 1.2),
        ]);
      }
    },
  },
  profile: {
    aspect: 'edge',
    apply: (design, severity, random) => {
      const which = random.pick(['dome', 'bevel', 'thickness'] as const);
      if (which === 'dome') design.dome *= random.chance(0.5) ? grow(severity, 1.2, 3) : grow(severity, 0.8, 0);
      if (which === 'bevel') design.bevel *= random.chance(0.6) ? grow(severity, 1.25, 3.5) : grow(severity, 0.7, 0.15);
      if (which === 'thickness') {
        design.halfThickness *= random.chance(0.5) ? grow(severity, 1.12, 1.7) : grow(severity, 0.88, 0.55);
        design.bevel *= grow(severity, 1.1, 1.8);
      }
    },
  },
};

/** The difference between a counterfeit and a reference tablet. */
export interface Departure {
  /** 0..1, of the tablet as a whole; Beta(1.6, 1.6). */
  readonly severity: number;
  /** Names of `DEFECTS`: one to four, of a study more. */
  readonly kinds: readonly string[];
  /** Identifies the counterfeiter's press. */
  readonly press: number;
}

export function drawDeparture(random: Random): Departure {
  const severity = random.beta(1.6, 1.6);
  const kinds = random.sample(Object.keys(DEFECTS), random.pick([1, 1, 2, 2, 2, 3, 3, 4]));
  return { severity, kinds, press: random.integer(0, 1e9) };
}

/**
 * The counterfeit with these departures from `design`; each kind of defect takes its draws from `randomOf` it, and has
 * the overall severity unless `severityOf` says otherwise.
 */
export function depart(
  design: TabletDesign,
  { severity, kinds, press }: Departure,
  randomOf: (kind: string) => Random,
  severityOf: (kind: string) => number = () => severity,
): TabletDesign {
  const fake: TabletDesign = {
    ...design,
    label: 'counterfeit',
    severity,
    defects: [...kinds],
    imprintOffset: [...design.imprintOffset],
    speck: { ...design.speck },
    chips: [...design.chips],
    press: `${design.press}/counterfeit-${press}`,
  };
  for (const kind of kinds) DEFECTS[kind]?.apply(fake, severityOf(kind), randomOf(kind));
  return fake;
}

/** Number of departures of a study, of twelve. */
const STUDY_KINDS = [5, 9] as const;

/**
 * A counterfeit that departs in many ways at once, each at a random severity. None was ever seized: a network learns
 * from it to detect every kind of departure, each of which only one ordinary counterfeit in five has.
 */
export function makeStudy(design: TabletDesign, random: Random): TabletDesign {
  const kinds = random.sample(Object.keys(DEFECTS), random.integer(...STUDY_KINDS));
  const departure = { severity: random.uniform(), kinds, press: random.integer(0, 1e9) };
  return depart(
    design,
    departure,
    () => random,
    () => random.uniform(),
  );
}

/** A counterfeit of `design` with its own departure. */
export function makeCounterfeit(design: TabletDesign, random: Random): TabletDesign {
  return depart(design, drawDeparture(random), () => random);
}

/** The same imprint by another engraver: letters from another typeface, more foreign with higher severity. */
function otherTypeface(design: TabletDesign, severity: number, random: Random): ImprintShape[] {
  const typeface = random.pick(TYPEFACES);
  const stretch = 1 + random.sign() * grow(severity, 0.03, 0.25);
  const bolder = random.range(-0.008, 0.012);
  const letters = (text: string, part: string, x: number, y: number, height: number, depth: number): ImprintShape => ({
    kind: 'outlines',
    part,
    depth,
    bolder,
    outlines: outlineText(text, typeface, 0.12).map((o) =>
      o.map(([u, v]) => [x + u * height * stretch, y + v * height] as const),
    ),
  });
  if (severity < 0.35) return design.shapes.map((shape) => nudgedLetter(shape, severity, random));
  if (design.face === '30') {
    const height = 0.46 * (1 + 0.25 * severity * random.range(-1, 1));
    return [...design.shapes.filter((s) => s.part === 'score'), letters('30', '30', -0.04, 0.54, height, 1)];
  }
  const box = design.shapes.filter((s) => s.part === 'box');
  const inner = letters('M', 'M', 0, 0.02, 0.68 * (1 + 0.2 * severity * random.range(-1, 1)), 1.05);
  return [...box.map((shape) => cornered(shape, severity, random)), inner];
}

/** A slightly different letter: stretched and slanted about its own centre. */
function nudgedLetter(shape: ImprintShape, severity: number, random: Random): ImprintShape {
  if (shape.part === 'score' || shape.part === 'box') return cornered(shape, severity, random);
  const sx = 1 + random.sign() * grow(severity, 0.04, 0.3);
  const slant = random.normal(0.12 + 0.2 * severity);
  if (shape.kind === 'ellipse') return { ...shape, radii: [shape.radii[0] * sx, shape.radii[1]] };
  if (shape.kind !== 'polygon' && shape.kind !== 'polyline') return shape;
  const mx = shape.points.reduce((sum, p) => sum + p[0], 0) / shape.points.length;
  const my = shape.points.reduce((sum, p) => sum + p[1], 0) / shape.points.length;
  return {
    ...shape,
    points: shape.points.map(([x, y]) => [mx + (x - mx) * sx + (y - my) * slant, y] as const),
  };
}

function cornered(shape: ImprintShape, severity: number, random: Random): ImprintShape {
  if (shape.kind !== 'rounded_rect') return shape;
  const grown = 1 + random.range(-1, 1) * grow(severity, 0.02, 0.12);
  return {
    ...shape,
    radius: Math.max(0, shape.radius + random.sign() * grow(severity, 0.01, 0.12)),
    half: [shape.half[0] * grown, shape.half[1]],
  };
}
