import { useEffect, useRef, useState } from 'preact/hooks';
import type { UprightPictures } from '../device/examiner-messages.ts';
import type { Entry, Session } from '../session.ts';
import { useWords } from '../words.ts';

interface WhyProps {
  readonly session: Session;
  readonly entry: Entry;
  /** Of the tablet in the examination. */
  readonly index: number;
  readonly number: number;
  readonly compared: boolean;
}

type Pictures =
  | { readonly drawn: UprightPictures }
  | { readonly crop: string; readonly occlusionMap: string | undefined }
  | 'none';

/**
 * The tablet as it was compared, round and upright, and the coarse map of what the score is based on; drawn when
 * opened.
 */
export function Why({ session, entry, index, number, compared }: WhyProps) {
  const say = useWords();
  const [pictures, setPictures] = useState<Pictures>();
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
            <UprightPicture pictures={pictures} kind="crop" label={say('page_why_crop', { number })} />
            <UprightPicture pictures={pictures} kind="occlusionMap" label={say('page_why_map_alt', { number })} />
          </div>
          <p>{say(compared ? 'page_why_map' : 'page_why_not_compared')}</p>
        </>
      )}
    </details>
  );
}

async function picturesOf(session: Session, entry: Entry, index: number): Promise<Pictures> {
  const sent = entry.examination?.pictures?.crops?.[index];
  if (sent !== undefined) {
    return {
      crop: addressOf(sent.crop),
      occlusionMap: sent.attention === undefined ? undefined : addressOf(sent.attention),
    };
  }
  if (entry.examinedAt !== 'device') return 'none';
  const drawn = await session.device.ask('explain', { photo: entry.id, tablet: index }).catch(() => null);
  return drawn === null ? 'none' : { drawn };
}

/** For a JPEG in base64; the page's policy allows only pictures from its own memory. */
function addressOf(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
}

interface UprightPictureProps {
  readonly pictures: Exclude<Pictures, 'none'>;
  readonly kind: 'crop' | 'occlusionMap';
  readonly label: string;
}

function UprightPicture({ pictures, kind, label }: UprightPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = 'drawn' in pictures ? pictures.drawn : undefined;
  const pixels = drawn?.[kind];
  useEffect(() => {
    if (drawn === undefined || pixels === undefined) return;
    canvas.current?.getContext('2d')?.putImageData(new ImageData(pixels, drawn.size, drawn.size), 0, 0);
  }, [drawn, pixels]);
  if (drawn !== undefined) {
    return pixels && <canvas ref={canvas} width={drawn.size} height={drawn.size} role="img" aria-label={label} />;
  }
  const address = 'drawn' in pictures ? undefined : pictures[kind];
  return address === undefined ? null : <img src={address} alt={label} />;
}
