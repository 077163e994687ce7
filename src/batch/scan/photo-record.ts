import { z } from 'zod';
import type { Examination } from '../../core/examination.ts';

/** A row of a scan: the examination, and where its bytes were those of an earlier photo, that one's name. */
export interface ScanRow extends Examination {
  readonly duplicateOf?: string;
}

/** What a scan knows of a photo beside its examination. */
export const photoRecord = z.object({
  /** As in the row. */
  name: z.string(),
  /** By which `openEntry` opens it again; no two photos of a scan share one. */
  key: z.string(),
  /** Place among the rows of the photo with the same bytes. */
  duplicateOf: z.number().optional(),
  perceptualHash: z.string().optional(),
  /** `2019-05-31T23:59:59`, by the clock of whoever says so. */
  date: z.string().optional(),
  dateFrom: z.enum(['camera', 'file']).optional(),
  hasThumbnail: z.boolean(),
  /** Tablets from the first one on of which there is a picture. */
  crops: z.number(),
  /** One for each tablet: signed bytes in base64, a direction; empty where there is none. */
  embeddings: z.array(z.string()),
});
export type PhotoRecord = Readonly<z.infer<typeof photoRecord>>;

/** A direction in as many bytes as it has numbers: good to a hundredth, which is finer than it means anything. */
export function packEmbedding(embedding: readonly number[] | undefined): string {
  if (embedding === undefined) return '';
  return Buffer.from(Int8Array.from(embedding, (value) => Math.round(value * 127)).buffer).toString('base64');
}

/** Of length 1 again. */
export function unpackEmbedding(packed: string): Float32Array | undefined {
  if (packed === '') return undefined;
  const values = Float32Array.from(new Int8Array(Buffer.from(packed, 'base64')));
  const length = Math.hypot(...values);
  return length === 0 ? undefined : values.map((value) => value / length);
}
