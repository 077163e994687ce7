import { createPortal } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import { notice } from '../core/words/notice.ts';
import { CameraView } from './camera/camera-view.tsx';
import { CaseClient } from './cases/case-client.ts';
import { CasesView } from './cases/cases-view.tsx';
import { HistoryView } from './history/history-view.tsx';
import type { PageFacts } from './page-facts.ts';
import { keepPreferences } from './preferences.ts';
import type { Session, SessionState } from './session.ts';
import { LanguageChoice } from './views/language-choice.tsx';
import { PhotoList } from './views/photo-list.tsx';
import { PlaceSwitch } from './views/place-switch.tsx';
import { SafetyCard } from './views/safety-card.tsx';
import { Settings } from './views/settings.tsx';
import { TakePhotos } from './views/take-photos.tsx';
import { Language, useWords } from './words.ts';

interface AppProps {
  readonly session: Session;
  readonly facts: PageFacts;
  /** Whether this browser can run the core. */
  readonly capable: boolean;
  /** The place of the safety card: outside everything that changes. */
  readonly card: HTMLElement;
}

export function App({ session, facts, capable, card }: AppProps) {
  const [state, setState] = useState<SessionState>(session.state);
  useEffect(() => session.subscribe(() => setState(session.state)), [session]);
  useEffect(() => {
    document.documentElement.lang = state.language;
  }, [state.language]);
  return (
    <Language.Provider value={state.language}>
      <Page session={session} state={state} facts={facts} capable={capable} />
      {createPortal(<SafetyCard />, card)}
    </Language.Provider>
  );
}

type PageProps = Omit<AppProps, 'card'> & { readonly state: SessionState };

function Page({ session, state, facts, capable }: PageProps) {
  const say = useWords();
  const [view, setView] = useState<'photos' | 'camera' | 'history' | 'cases'>('photos');
  const [client] = useState(() => new CaseClient());
  client.language = state.language;
  useEffect(() => {
    document.title = say('page_title');
  });
  const first = useRef(true);
  useEffect(() => {
    // When a view replaces another, the focus moves to its heading, and a screen reader announces it.
    const heading = document.querySelector<HTMLElement>('main h2');
    if (!first.current && view !== undefined && heading !== null) {
      heading.tabIndex = -1;
      heading.focus();
    }
    first.current = false;
  }, [view]);
  const toPhotos = () => setView('photos');
  return (
    <>
      <header class="top">
        <h1>{say('page_title')}</h1>
        <LanguageChoice
          language={state.language}
          onChoose={(language) => {
            session.change({ language });
            keepPreferences({ language });
          }}
        />
      </header>
      <main class={state.entries.length > 0 ? 'has-photos' : ''}>
        {view === 'camera' && <CameraView session={session} onDone={toPhotos} />}
        {view === 'history' && <HistoryView onClose={toPhotos} />}
        {view === 'cases' && <CasesView client={client} facts={facts} onClose={toPhotos} />}
        {view === 'photos' && (
          <>
            <PhotoList session={session} state={state} facts={facts} />
            <p class="intro">{say('page_intro')}</p>
            <TakePhotos
              session={session}
              onCamera={() => setView('camera')}
              onHistory={() => setView('history')}
              onCases={facts.cases && (() => setView('cases'))}
            />
            <PlaceSwitch session={session} state={state} capable={capable} />
            <Settings session={session} state={state} facts={facts} />
            <p class="calibrated">{notice(facts.evidence, state.language).calibratedOn}</p>
          </>
        )}
      </main>
    </>
  );
}
