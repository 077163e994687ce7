import sharp from 'sharp';
import type { CropSource } from '../../dataset/crop-set.ts';
import { type CropRendering, cropRenderer } from './crop-renderer.ts';

const DEFAULTS = { seed: 'crops-1', count: 256, otherShare: 0.12, lotShare: 1 } as const;

/** The crop renderer as a source of training crops; missing `options` have their defaults. */
export default function rendered(options: Partial<CropRendering> = {}): CropSource {
  // A thread draws one picture after another: more threads per picture would take the trainer's core.
  sharp.concurrency(1);
  return cropRenderer({ ...DEFAULTS, ...options });
}
