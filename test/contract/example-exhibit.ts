import type { ExhibitSettings } from '../../src/core/exhibit-settings.ts';

/** A calibration of exhibits with round numbers near those of docs/decisions/0016: it shows a surface, no tablet. */
export const exampleExhibit: ExhibitSettings = {
  variance: { photo: 0.03, tablet: 0.06 },
  shift: 0.3,
  gain: 2,
  replicas: [
    { shift: 0.2, gain: 1.9 },
    { shift: 0.4, gain: 2.1 },
  ],
  log10Bounds: [-1.5, 1.8],
  separationLimits: [{ tablets: 2, limit: 3 }],
  verdicts: { likelyCounterfeit: 1.2, noDifferenceSeen: -0.3 },
};
