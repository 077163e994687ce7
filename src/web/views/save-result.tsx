import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Examination } from '../../core/examination.ts';
import type { Bag } from '../bag.ts';
import { drawResult } from '../draw-result.ts';
import { keepResult } from '../history/history-store.ts';
import type { Entry } from '../session.ts';
import { Language, useWords } from '../words.ts';

interface SaveResultProps {
  readonly examination: Examination;
  readonly entry: Entry;
  readonly prior: number;
  readonly bag: Bag | undefined;
}

/**
 * A result as a picture, made on the device after telling the user what it contains; and the history, only on request.
 */
export function SaveResult({ examination, entry, prior, bag }: SaveResultProps) {
  const say = useWords();
  const language = useContext(Language);
  const [saved, setSaved] = useState<'no' | 'kept' | 'failed'>('no');
  const [asking, setAsking] = useState(false);
  const keep = async () => {
    try {
      await keepResult(examination, await drawResult({ examination, entry, prior, bag, language }));
      setSaved('kept');
    } catch {
      setSaved('failed');
    }
  };
  return (
    <>
      <button type="button" onClick={() => setAsking(true)}>
        {say('page_save')}
      </button>
      <button type="button" disabled={saved === 'kept'} onClick={() => void keep()}>
        {say('page_keep')}
      </button>
      <p role="status" class="quiet saving">
        {saved === 'kept' && say('page_kept')}
        {saved === 'failed' && say('page_keep_failed')}
      </p>
      {asking && <SaveDialog {...{ examination, entry, prior, bag }} onClose={() => setAsking(false)} />}
    </>
  );
}

function SaveDialog({ examination, entry, prior, bag, onClose }: SaveResultProps & { onClose(): void }) {
  const say = useWords();
  const language = useContext(Language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [picture, setPicture] = useState<File | 'failed'>();
  useEffect(() => {
    dialog.current?.showModal();
    drawResult({ examination, entry, prior, bag, language }).then(
      (blob) => setPicture(new File([blob], `telltale-${entry.id.slice(0, 8)}.jpg`, { type: 'image/jpeg' })),
      () => setPicture('failed'),
    );
  }, [examination, entry, prior, bag, language]);
  return (
    <dialog ref={dialog} aria-labelledby="save-title" onClose={onClose}>
      <h3 id="save-title">{say('page_save_title')}</h3>
      <p>{say('page_save_contains')}</p>
      {picture === undefined && <p role="status">{say('page_save_drawing')}</p>}
      {picture === 'failed' && <p role="alert">{say('page_save_failed')}</p>}
      {picture instanceof File && <SaveButtons picture={picture} />}
      <button type="button" onClick={() => dialog.current?.close()}>
        {say('page_close')}
      </button>
    </dialog>
  );
}

function SaveButtons({ picture }: { readonly picture: File }) {
  const say = useWords();
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  const canShare = navigator.canShare?.({ files: [picture] }) ?? false;
  return (
    <>
      <img class="saved" src={address} alt={say('page_save_alt')} />
      <a class="button" href={address} download={picture.name}>
        {say('page_save_file')}
      </a>{' '}
      {canShare && (
        <button type="button" onClick={() => void navigator.share({ files: [picture] }).catch(() => undefined)}>
          {say('page_share')}
        </button>
      )}
    </>
  );
}
