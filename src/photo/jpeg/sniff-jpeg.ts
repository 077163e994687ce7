import type { SniffedType } from '../sniff-type.ts';
import { isFrameHeader, readSegments } from './read-segments.ts';

/** Kinds of JPEG by the marker of their frame (ITU-T T.81, table B.1; T.87) that photo decoders do not support. */
const OTHER_FRAMES: Readonly<Record<number, string>> = {
  195: 'JPEG (lossless)',
  197: 'JPEG (hierarchical)',
  198: 'JPEG (hierarchical)',
  199: 'JPEG (hierarchical)',
  201: 'JPEG (arithmetic coding)',
  202: 'JPEG (arithmetic coding)',
  203: 'JPEG (lossless)',
  205: 'JPEG (hierarchical)',
  206: 'JPEG (hierarchical)',
  207: 'JPEG (hierarchical)',
  247: 'JPEG-LS',
};
/** Defines the pictures of a hierarchical JPEG, before the first of them. */
const DHP = 0xde;

/** A supported JPEG, or the name of another kind that begins alike. */
export function sniffJpeg(bytes: Uint8Array): SniffedType {
  const { segments } = readSegments(bytes);
  const frame = segments.find(({ marker }) => isFrameHeader(marker) || marker === DHP);
  if (frame === undefined) return { format: 'jpeg' };
  const other = frame.marker === DHP ? 'JPEG (hierarchical)' : OTHER_FRAMES[frame.marker];
  if (other !== undefined) return { other };
  const [bits, components] = [frame.payload[0] ?? 8, frame.payload[5] ?? 3];
  if (bits !== 8) return { other: `JPEG (${bits} bit)` };
  if (![1, 3, 4].includes(components)) return { other: `JPEG (${components} channels)` };
  return { format: 'jpeg' };
}
