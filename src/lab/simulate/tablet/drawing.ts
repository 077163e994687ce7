import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { M30Face } from '../../../core/labels.ts';
import type { Rgb } from '../colour.ts';
import type { ImprintShape } from './imprint.ts';
import { imprintShape } from './imprint-shape.ts';

const point = z.tuple([z.number(), z.number()]);
const spread = z.number().nonnegative();
const drawingSchema = z.object({
  colour: z.object({
    srgb: z.tuple([z.number(), z.number(), z.number()]),
    speckle: z.object({
      darker_srgb: z.tuple([z.number(), z.number(), z.number()]),
      size: point,
      coverage: z.number(),
    }),
  }),
  body: z.object({
    half_thickness: z.number(),
    dome: z.number(),
    bevel: z.number(),
    deboss_depth: z.number(),
    edge_softness: z.number(),
  }),
  faces: z.object({
    M: z.object({ shapes: z.array(imprintShape) }),
    '30': z.object({ shapes: z.array(imprintShape) }),
  }),
  spreads: z.object({
    half_thickness: spread,
    dome: spread,
    bevel: spread,
    deboss_depth: spread,
    edge_softness: spread,
    stroke: spread,
    imprint_scale: spread,
    imprint_offset_radii: spread,
    imprint_rotation_degrees: spread,
    saturation: spread,
    value: spread,
    hue_degrees: spread,
    speckle_contrast: spread,
    speckle_size: spread,
    handled_share: spread,
  }),
  drawing_error: z.object({
    position_radii: spread,
    stroke: spread,
    depth_dome_softness_specks: z.number().min(1),
  }),
});

const raw = drawingSchema.parse(JSON.parse(readFileSync(new URL('./m30.json', import.meta.url), 'utf8')));

/** The reference drawing, m30.json: lengths in tablet radii, x right, y up, origin at the face's centre. */
export const DRAWING = {
  ...raw,
  colour: { ...raw.colour, srgb: raw.colour.srgb as Rgb },
  faces: raw.faces as Readonly<Record<M30Face, { readonly shapes: readonly ImprintShape[] }>>,
};
