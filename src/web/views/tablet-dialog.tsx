import { useEffect, useRef } from 'preact/hooks';
import type { TabletFinding } from '../../core/examination.ts';
import type { PageFacts } from '../page-facts.ts';
import type { Entry, Session, SessionState } from '../session.ts';
import { strongestFirst } from '../strongest-first.ts';
import { useWords } from '../words.ts';
import { TabletResult } from './tablet-result.tsx';

interface TabletDialogProps {
  readonly session: Session;
  readonly state: SessionState;
  readonly facts: PageFacts;
  readonly entry: Entry;
  readonly tablets: readonly TabletFinding[];
  /** Of the open tablet, from 1 on. */
  readonly number: number;
  onOpen(number: number): void;
  onClose(): void;
}

/** The result of one of many tablets in full, with the way to the next one in the order of the grid. */
export function TabletDialog({ session, state, facts, entry, tablets, number, onOpen, onClose }: TabletDialogProps) {
  const say = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => dialog.current?.scrollTo(0, 0), [number]);
  const tablet = tablets[number - 1];
  const order = strongestFirst(tablets).flatMap(({ numbers }) => numbers);
  // Past the last one comes the first, so that neither button is ever disabled under a finger.
  const step = (by: number) => onOpen(order.at((order.indexOf(number) + by) % order.length) ?? number);
  return (
    <dialog ref={dialog} class="tablet-dialog" aria-labelledby="tablet-title" onClose={onClose}>
      {tablet && (
        <TabletResult key={number} titleId="tablet-title" {...{ session, state, facts, entry, tablet, number }} />
      )}
      <div class="choices">
        <button type="button" onClick={() => step(-1)}>
          {say('page_previous')}
        </button>
        <button type="button" onClick={() => step(1)}>
          {say('page_next')}
        </button>
        <button type="button" class="main" onClick={() => dialog.current?.close()}>
          {say('page_close')}
        </button>
      </div>
    </dialog>
  );
}
