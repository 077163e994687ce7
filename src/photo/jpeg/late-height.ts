import { DNL, isFrameHeader, readSegments } from './read-segments.ts';

/**
 * A JPEG with its height in the frame's header, since few decoders read it elsewhere: some scanners learn it last and
 * write it after the first scan (DNL; ITU-T T.81, B.2.5). The same bytes if it is there already, or nowhere.
 */
export function withHeight(bytes: Uint8Array): Uint8Array {
  const { segments } = readSegments(bytes);
  const frame = segments.find(({ marker }) => isFrameHeader(marker))?.payload;
  const [high, low] = segments.find(({ marker }) => marker === DNL)?.payload ?? [];
  if (frame === undefined || high === undefined || low === undefined || frame[1] !== 0 || frame[2] !== 0) return bytes;
  const complete = Uint8Array.from(bytes);
  complete.set([high, low], frame.byteOffset - bytes.byteOffset + 1);
  return complete;
}
