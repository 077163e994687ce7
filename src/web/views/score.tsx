import { scoreOf } from '../../core/decide/posterior.ts';
import type { CounterfeitScore, Verdict } from '../../core/examination.ts';
import type { MessageCode } from '../../core/words/catalogue.ts';
import { scoreValues } from '../../core/words/score-values.ts';
import type { PageFacts } from '../page-facts.ts';
import { useWords } from '../words.ts';
import { PriorSlider } from './prior-slider.tsx';

interface ScoreProps {
  readonly verdict: Verdict;
  readonly score: CounterfeitScore;
  readonly prior: number;
  readonly range: PageFacts['prior'];
  onPrior(prior: number): void;
}

/** The score under another prior: only the printed probability changes. */
export function withPrior({ log10LikelihoodRatio, interval }: CounterfeitScore, prior: number): CounterfeitScore {
  return scoreOf({ log10: log10LikelihoodRatio, interval }, prior);
}

/** Steps of ENFSI's verbal scale (guideline for evaluative reporting, 2015), upwards only: nothing here may reassure. */
export function strengthOf(log10LikelihoodRatio: number): MessageCode {
  if (log10LikelihoodRatio >= 2) return 'page_strength_strong';
  if (log10LikelihoodRatio >= 1) return 'page_strength_moderate';
  if (log10LikelihoodRatio >= 0.301) return 'page_strength_weak';
  return log10LikelihoodRatio > -0.301 ? 'page_strength_neither' : 'page_strength_against';
}

/** The score: the likelihood ratio, then the probability that it means under a prior. */
export function Score(props: ScoreProps) {
  return (
    <>
      <Ratio score={props.score} />
      <Probability {...props} />
    </>
  );
}

/** The likelihood ratio, number before words. */
export function Ratio({ score }: Pick<ScoreProps, 'score'>) {
  const say = useWords();
  return (
    <p>
      {say('page_likelihood_ratio', scoreValues(score))}. {say(strengthOf(score.log10LikelihoodRatio))}
    </p>
  );
}

/**
 * Only a likely counterfeit shows its probability at once: with other verdicts a percentage could pass for an all-clear, so
 * it stands behind "details".
 */
export function Probability({ verdict, score, prior, range, onPrior }: ScoreProps) {
  const say = useWords();
  const text = <p>{say('score', scoreValues(withPrior(score, prior)))}</p>;
  const isShown = verdict === 'likely_counterfeit';
  return (
    <>
      {isShown && text}
      <details>
        <summary>{say('page_probability')}</summary>
        {!isShown && text}
        <PriorSlider prior={prior} range={range} onMove={onPrior} />
      </details>
    </>
  );
}
