import type { EvidenceBase } from '../core/model.ts';
import type { SeenPhoto } from '../learn/suggest.ts';

/** The photos of a scan or a case that have no result of a laboratory. */
export interface SeenSource {
  readonly photos: readonly SeenPhoto[];
  /** What the likelihood ratios were calibrated on. */
  readonly evidence: EvidenceBase;
}
