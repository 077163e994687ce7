import type { HeicAnswer } from './heic-answer.ts';

export function readHeic(
  libheif: unknown,
  photo: { readonly bytes: Uint8Array; readonly maxPixels: number },
): HeicAnswer;
