import type { Aspect } from '../../core/labels.ts';

/**
 * The aspect of each kind of defect, by the names of the simulator and the validation photos; docs/simulator.md
 * explains each kind. A test compares it with the simulator's own table.
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

/** The aspects that differ in a tablet with these defects; undefined if one of them is unknown. */
export function aspectsOfDefects(defects: readonly string[]): ReadonlySet<Aspect> | undefined {
  const aspects = new Set<Aspect>();
  for (const defect of defects) {
    const aspect = Object.hasOwn(DEFECT_ASPECTS, defect) ? DEFECT_ASPECTS[defect] : undefined;
    if (aspect === undefined) return undefined;
    aspects.add(aspect);
  }
  return aspects;
}
