import libheif from 'libheif-js/wasm-bundle.js';
import type { Frame } from '../../core/imaging/frame.ts';
import { conversionOf } from '../colours/colour-code-points.ts';
import { convertFrame } from '../colours/convert-frame.ts';
import { declaredColours } from '../colours/declared-colours.ts';
import { heifError } from '../heic/heic-answer.ts';
import { readHeic } from '../heic/read-heic.mjs';
import { hevcPictures } from '../heif/check-heif.ts';
import { readHeif } from '../heif/read-heif.ts';
import { PHOTO_LIMITS } from '../limits.ts';
import { checkSize, photoError } from '../photo-error.ts';
import { NotOnDevice } from './open-blob.ts';

/**
 * The primary picture of a HEIC file, upright, in sRGB, on white. Its decoder, 2 MB, is loaded with this file. It is
 * used even if the browser has one of its own, which would not report a missing part of the picture.
 */
export function openHeic(bytes: Uint8Array): Frame {
  const answer = readOrRefuse(bytes);
  if (answer.kind === 'error') throw heifError(answer.code, answer.subcode);
  if (answer.kind === 'damaged') throw photoError(new Error('the coded picture has a fault'), 'heic');
  checkSize(answer.width, answer.height);
  if (answer.kind === 'too_large') throw new Error('libheif and the limits disagree about the size');
  if (answer.profile !== null) return toSrgb(answer, colourSpaceOf(answer.profile));
  const declared = declaredColours(bytes, 'heic');
  return convertFrame(answer, declared && conversionOf(declared));
}

function readOrRefuse(bytes: Uint8Array): ReturnType<typeof readHeic> {
  const file = readHeif(bytes);
  const pictures = file && hevcPictures(file);
  if (pictures === null) throw photoError(new Error('a unit of the coded picture is incomplete'), 'heic');
  try {
    return readHeic(libheif, { bytes, pictures, maxPixels: PHOTO_LIMITS.maxPixels });
  } catch (cause) {
    throw photoError(cause, 'heic');
  }
}

/** Phones write two colour spaces; a file in another one is left to the service, which supports all of them. */
function colourSpaceOf(profile: Uint8Array): PredefinedColorSpace {
  // Names in a profile have 8 or 16 bits per letter.
  const text = String.fromCharCode(...profile.subarray(0, 8192)).replaceAll('\0', '');
  if (text.includes('Display P3') || text.includes('sP3C')) return 'display-p3';
  if (/sRGB/i.test(text)) return 'srgb';
  throw new NotOnDevice('heic');
}

function toSrgb(frame: Frame, colorSpace: PredefinedColorSpace): Frame {
  if (colorSpace === 'srgb') return frame;
  const data = new Uint8ClampedArray(frame.data);
  const rows = 256;
  for (let top = 0; top < frame.height; top += rows) {
    const height = Math.min(rows, frame.height - top);
    const context = new OffscreenCanvas(frame.width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('the browser returned no canvas');
    const band = new ImageData(frame.width, height, { colorSpace });
    const start = top * frame.width * 3;
    for (let p = 0; p < frame.width * height; p++) {
      for (let c = 0; c < 3; c++) band.data[p * 4 + c] = frame.data[start + p * 3 + c]!;
      band.data[p * 4 + 3] = 255;
    }
    context.putImageData(band, 0, 0);
    const { data: rgba } = context.getImageData(0, 0, frame.width, height, { colorSpace: 'srgb' });
    for (let p = 0; p < frame.width * height; p++) data.set(rgba.subarray(p * 4, p * 4 + 3), start + p * 3);
  }
  return { width: frame.width, height: frame.height, data };
}
