import type { CombinedFinding } from '../../core/examination.ts';
import { translate } from '../../core/words/say.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Session, SessionState } from '../session.ts';
import { useWords } from '../words.ts';
import { Score } from './score.tsx';
import { VerdictIcon } from './verdict-shape.tsx';

interface PairResultProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
  readonly finding: CombinedFinding;
}

/** The joint finding of photos of both faces of one tablet. */
export function PairResult({ session, state, facts, finding }: PairResultProps) {
  const say = useWords();
  const { verdict, counterfeit, reasons } = finding;
  return (
    <article class={`tablet pair ${verdict}`}>
      <h3>
        <VerdictIcon verdict={verdict} />
        <span>{say('page_pair', { headline: say(`headline_${verdict}`) })}</span>
      </h3>
      <p>{say(`explanation_${verdict}`)}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.message}>{translate(reason, state.language)}</li>
        ))}
      </ul>
      {counterfeit && (
        <Score
          verdict={verdict}
          score={counterfeit}
          prior={state.prior}
          range={facts.prior}
          onPrior={(prior) => session.change({ prior })}
        />
      )}
    </article>
  );
}
