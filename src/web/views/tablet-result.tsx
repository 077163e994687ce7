import type { TabletFinding } from '../../core/examination.ts';
import { translate } from '../../core/words/say.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Entry, Session, SessionState } from '../session.ts';
import { useWords } from '../words.ts';
import { Aspects } from './aspects.tsx';
import { CropPicture, cropOf } from './crop-picture.tsx';
import { Score } from './score.tsx';
import { VerdictIcon } from './verdict-shape.tsx';
import { Why } from './why.tsx';

interface TabletResultProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
  readonly entry: Entry;
  readonly tablet: TabletFinding;
  /** From 1 on, as in the picture. */
  readonly number: number;
  /** Of the heading, where it names a dialog: its changes are then read out. */
  readonly titleId?: string;
}

/** The finding about one tablet: the verdict in plain words first, then what it is based on. */
export function TabletResult({ session, state, facts, entry, tablet, number, titleId }: TabletResultProps) {
  const say = useWords();
  const { verdict, face, reasons, counterfeit, aspects } = tablet;
  const crop = cropOf(entry, number - 1);
  return (
    <article class={`tablet ${verdict}`}>
      <h4 id={titleId} aria-live={titleId === undefined ? undefined : 'polite'}>
        {crop !== undefined && <CropPicture crop={crop} />}
        <VerdictIcon verdict={verdict} />
        <span>{say('page_tablet', { number, headline: say(`headline_${verdict}`) })}</span>
      </h4>
      <p>{say(`explanation_${verdict}`)}</p>
      <ul>
        {reasons.map((reason) => (
          <li key={reason.code}>{translate(reason, state.language)}</li>
        ))}
      </ul>
      <p>{say('page_face', { face: say(`face_${face}`) })}</p>
      {counterfeit && (
        <Score
          verdict={verdict}
          score={counterfeit}
          prior={state.prior}
          range={facts.prior}
          onPrior={(prior) => session.change({ prior })}
        />
      )}
      {counterfeit && aspects && <Aspects aspects={aspects} />}
      <Why session={session} entry={entry} index={number - 1} number={number} compared={counterfeit !== undefined} />
    </article>
  );
}
