import type { Aspect } from '../../core/decide/aspects.ts';

/**
 * The aspect in which each kind of defect shows, by the words that the simulator and the validation photos have for it;
 * docs/simulator.md says what each kind is. A test holds it against the simulator's own.
 */
export const DEFECT_ASPECTS: Readonly<Record<string, Aspect>> = {
  soft: 'imprint',
  shallow: 'imprint',
  strokes: 'imprint',
  typeface: 'imprint',
  offcentre: 'imprint',
  warp: 'imprint',
  colour: 'colour',
  mottle: 'colour',
  specks: 'surface',
  grain: 'surface',
  edge: 'edge',
  profile: 'edge',
};

/** The aspects that differ in a tablet with these defects; undefined where one of them is of no known kind. */
export function aspectsOfDefects(defects: readonly string[]): ReadonlySet<Aspect> | undefined {
  const aspects = new Set<Aspect>();
  for (const defect of defects) {
    const aspect = Object.hasOwn(DEFECT_ASPECTS, defect) ? DEFECT_ASPECTS[defect] : undefined;
    if (aspect === undefined) return undefined;
    aspects.add(aspect);
  }
  return aspects;
}
