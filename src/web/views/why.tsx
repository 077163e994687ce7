import { useState } from 'preact/hooks';
import type { Entry, Session } from '../session.ts';
import { useWords } from '../words.ts';
import { CropPicture, type CropSource } from './crop-picture.tsx';

interface WhyProps {
  readonly session: Session;
  readonly entry: Entry;
  /** Of the tablet in the examination. */
  readonly index: number;
  readonly number: number;
  readonly compared: boolean;
}

interface Pictures {
  readonly crop: CropSource;
  readonly occlusionMap?: CropSource | undefined;
}

/**
 * The tablet as it was compared, round and upright, and the coarse map of what the score is based on; drawn when
 * opened.
 */
export function Why({ session, entry, index, number, compared }: WhyProps) {
  const say = useWords();
  const [pictures, setPictures] = useState<Pictures | 'none'>();
  const open = async (isOpen: boolean) => {
    if (isOpen && pictures === undefined) setPictures(await picturesOf(session, entry, index));
  };
  return (
    <details onToggle={({ currentTarget }) => void open(currentTarget.open)}>
      <summary>{say('page_why', { number })}</summary>
      {pictures === undefined && <p role="status">{say('page_why_drawing')}</p>}
      {pictures === 'none' && <p>{say('page_why_none')}</p>}
      {pictures !== undefined && pictures !== 'none' && (
        <>
          <div class="crops">
            <CropPicture crop={pictures.crop} label={say('page_why_crop', { number })} />
            {pictures.occlusionMap && (
              <CropPicture crop={pictures.occlusionMap} label={say('page_why_map_alt', { number })} />
            )}
          </div>
          <p>{say(compared ? 'page_why_map' : 'page_why_not_compared')}</p>
        </>
      )}
    </details>
  );
}

async function picturesOf(session: Session, entry: Entry, index: number): Promise<Pictures | 'none'> {
  const sent = entry.examination?.pictures?.crops?.[index];
  if (sent !== undefined) return { crop: sent.crop, occlusionMap: sent.attention };
  const isOnDevice = entry.examinedAt === 'device' || entry.partial !== undefined;
  if (!isOnDevice) return 'none';
  return (await session.device.ask('explain', { photo: entry.id, tablet: index }).catch(() => null)) ?? 'none';
}
