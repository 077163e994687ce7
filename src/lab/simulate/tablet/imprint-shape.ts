import { z } from 'zod';

const length = z.number().gte(-2).lte(2);
const point = z.tuple([length, length]).readonly();
const line = z.array(point).min(2).max(500).readonly();
const base = { part: z.string().min(1), depth: z.number().positive().default(1) };
const stroke = z.number().positive();

/** A shape of the drawing in the format of files; see imprint.ts. */
export const imprintShape = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('rounded_rect'), center: point, half: point, radius: z.number(), stroke }),
  z.strictObject({ ...base, kind: z.literal('polygon'), points: line }),
  z.strictObject({
    ...base,
    kind: z.literal('polyline'),
    points: line,
    stroke,
    profile: z.enum(['flat', 'v']).default('flat'),
  }),
  z.strictObject({ ...base, kind: z.literal('ellipse'), center: point, radii: point, stroke }),
]);
