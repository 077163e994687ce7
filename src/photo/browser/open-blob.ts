import { TelltaleError } from '../../core/errors.ts';
import type { Frame } from '../../core/imaging/frame.ts';
import type { Photo } from '../../core/photo.ts';
import { checkBytes, formatOf } from '../check-photo.ts';
import { conversionOf } from '../colours/colour-code-points.ts';
import { declaredColours } from '../colours/declared-colours.ts';
import { withHeight } from '../jpeg/late-height.ts';
import { frameSize, readSegments, SOS } from '../jpeg/read-segments.ts';
import { checkSize, photoError } from '../photo-error.ts';
import { FORMAT_NAMES, type PhotoFormat } from '../sniff-type.ts';
import { createCanvasPhoto } from './canvas-photo.ts';
import { sha256Hex } from './sha256-hex.ts';

/** A photo that the service can examine and this browser cannot open. */
export class NotOnDevice extends Error {
  readonly format: string;

  constructor(format: PhotoFormat) {
    super(`this browser cannot open ${format}`);
    this.format = FORMAT_NAMES[format];
  }
}

/**
 * A photo from its bytes, like `openPhoto` of src/photo: hashed before anything decodes them. Throws TelltaleError
 * `photo_*`, and NotOnDevice for photos that only the service can open.
 */
export async function openBlob(blob: Blob, name: string): Promise<Photo> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  checkBytes(bytes);
  const sha256 = await sha256Hex(bytes);
  const format = formatOf(bytes);
  const complete = format === 'jpeg' ? withHeight(bytes) : bytes;
  if (format === 'jpeg') checkJpeg(complete);
  const source = await decode(complete === bytes ? blob : new Blob([Uint8Array.from(complete)]), bytes, format);
  const { width, height } = source;
  checkSize(width, height);
  return createCanvasPhoto({ name, sha256, format, width, height }, source);
}

/** Checked before decoding: a size that would fill the phone's memory, and a missing end. */
function checkJpeg(bytes: Uint8Array): void {
  const parts = readSegments(bytes);
  const size = frameSize(parts);
  if (size !== undefined) checkSize(size.width, size.height);
  // Browsers show what there is of a truncated photo, and grey below it.
  if (!parts.ends || !parts.segments.some(({ marker }) => marker === SOS))
    throw new TelltaleError('photo_damaged', { format: FORMAT_NAMES.jpeg });
}

/** Photos that browsers cannot open, or open silently in part or in other colours, are left to the service. */
async function decode(blob: Blob, bytes: Uint8Array, format: PhotoFormat): Promise<ImageBitmap | Frame> {
  if (format === 'heic') return (await import('./open-heic.ts')).openHeic(bytes);
  const declared = format === 'png' ? declaredColours(bytes, format) : null;
  if (format === 'tiff' || (declared !== null && conversionOf(declared) !== null)) throw new NotOnDevice(format);
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image', premultiplyAlpha: 'default' });
  } catch (cause) {
    throw format === 'avif' ? new NotOnDevice(format) : photoError(cause, format);
  }
}
