import type { Lab } from '../../../core/crop/mean-colour.ts';
import type { TabletFinding } from '../../../core/examination.ts';
import type { PhotoOfTablet } from '../../../core/exhibit/judge-tablet.ts';
import type { M30Face } from '../../../core/labels.ts';
import type { Random } from '../../simulate/random.ts';
import type { FacePairRow } from './pair-rows.ts';

const GOOD = { diameterPx: 200, sharpness: 1, glare: 0, visible: 1 };

/** A photo of one tablet with this result. */
export function photoOf(face: M30Face, log10: number, rx = 60, colour: Lab = [70, -5, -15]): PhotoOfTablet {
  const finding: TabletFinding = {
    ellipse: { cx: 100, cy: 100, rx, ry: rx, angle: 0 },
    face,
    faceProbability: 1,
    verdict: 'inconclusive',
    counterfeit: { probability: 0.5, log10LikelihoodRatio: log10, interval: [log10 - 0.02, log10 + 0.02], prior: 0.5 },
    aspects: { imprint: 0.2, colour: 0.2, surface: 0.2, edge: 0.2 },
    quality: GOOD,
    reasons: [{ code: 'warning', message: '' }],
  };
  return {
    examination: { status: 'ok', tablets: [finding], photo: { name: '', width: 400, height: 300 } },
    colours: [colour],
  };
}

/**
 * Pairs whose faces' likelihood ratios are each correct and share `common` (0..1) of their variance: 0 is independent,
 * 1 is redundant. Each logit is normal around -d/2 and d/2 with deviation 1, so its log likelihood ratio is d times it.
 */
export function someFacePairs(count: number, d: number, common: number, random: Random): FacePairRow[] {
  return Array.from({ length: count }, (_, i): FacePairRow => {
    const fake = i % 2 === 1;
    const shared = random.normal();
    const face = (): number => {
      const x = Math.sqrt(common) * shared + Math.sqrt(1 - common) * random.normal() + (fake ? d / 2 : -d / 2);
      return Math.max(-0.698, (d * x) / Math.LN10);
    };
    const size = (): number => 60 * random.factor(0.05);
    const colour = (): Lab => [70, -5 + random.normal(1), -15 + random.normal(1)];
    return {
      truth: {
        seed: Math.floor(i / 2),
        sittings: Math.floor(i / 2) % 2 === 0 ? 1 : 2,
        label: fake ? 'counterfeit' : 'reference',
        severity: fake ? random.uniform() : 0,
        defects: [],
        files: { M: '', '30': '' },
      },
      photos: { M: photoOf('M', face(), size(), colour()), '30': photoOf('30', face(), size(), colour()) },
    };
  });
}
