import type { CounterfeitScore } from '../core/examination.ts';
import type { ScoreValues } from '../core/words/score-values.ts';

export function scoreValues(score: CounterfeitScore): ScoreValues;
