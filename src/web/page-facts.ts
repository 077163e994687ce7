import type { JudgingSettings } from '../core/exhibit/judge-exhibit.ts';
import type { EvidenceBase } from '../core/model.ts';

/** Facts about the service, as JSON in the page. */
export interface PageFacts {
  /** BCP 47 tag of the page's catalogue. */
  readonly language: string;
  readonly evidence: EvidenceBase;
  /** sha256 of the manifest of the service's model bundle. */
  readonly model: string;
  /** Whether the service requires a key. */
  readonly asksForKey: boolean;
  /** Whether the service keeps cases: evidence mode. */
  readonly cases?: true;
  /** What judges tablets of one bag; absent if the model has no calibration for it. */
  readonly exhibit?: JudgingSettings;
  readonly prior: { readonly min: number; readonly max: number; readonly default: number };
}

export function readFacts(): PageFacts {
  return JSON.parse(document.getElementById('facts')?.textContent ?? '{}');
}
