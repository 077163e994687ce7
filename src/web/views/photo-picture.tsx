import { useState } from 'preact/hooks';
import type { Examination } from '../../core/examination.ts';
import type { Entry } from '../session.ts';
import { useWords } from '../words.ts';
import { Outlines } from './outlines.tsx';

interface PhotoPictureProps {
  readonly entry: Entry;
  /** As far as there is one yet. */
  readonly examination: Examination | undefined;
  onOpen(number: number): void;
}

/** The photo with its tablets outlined. Most browsers show no HEIC; marks without a picture would only confuse. */
export function PhotoPicture({ entry: { address, name }, examination, onOpen }: PhotoPictureProps) {
  const say = useWords();
  const [shown, setShown] = useState(true);
  const { width, height } = examination?.photo ?? {};
  if (!shown) return <p class="quiet">{say('page_not_shown')}</p>;
  return (
    <div class="picture">
      <img src={address} decoding="async" alt={say('page_photo_alt', { name })} onError={() => setShown(false)} />
      {examination && width !== undefined && height !== undefined && (
        <Outlines {...{ width, height, onOpen }} tablets={examination.tablets} />
      )}
    </div>
  );
}
