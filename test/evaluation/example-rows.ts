import type { Finding } from '../../src/core/decide/finding.ts';
import type { TabletRow } from '../../src/evaluate/tablet-row.ts';
import type { TruthPhoto, TruthTablet } from '../../src/evaluate/truth.ts';

/** A counterfeit M in the centre of its photo, unobstructed. */
export function truthTablet(changes: Partial<TruthTablet> = {}): TruthTablet {
  return {
    cx: 200,
    cy: 150,
    rx: 60,
    ry: 57,
    angle: 20,
    up_angle: 30,
    face: 'M',
    kind: 'm30',
    label: 'counterfeit',
    imprint: 'M30',
    severity: 0.7,
    defects: ['strokes'],
    covered: 0,
    ...changes,
  };
}

export const referenceTablet = (changes: Partial<TruthTablet> = {}): TruthTablet =>
  truthTablet({ label: 'reference', severity: 0, defects: [], ...changes });

export const otherTablet = (changes: Partial<TruthTablet> = {}): TruthTablet =>
  truthTablet({ kind: 'other', label: 'other', face: 'other', imprint: 'K 9', severity: 0, defects: [], ...changes });

/** A photo of 400 x 300 pixels with one tablet. */
export function truthPhoto(tablet: Partial<TruthTablet> = {}): TruthPhoto {
  return { file: 'a.jpg', width: 400, height: 300, ground: 'wood', tablets: [truthTablet(tablet)], things: [] };
}

/** The finding about a compared tablet whose face was read correctly. */
export function comparedFinding(truth: TruthTablet, log10: number): Finding {
  const { cx, cy, rx, ry, angle } = truth;
  return {
    ellipse: { cx, cy, rx, ry, angle },
    face: truth.face,
    faceProbability: 0.9,
    upAngle: truth.up_angle,
    verdict: log10 >= 1 ? 'likely_counterfeit' : log10 <= -0.5 ? 'no_difference_seen' : 'inconclusive',
    counterfeit: {
      probability: 10 ** log10 / (1 + 10 ** log10),
      log10LikelihoodRatio: log10,
      interval: [log10 - 0.1, log10 + 0.1],
      prior: 0.5,
    },
    aspects: { imprint: shown(log10), colour: shown(log10 - 0.3), surface: shown(log10 / 2), edge: null },
    reasons: [],
  };
}

/** Any number as one of 0..1. */
const shown = (value: number): number => 1 / (1 + Math.exp(-value));

const PICTURE = 'data:image/jpeg;base64,/9j/';

/** A tablet that was found and compared, with the likelihood ratio `log10`. */
export function tabletRow(log10: number, truth = truthTablet(), changes: Partial<TabletRow> = {}): TabletRow {
  return {
    file: 'a.jpg',
    ground: 'wood',
    blur: undefined,
    truth,
    finding: comparedFinding(truth, log10),
    overlap: 0.95,
    unboundedLog10: log10,
    ablatedLog10: { grey: log10, imprint_masked: log10 / 2, tablet_masked: 0 },
    quality: { diameterPx: 2 * truth.rx, sharpness: 0.9, glare: 0.02, visible: 1 },
    faceProbability: 0.9,
    nuisances: {
      redCast: 0.1,
      blueCast: -0.1,
      groundBrightness: 120,
      groundContrast: 20,
      sharpness: 0.9,
      diameterPx: 2 * truth.rx,
      glare: 0.02,
      tilt: 1 - truth.ry / truth.rx,
    },
    picture: PICTURE,
    ...changes,
  };
}

/** A tablet that was found and refused. */
export function refusedRow(truth = truthTablet(), changes: Partial<TabletRow> = {}): TabletRow {
  const { ellipse } = comparedFinding(truth, 0);
  const finding: Finding = { ellipse, face: 'unreadable', verdict: 'cannot_assess', reasons: [] };
  return tabletRow(0, truth, { finding, ...changes });
}
