import type { PageFacts } from '../page-facts.ts';
import type { Session, SessionState } from '../session.ts';
import { useWords } from '../words.ts';

interface SettingsProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
}

/** The key of a service that requires one: kept in the page only, and never part of a form that could be sent. */
export function Settings({ session, state, facts }: SettingsProps) {
  const say = useWords();
  if (!facts.asksForKey || state.place !== 'server') return null;
  return (
    <p>
      <label for="key">{say('page_key')}</label>{' '}
      <input
        id="key"
        type="password"
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => {
          session.key = currentTarget.value.trim();
        }}
      />
    </p>
  );
}
