import fc from 'fast-check';
import type { FaceCalibration, LogisticMap } from '../../src/core/calibration-settings.ts';
import type { Evidence, InspectedCrop, LocatedTablet } from '../../src/core/evidence.ts';
import type { Policy, Quality } from '../../src/core/examination.ts';
import type { AspectLimits, ModelIdentity, ModelSettings } from '../../src/core/model.ts';

const ALWAYS_SHOWN: AspectLimits = { minDiameterPx: 0, minSharpness: 0 };

/** Settings of a model as a manifest might hold them; the numbers are round, so that tests can calculate with them. */
export const settings: ModelSettings = {
  locator: {
    inputSize: 320,
    stride: 8,
    minProbability: 0.5,
    maxOverlap: 0.5,
    secondPass: { inputSize: 640, minProbability: 0.6, maxDiameterPx: 60 },
    smallest: { diameterPx: 24, longerSide: 1024 },
  },
  orienter: { angles: 32, radii: 16, reach: 1.3 },
  inspector: { size: 96, radiusShare: 0.8, faceHeight: 0.1 },
  gates: {
    minDiameterPx: 32,
    minSharpness: 0.25,
    maxGlare: 0.2,
    minVisible: 0.85,
    minFaceProbability: 0.6,
    maxBackground: 0.5,
    minOtherProbability: 0.7,
    minSmallOtherProbability: 0.7,
    minOtherDiameterPx: 20,
    minOtherSharpness: 0.1,
  },
  calibration: {
    M: faceCalibration({ slope: 0.4, intercept: 0 }, 0.05),
    '30': faceCalibration({ slope: 0.5, intercept: -0.1 }, 0.05),
    log10Bounds: [-2, 2],
    indistinguishableShare: 0.2,
  },
  verdicts: { likelyCounterfeit: 1, noDifferenceSeen: -0.3 },
  colour: { mean: [-3, -20], covariance: [16, 0, 36], maxDistance: 4 },
  aspectLimits: { imprint: ALWAYS_SHOWN, colour: ALWAYS_SHOWN, surface: ALWAYS_SHOWN, edge: ALWAYS_SHOWN },
};

/** The same model with another calibration for photos without colour: slopes of 0.2 and a later threshold. */
export const withoutColour: ModelSettings = {
  ...settings,
  withoutColour: {
    tint: [0.8, 1, 1.2],
    gates: { minOtherProbability: 0.9, minSmallOtherProbability: 1 },
    calibration: {
      ...settings.calibration,
      M: faceCalibration({ slope: 0.2, intercept: 0 }, 0.05),
      '30': faceCalibration({ slope: 0.2, intercept: 0 }, 0.05),
    },
    verdicts: { likelyCounterfeit: 1.1, noDifferenceSeen: -0.3 },
  },
};

/** A map with 21 replicas whose intercepts are evenly spaced within `spread` of its own. */
export function faceCalibration(map: LogisticMap, spread: number): FaceCalibration {
  const shifts = Array.from({ length: 21 }, (_, i) => (i / 10 - 1) * spread);
  return { ...map, replicas: shifts.map((shift) => ({ slope: map.slope, intercept: map.intercept + shift })) };
}

/** A tablet of the reference's colour. */
export const tablet: LocatedTablet & Pick<InspectedCrop, 'colour'> = {
  ellipse: { cx: 400, cy: 300, rx: 60, ry: 55, angle: 12 },
  probability: 0.9,
  visible: 1,
  colour: [60, -3, -20],
};

/** Passes every gate of `settings`. */
export const goodQuality: Quality = { diameterPx: 120, sharpness: 0.9, glare: 0.02, visible: 1 };

/** An M that looks like the reference. */
export const plainM: Evidence = {
  faceProbability: { M: 0.95, '30': 0.04, other: 0.01 },
  upAngle: 30,
  counterfeitLogit: 0,
  aspectProbability: { imprint: 0.1, colour: 0.1, surface: 0.1, edge: 0.1 },
};

export const otherImprint: Evidence = { ...plainM, faceProbability: { M: 0.1, '30': 0.1, other: 0.8 } };

export const policy: Policy = { prior: 0.5, language: 'en' };

export const identity: ModelIdentity = {
  name: 'm30',
  version: '0.1.0',
  sha256: 'a'.repeat(64),
  evidence: 'simulated',
};

const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Any quality, good and bad equally often. */
export const anyQuality: fc.Arbitrary<Quality> = fc.oneof(
  fc.constant(goodQuality),
  fc.record({
    diameterPx: fc.double({ min: 0, max: 3000, noNaN: true }),
    sharpness: share,
    glare: share,
    visible: share,
  }),
);

const logit = fc.double({ min: -8, max: 8, noNaN: true });

/** Any softmax over the three faces and background, certain and uncertain equally often. */
const anyFaceProbability = fc.tuple(logit, logit, logit).map((logits) => {
  const [m = 0, thirty = 0, other = 0] = logits.map(Math.exp);
  const sum = m + thirty + other + 1;
  return { M: m / sum, '30': thirty / sum, other: other / sum };
});

/** Any evidence that a network could give. */
export const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  faceProbability: anyFaceProbability,
  upAngle: fc.double({ min: -1000, max: 1000, noNaN: true }),
  counterfeitLogit: fc.double({ min: -20, max: 20, noNaN: true }),
  aspectProbability: fc.record({ imprint: share, colour: share, surface: share, edge: share }),
});

/** Every prior that a user may set. */
export const anyPrior = fc.double({ min: 0.05, max: 0.95, noNaN: true });
