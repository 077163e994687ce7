import { useState } from 'preact/hooks';
import { notice } from '../../core/words/notice.ts';
import { translate } from '../../core/words/say.ts';
import type { Bag } from '../bag.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Entry, Session, SessionState, StatusMessage } from '../session.ts';
import { useWords } from '../words.ts';
import { Outlines } from './outlines.tsx';
import { SaveResult } from './save-result.tsx';
import { TabletResult } from './tablet-result.tsx';

interface PhotoCardProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
  readonly entry: Entry;
  /** Of which the photo is a part, if there is one. */
  readonly bag: Bag | undefined;
}

/** One photo: its picture with every tablet outlined, its progress, and its result. */
export function PhotoCard({ session, state, facts, entry, bag }: PhotoCardProps) {
  const say = useWords();
  const { examination, name } = entry;
  return (
    <>
      <h3>{name}</h3>
      <Picture entry={entry} />
      <State session={session} entry={entry} />
      {examination && (
        <>
          {examination.status !== 'ok' && <NoFinding entry={entry} language={state.language} />}
          {examination.status === 'ok' && (
            <p>
              {examination.summary
                ? translate(examination.summary, state.language)
                : say('page_found', { count: examination.tablets.length })}{' '}
              {entry.examinedAt && say(`page_examined_${entry.examinedAt}`)}
            </p>
          )}
          {examination.tablets.map((tablet, i) => (
            <TabletResult
              key={`${tablet.ellipse.cx} ${tablet.ellipse.cy}`}
              number={i + 1}
              {...{ session, state, facts, entry, tablet }}
            />
          ))}
          <p class="calibrated">{notice(examination.model.evidence, state.language).calibratedOn}</p>
          {examination.status === 'ok' && <SaveResult {...{ examination, entry, bag }} prior={state.prior} />}
        </>
      )}
      <button
        type="button"
        onClick={() => {
          session.remove(entry.id);
          // The focused button is gone.
          document.getElementById('choose')?.focus();
        }}
      >
        {say('page_remove', { name })}
      </button>
    </>
  );
}

/** Most browsers show no HEIC; marks without a picture would only confuse. */
function Picture({ entry: { address, name, examination } }: { readonly entry: Entry }) {
  const say = useWords();
  const [shown, setShown] = useState(true);
  const { width, height } = examination?.photo ?? {};
  if (!shown) return <p class="quiet">{say('page_not_shown')}</p>;
  return (
    <div class="picture">
      <img src={address} decoding="async" alt={say('page_photo_alt', { name })} onError={() => setShown(false)} />
      {examination && width !== undefined && height !== undefined && (
        <Outlines width={width} height={height} tablets={examination.tablets} />
      )}
    </div>
  );
}

function State({ session, entry }: { readonly session: Session; readonly entry: Entry }) {
  const say = useWords();
  const sentence = (message: StatusMessage) =>
    'detail' in message ? message.detail : say(message.code, message.values);
  if (entry.state === 'waiting') return <p class="quiet">{say('page_waiting')}</p>;
  if (entry.message === undefined) return null;
  if (entry.state === 'busy') return <p role="status">{sentence(entry.message)}</p>;
  return (
    <div role="alert" class="problem">
      <p>{sentence(entry.message)}</p>
      {(entry.only ?? session.state.place) === 'device' && (
        <button type="button" onClick={() => session.sendOnly(entry.id, 'server')}>
          {say('page_send_this')}
        </button>
      )}
    </div>
  );
}

/** A photo without a tablet, or one that could not be examined: the reason, and the warning that belongs to every result. */
function NoFinding({ entry, language }: { readonly entry: Entry; readonly language: string }) {
  const say = useWords();
  const { status, error } = entry.examination ?? {};
  if (status === 'no_tablet') {
    return (
      <>
        <h4>{say('headline_no_tablet')}</h4>
        <p>{say('explanation_no_tablet')}</p>
        <p>{say('warning')}</p>
      </>
    );
  }
  return (
    <>
      <h4>{say('headline_error')}</h4>
      <p class="problem" role="alert">
        {error && translate(error, language)} {say('page_error_next')}
      </p>
    </>
  );
}
