import type { CalibrationRow } from '../../src/lab/calibrate/calibrate.ts';
import type { Random } from '../../src/lab/simulate/random.ts';

/**
 * Rows whose logits are normal around -d/2 and d/2 with deviation 1: their true log likelihood ratio is d times the logit.
 * A third are counterfeits; four lie in a photo.
 */
export function exampleRows(count: number, d: number, random: Random, face: 'M' | '30' = 'M'): CalibrationRow[] {
  return Array.from({ length: count }, (_, i) => {
    const fake = i % 3 === 0;
    return {
      truth: {
        photo: `${Math.floor(i / 4)}.jpg`,
        face,
        label: fake ? ('counterfeit' as const) : ('reference' as const),
        severity: fake ? random.uniform() : 0,
        aspects: [fake, false, false, false],
        up: 0,
        visible: 1,
        press: '',
        rim: null,
        traits: [],
        faceMaps: '',
      },
      quality: { diameterPx: 200, sharpness: 1, glare: 0, visible: 1 },
      // Blue in several lights; some counterfeits are pink.
      colour: fake && i % 4 === 0 ? [70, 24, 2] : [60, -3 + 2 * (i % 5), -20 + 3 * (i % 7)],
      evidence: {
        faceProbability: { M: face === 'M' ? 0.98 : 0.01, '30': face === '30' ? 0.98 : 0.01, other: 0 },
        upAngle: 0,
        counterfeitLogit: random.normal(1) + (fake ? d / 2 : -d / 2),
        aspectProbability: { imprint: 0.5, colour: 0.5, surface: 0.5, edge: 0.5 },
      },
    };
  });
}
