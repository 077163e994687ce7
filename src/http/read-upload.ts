import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { TelltaleError } from '../core/errors.ts';
import { boundedMemory } from './bounded-memory.ts';
import { type ExaminationFields, PHOTOS_FIELD, readFields, unknownField } from './examination-fields.ts';
import { MEGABYTE, type ServiceLimits } from './limits.ts';
import { languageOf } from './request-language.ts';

type UploadLimits = Pick<ServiceLimits, 'maxPhotos' | 'maxPhotoBytes' | 'maxRequestBytes' | 'uploadTimeoutMs'>;

export interface UploadedPhoto {
  /** As the asker calls it; never used as a path. */
  readonly name: string;
  /** Undefined where the photo was over `maxPhotoBytes`; then nothing of it was kept. */
  readonly bytes: Uint8Array | undefined;
}

export interface Upload {
  /** In the order of the request; at least one. */
  readonly photos: readonly UploadedPhoto[];
  readonly fields: ExaminationFields;
}

/**
 * Holds the head of a request against what an upload must be, before anything of its body is read.
 *
 * @returns the bytes that its body may have: as many as it announces, or the most that are allowed
 * @throws TelltaleError request_not_multipart, request_too_large
 */
export function checkHead(request: Request, { maxRequestBytes }: UploadLimits): number {
  if (!request.is('multipart/form-data')) {
    throw new TelltaleError('request_not_multipart', { received: request.get('content-type') ?? '-' });
  }
  const announced = request.get('content-length');
  if (announced === undefined) return maxRequestBytes;
  if (Number(announced) > maxRequestBytes) throw tooLarge(maxRequestBytes);
  return Number(announced);
}

function tooLarge(maxBytes: number): TelltaleError {
  return new TelltaleError('request_too_large', { maxMegabytes: Math.floor(maxBytes / MEGABYTE) });
}

/**
 * A reader of uploads whose head was checked: photos in the field `photos`, and the text fields of examination-fields.ts.
 *
 * @throws TelltaleError request_no_photos, request_too_many_photos, request_too_large, request_too_slow,
 * request_field_unknown, request_malformed, setting_invalid
 */
export function uploadReader(limits: UploadLimits): (request: Request, response: Response) => Promise<Upload> {
  const parse = multer({
    storage: boundedMemory(limits.maxPhotoBytes),
    limits: {
      files: limits.maxPhotos,
      fields: 8,
      parts: limits.maxPhotos + 8,
      fieldNameSize: 100,
      fieldSize: 1000,
      headerPairs: 100,
      fieldNestingDepth: 0,
    },
    // Browsers and curl send names in UTF-8; multer's own default would read them as Latin-1.
    defParamCharset: 'utf8',
  }).array(PHOTOS_FIELD, limits.maxPhotos);

  return async (request, response) => {
    // The client asked whether it may send its body, and may: see start-server.ts.
    if (request.get('expect') !== undefined) response.writeContinue();
    await new Promise<void>((resolve, reject) => {
      parse(request, response, (error: unknown) => {
        if (error) reject(uploadError(error, limits));
        else resolve();
      });
      boundBody(request, limits, reject);
    });
    const photos = photosOf(request, limits);
    return { photos, fields: readFields(request.body, languageOf(response)) };
  };
}

/** Calls `refuse` as soon as the body is larger or takes longer than it may, and keeps nothing that comes after. */
function boundBody(
  request: Request,
  { maxRequestBytes, uploadTimeoutMs }: UploadLimits,
  refuse: (error: TelltaleError) => void,
): void {
  const stop = (error: TelltaleError) => {
    request.unpipe();
    request.resume();
    refuse(error);
  };
  const tooSlow = () => stop(new TelltaleError('request_too_slow', { timeoutSeconds: uploadTimeoutMs / 1000 }));
  const timer = setTimeout(tooSlow, uploadTimeoutMs);
  for (const event of ['end', 'close'] as const) request.once(event, () => clearTimeout(timer));
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    const before = received;
    received += chunk.length;
    if (before <= maxRequestBytes && received > maxRequestBytes) stop(tooLarge(maxRequestBytes));
  });
}

/** Multer's own errors as the catalogue's. What else it hands on comes from the parser: the body was not well-formed. */
function uploadError(error: unknown, { maxPhotos }: UploadLimits): TelltaleError {
  if (!(error instanceof MulterError)) return new TelltaleError('request_malformed', {}, { cause: error });
  const { code, field } = error;
  if (code === 'LIMIT_FILE_COUNT' || (code === 'LIMIT_UNEXPECTED_FILE' && field === PHOTOS_FIELD)) {
    return new TelltaleError('request_too_many_photos', { max: maxPhotos }, { cause: error });
  }
  if (code === 'LIMIT_UNEXPECTED_FILE') return unknownField(field ?? '');
  return new TelltaleError('request_malformed', {}, { cause: error });
}

function photosOf({ files }: Request, { maxPhotoBytes }: UploadLimits): UploadedPhoto[] {
  if (!Array.isArray(files) || files.length === 0)
    throw new TelltaleError('request_no_photos', { field: PHOTOS_FIELD });
  return files.map(({ originalname, size, buffer }) => ({
    name: originalname,
    bytes: size > maxPhotoBytes ? undefined : buffer,
  }));
}
