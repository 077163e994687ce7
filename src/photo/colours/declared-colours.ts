import { codedPictures } from '../heif/coded-pictures.ts';
import { readHevc, sequenceOf } from '../heif/hevc.ts';
import { type HeifItem, readHeif } from '../heif/read-heif.ts';
import { av1Colours, hevcColours } from '../heif/sequence-colours.ts';
import type { PhotoFormat } from '../sniff-type.ts';
import { type ColourCodePoints, UNSPECIFIED, unreadableColours } from './colour-code-points.ts';

/** The code points of a photo's colours, if they apply; null if there are none or if a profile takes precedence. */
export function declaredColours(bytes: Uint8Array, format: PhotoFormat): ColourCodePoints | null {
  if (format === 'png') return pngColours(bytes);
  const declared = format === 'heic' || format === 'avif' ? heifColours(bytes) : null;
  return declared === null || declared.hasProfile ? null : declared.codePoints;
}

/**
 * Why the colours of a photo cannot be read without guessing, by a name that is the same in every language; null if
 * they can. HDR uses more than 8 bits a channel, so with them unspecified colours may be anything; a profile does not
 * describe HDR, whatever it contains.
 */
export function unreadableColoursOf(bytes: Uint8Array, format: PhotoFormat): string | null {
  if (format !== 'heic' && format !== 'avif') {
    const codePoints = declaredColours(bytes, format);
    return codePoints && unreadableColours(codePoints);
  }
  const declared = heifColours(bytes);
  if (declared === null) return null;
  const { codePoints, hasProfile, bits } = declared;
  const unreadable = codePoints && unreadableColours(codePoints);
  if (hasProfile) return unreadable?.startsWith('HDR') ? unreadable : null;
  const isDeclared = codePoints !== null && codePoints.primaries !== UNSPECIFIED && codePoints.transfer !== UNSPECIFIED;
  return bits > 8 && !isDeclared ? `${bits} bit, no colour space` : unreadable;
}

/** PNG, third edition, 11.3.2.6: cICP, before the picture data; it takes precedence over an ICC profile. */
function pngColours(bytes: Uint8Array): ColourCodePoints | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [cicp, idat] = [0x63494350, 0x49444154];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = view.getUint32(at + 4);
    if (type === cicp) return { primaries: view.getUint8(at + 8), transfer: view.getUint8(at + 9) };
    if (type === idat) return null;
    at += 12 + view.getUint32(at);
  }
  return null;
}

interface HeifColours {
  readonly codePoints: ColourCodePoints | null;
  readonly hasProfile: boolean;
  /** Bits per channel. */
  readonly bits: number;
}

/** In a `colr` property of type nclx (ISO/IEC 14496-12, 12.1.5), otherwise in the coded picture. */
function heifColours(bytes: Uint8Array): HeifColours | null {
  const file = readHeif(bytes);
  if (file === null) return null;
  const [picture] = codedPictures(file);
  const descriptions = [file.primary, ...(picture ? [picture] : [])].flatMap((item) => item.properties('colr'));
  const kindOf = (content: Uint8Array) => String.fromCharCode(...content.subarray(0, 4));
  const nclx = descriptions.find((content) => kindOf(content) === 'nclx' && content.length >= 8);
  const codePoints = nclx
    ? { primaries: nclx[4]! * 256 + nclx[5]!, transfer: nclx[6]! * 256 + nclx[7]! }
    : codedColours(picture);
  const hasProfile = descriptions.some((content) => ['prof', 'rICC'].includes(kindOf(content)));
  return { codePoints, hasProfile, bits: bitsOf(picture) };
}

/** hvcC (ISO/IEC 14496-15, 8.3.3.1) has the bits beyond 8, av1C (AV1 in ISOBMFF, 2.3) a flag for 10 and one for 12. */
function bitsOf(item: HeifItem | undefined): number {
  const hevc = item?.properties('hvcC')[0]?.[17];
  if (hevc !== undefined) return 8 + (hevc & 7);
  const av1 = item?.properties('av1C')[0]?.[2] ?? 0;
  return (av1 & 0x40) === 0 ? 8 : (av1 & 0x20) === 0 ? 10 : 12;
}

function codedColours(item: HeifItem | undefined): ColourCodePoints | null {
  if (item?.type === 'hvc1') {
    const picture = readHevc(item);
    const sequence = picture && sequenceOf(picture);
    return sequence ? hevcColours(sequence) : null;
  }
  if (item?.type !== 'av01') return null;
  const configured = item.properties('av1C')[0]?.subarray(4);
  const units = configured && configured.length > 0 ? configured : item.data();
  return units && av1Colours(units);
}
