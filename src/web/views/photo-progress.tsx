import type { Entry, Session, StatusMessage } from '../session.ts';
import { useWords } from '../words.ts';

interface PhotoProgressProps {
  readonly session: Session;
  readonly entry: Entry;
}

/** How far the examination of a photo is, or why there is none. */
export function PhotoProgress({ session, entry }: PhotoProgressProps) {
  const say = useWords();
  const { state, message, partial, only } = entry;
  const sentence = (status: StatusMessage) => ('detail' in status ? status.detail : say(status.code, status.values));
  if (state === 'waiting') return <p class="quiet">{say('page_waiting')}</p>;
  if (state === 'busy') {
    const id = `progress-${entry.id}`;
    return (
      <>
        <p role="status" id={id}>
          {message && sentence(message)}
          {partial && say('page_tablets_looked', { looked: partial.looked, located: partial.located })}
        </p>
        <progress aria-labelledby={id} {...(partial && { max: partial.located, value: partial.looked })} />
      </>
    );
  }
  if (message === undefined) return null;
  return (
    <div role="alert" class="problem">
      <p>{sentence(message)}</p>
      {(only ?? session.state.place) === 'device' && (
        <button type="button" onClick={() => session.sendOnly(entry.id, 'server')}>
          {say('page_send_this')}
        </button>
      )}
    </div>
  );
}
