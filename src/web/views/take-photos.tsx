import type { Session } from '../session.ts';
import { useWords } from '../words.ts';

interface TakePhotosProps {
  readonly session: Session;
  onCamera(): void;
  onHistory(): void;
}

/** The ways to a photo: guided through both faces, chosen from the phone, or by the phone's own camera. */
export function TakePhotos({ session, onCamera, onHistory }: TakePhotosProps) {
  const say = useWords();
  const hasCamera = typeof navigator.mediaDevices?.getUserMedia === 'function';
  const take = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    session.add(files.map((blob) => ({ name: blob.name, blob })));
    // So that the same photo can be chosen again.
    input.value = '';
    void session.examineWaiting();
  };
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
        <label class="button">
          {say('page_choose')}
          <input
            type="file"
            id="choose"
            accept="image/*,.heic,.heif,.hif,.avif,.jfif,.jpe,.mpo,.tif,.tiff"
            multiple
            onChange={({ currentTarget }) => take(currentTarget)}
          />
        </label>
        {!hasCamera && (
          <label class="button">
            {say('page_take')}
            <input
              type="file"
              accept="image/*"
              capture="environment"
              onChange={({ currentTarget }) => take(currentTarget)}
            />
          </label>
        )}
        <button type="button" onClick={onHistory}>
          {say('page_history')}
        </button>
      </div>
    </section>
  );
}
