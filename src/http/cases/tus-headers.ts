import type { Request, Response } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import type { UploadState } from '../../store/originals/uploads.ts';

/** The protocol of uploads that go on: tus.io/protocols/resumable-upload, with creation, expiration and termination. */
export const TUS_VERSION = '1.0.0';

/** The type of a piece's body. */
export const PIECE_TYPE = 'application/offset+octet-stream';

/** Header with the id of the photo that became of an upload. */
export const PHOTO_HEADER = 'Telltale-Photo';

/** Throws TelltaleError `upload_version`. */
export function expectTus(request: Request, response: Response): void {
  response.set('Tus-Resumable', TUS_VERSION);
  const received = request.get('tus-resumable');
  if (received === TUS_VERSION) return;
  response.set('Tus-Version', TUS_VERSION);
  throw new TelltaleError('upload_version', { expected: TUS_VERSION, received: received ?? '-' });
}

/** A header that is a number of bytes. Throws TelltaleError `upload_header_invalid`. */
export function byteCount(request: Request, header: 'Upload-Length' | 'Upload-Offset'): number {
  const received = request.get(header) ?? '-';
  if (!/^\d{1,12}$/.test(received)) throw new TelltaleError('upload_header_invalid', { header, received });
  return Number(received);
}

/** The values of Upload-Metadata: `filename SU1HLmpwZw==,exhibit …`. Throws TelltaleError `upload_header_invalid`. */
export function metadataOf(request: Request): Readonly<Record<string, string>> {
  const received = request.get('upload-metadata') ?? '';
  const pairs = received.split(',').filter((pair) => pair.trim() !== '');
  const read = pairs.map((pair) => /^ *([!-+\--~]+)(?: +([A-Za-z0-9+/]*={0,2}))? *$/.exec(pair));
  if (read.some((pair) => pair === null)) {
    throw new TelltaleError('upload_header_invalid', { header: 'Upload-Metadata', received });
  }
  return Object.fromEntries(
    read.map((pair) => [pair?.[1] ?? '', Buffer.from(pair?.[2] ?? '', 'base64').toString('utf8')] as const),
  );
}

/** Where an upload stands. */
export function answerState(response: Response, { upload, offset, expires }: UploadState): Response {
  if (upload.photo !== undefined) response.set(PHOTO_HEADER, upload.photo);
  return response.set('Upload-Offset', String(offset)).set('Upload-Expires', expires.toUTCString());
}
