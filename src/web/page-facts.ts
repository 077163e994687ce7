import type { EvidenceBase } from '../core/model.ts';

/** What the service tells the page about itself, as JSON in the page. */
export interface PageFacts {
  /** BCP 47 tag of the catalogue in which the page was written. */
  readonly language: string;
  readonly evidence: EvidenceBase;
  /** Sha256 of the manifest of the service's model bundle. */
  readonly model: string;
  /** Whether the service examines only for who has a key. */
  readonly asksForKey: boolean;
  readonly prior: { readonly min: number; readonly max: number; readonly default: number };
}

export function readFacts(): PageFacts {
  return JSON.parse(document.getElementById('facts')?.textContent ?? '{}');
}
