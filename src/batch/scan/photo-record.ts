import { z } from 'zod';
import type { Examination } from '../../core/examination.ts';

/** A row of a scan: the examination, and for a copy the name of the earlier photo with the same bytes. */
export interface ScanRow extends Examination {
  readonly duplicateOf?: string;
}

/** Data of a photo in a scan beside its examination. */
export const photoRecord = z.object({
  /** As in the row. */
  name: z.string(),
  /** The path by which `openEntry` opens it again; unique in a scan. */
  key: z.string(),
  /** Index among the rows of the photo with the same bytes. */
  duplicateOf: z.number().optional(),
  perceptualHash: z.string().optional(),
  /** `2019-05-31T23:59:59`, by the clock of its source. */
  date: z.string().optional(),
  dateFrom: z.enum(['camera', 'file']).optional(),
  hasThumbnail: z.boolean(),
  /** Number of tablets, from the first on, with a picture. */
  crops: z.number(),
  /** Version of the program that examined it; absent in rows of older ones. */
  software: z.string().optional(),
  /** Packed looks, one per tablet; empty for a tablet without one, absent if the model links no presses. */
  looks: z.array(z.string()).optional(),
});
export type PhotoRecord = Readonly<z.infer<typeof photoRecord>>;

/** A look (core/press/press-look.ts) as 32-bit floats in base64; empty if there is none. */
export function packLook(look: readonly number[] | undefined): string {
  return look === undefined ? '' : Buffer.from(Float32Array.from(look).buffer).toString('base64');
}

export function unpackLook(packed: string): number[] | undefined {
  if (packed === '') return undefined;
  const bytes = Uint8Array.from(Buffer.from(packed, 'base64'));
  return Array.from(new Float32Array(bytes.buffer));
}
