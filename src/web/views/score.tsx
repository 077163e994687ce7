import { scoreOf } from '../../core/decide/posterior.ts';
import type { CounterfeitScore, Verdict } from '../../core/examination.ts';
import { scoreValues } from '../../core/words/score-values.ts';
import { strengthCode, strengthSentence } from '../../core/words/strength.ts';
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
  const values = scoreValues(score);
  const code = strengthCode(values.likelihoodRatio);
  return (
    <p>
      {say('page_likelihood_ratio', values)}. {say(strengthSentence(code), { strength: say(code) })}
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
