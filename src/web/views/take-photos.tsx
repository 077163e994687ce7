import type { Session } from '../session.ts';
import { useWords } from '../words.ts';
import { ChoosePhotos, takeFiles } from './choose-photos.tsx';

interface TakePhotosProps {
  readonly session: Session;
  onCamera(): void;
  onHistory(): void;
  /** Undefined if the service keeps no cases. */
  readonly onCases?: (() => void) | undefined;
}

/** The ways to a photo: guided through both faces, chosen from the phone, or by the phone's own camera. */
export function TakePhotos({ session, onCamera, onHistory, onCases }: TakePhotosProps) {
  const say = useWords();
  const hasCamera = typeof navigator.mediaDevices?.getUserMedia === 'function';
  return (
    <section aria-labelledby="take-title" class="take">
      <h2 id="take-title">{say('page_take_title')}</h2>
      <p>{say('page_hint')}</p>
      <div class="choices">
        {hasCamera && (
          <button type="button" class="main" onClick={onCamera}>
            {say('page_guided')}
          </button>
        )}
        <ChoosePhotos session={session} id="choose" label={say('page_choose')} />
        {!hasCamera && (
          <label class="button">
            {say('page_take')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={({ currentTarget }) => takeFiles(session, currentTarget)}
            />
          </label>
        )}
        <button type="button" onClick={onHistory}>
          {say('page_history')}
        </button>
        {onCases && (
          <button type="button" onClick={onCases}>
            {say('page_cases')}
          </button>
        )}
      </div>
    </section>
  );
}
