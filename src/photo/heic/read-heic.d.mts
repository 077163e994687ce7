import type { HevcPicture } from '../heif/hevc.ts';
import type { HeicAnswer } from './heic-answer.ts';

export function readHeic(
  libheif: unknown,
  photo: { readonly bytes: Uint8Array; readonly pictures: readonly HevcPicture[]; readonly maxPixels: number },
): HeicAnswer;
