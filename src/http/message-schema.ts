import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.object({ code: z.string() })]);

/** A message in an answer; see `Message` in core/examination.ts. */
export const messageSchema = z.object({
  code: z.string(),
  message: z.string(),
  values: z.record(z.string(), value).optional(),
});
