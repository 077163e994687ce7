import { useEffect, useRef } from 'preact/hooks';
import { bagOf } from '../bag.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Session, SessionState } from '../session.ts';
import { useWords } from '../words.ts';
import { BagResult } from './bag-result.tsx';
import { PairResult } from './pair-result.tsx';
import { PhotoCard } from './photo-card.tsx';

interface PhotoListProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
}

/** The photos in the order in which they were taken; what all of them show together, and joint findings of both faces of a tablet,
 * stand above them. */
export function PhotoList({ session, state, facts }: PhotoListProps) {
  const say = useWords();
  const { entries, combined, busy } = state;
  const done = entries.filter((entry) => entry.state === 'done').length;
  const failed = entries.some((entry) => entry.state === 'failed');
  const title = useRef<HTMLHeadingElement>(null);
  const known = useRef(0);
  useEffect(() => {
    // Results stand above the buttons that chose the photos: the view and the focus go there.
    if (entries.length > known.current) {
      title.current?.scrollIntoView();
      title.current?.focus({ preventScroll: true });
    }
    known.current = entries.length;
  }, [entries.length]);
  if (entries.length === 0) return null;
  const bag = bagOf(state, facts);
  return (
    <section aria-labelledby="photos-title">
      <h2 id="photos-title" ref={title} tabIndex={-1}>
        {say('page_photos')}
      </h2>
      {entries.length > 1 && (
        <p role="status" id="status">
          {say('page_progress', { done, total: entries.length })}
        </p>
      )}
      {busy && entries.length > 1 && <progress max={entries.length} value={done} aria-labelledby="status" />}
      {failed && !busy && (
        <p>
          <button type="button" class="main" onClick={() => session.retry()}>
            {say('page_try_again')}
          </button>
        </p>
      )}
      <BagResult {...{ session, state, facts, bag }} />
      <ul id="photos">
        {entries.map((entry, i) => {
          const finding = entry.pair === undefined ? undefined : combined.get(entry.pair);
          const first = entries[i - 1]?.pair !== entry.pair;
          return (
            <li key={entry.id}>
              {finding && first && <PairResult {...{ session, state, facts, finding }} />}
              <PhotoCard {...{ session, state, facts, entry, bag }} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
