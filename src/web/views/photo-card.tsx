import { useState } from 'preact/hooks';
import type { Examination } from '../../core/examination.ts';
import { translate } from '../../core/words/say.ts';
import type { Bag } from '../bag.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Entry, Session, SessionState } from '../session.ts';
import { FEW_TABLETS } from '../strongest-first.ts';
import { useWords } from '../words.ts';
import { PhotoPicture } from './photo-picture.tsx';
import { PhotoProgress } from './photo-progress.tsx';
import { SaveResult } from './save-result.tsx';
import { TabletDialog } from './tablet-dialog.tsx';
import { TabletGrid } from './tablet-grid.tsx';
import { TabletResult } from './tablet-result.tsx';

interface PhotoCardProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
  readonly entry: Entry;
  /** Of which the photo is a part, if there is one. */
  readonly bag: Bag | undefined;
}

/** One photo: its progress, a summary, its picture with every tablet outlined, and its tablets. */
export function PhotoCard({ session, state, facts, entry, bag }: PhotoCardProps) {
  const say = useWords();
  const [open, setOpen] = useState<number>();
  const { examination, partial, name } = entry;
  const found = examination ?? partial?.examination;
  const tablets = found?.tablets ?? [];
  const isMany = tablets.length > FEW_TABLETS;
  const shared = { session, state, facts, entry };
  return (
    <>
      <h3>{name}</h3>
      <PhotoProgress session={session} entry={entry} />
      {examination && <Found entry={entry} examination={examination} language={state.language} />}
      {/* A bag says it above all of its photos, and each of few tablets by itself. */}
      {isMany && (bag === undefined || examination === undefined) && <p class="found">{say('warning')}</p>}
      <PhotoPicture entry={entry} examination={found} onOpen={setOpen} />
      {isMany && <TabletGrid entry={entry} tablets={tablets} onOpen={setOpen} />}
      {!isMany &&
        tablets.map((tablet, i) => (
          <TabletResult key={`${tablet.ellipse.cx} ${tablet.ellipse.cy}`} number={i + 1} tablet={tablet} {...shared} />
        ))}
      {open !== undefined && (
        <TabletDialog {...shared} tablets={tablets} number={open} onOpen={setOpen} onClose={() => setOpen(undefined)} />
      )}
      <div class="choices photo-choices">
        {examination?.status === 'ok' && <SaveResult {...{ examination, entry, bag }} prior={state.prior} />}
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
      </div>
    </>
  );
}

interface FoundProps {
  readonly entry: Entry;
  readonly examination: Examination;
  readonly language: string;
}

/** What was found in the photo as a whole, before its tablets. */
function Found({ entry, examination, language }: FoundProps) {
  const say = useWords();
  const { status, summary, tablets } = examination;
  if (status !== 'ok') return <NoFinding entry={entry} language={language} />;
  return (
    <p class="found">
      {summary ? translate(summary, language) : say('page_found', { count: tablets.length })}{' '}
      {entry.examinedAt && say(`page_examined_${entry.examinedAt}`)}
    </p>
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
