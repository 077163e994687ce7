import { calibrate, type LikelihoodRatio } from '../core/decide/calibrate.ts';
import { learnedLogit } from '../core/decide/judged-logit.ts';
import type { ModelSettings } from '../core/model.ts';
import type { LearningTablet } from './learning-tablet.ts';

/** The likelihood ratio that a bundle with these settings reports for a tablet whose look is known. */
export function judgeLook(
  { look, face }: Pick<LearningTablet, 'look' | 'face'>,
  { learned, calibration }: Pick<ModelSettings, 'learned' | 'calibration'>,
): LikelihoodRatio {
  const known = learned?.[face];
  return calibrate(known === undefined ? look[0]! : learnedLogit(look, known), face, calibration);
}
