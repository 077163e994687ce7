import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { TelltaleError } from '../core/errors.ts';
import { boundedMemory } from './bounded-memory.ts';
import { DEFAULT_PRIOR, parsePrior } from './prior.ts';

/** What one request may hold. */
export interface UploadLimits {
  readonly maxPhotos: number;
  readonly maxPhotoBytes: number;
  /** Of the whole body, photos that are too large included. */
  readonly maxRequestBytes: number;
}

export interface UploadedPhoto {
  /** As the asker calls it; never used as a path. */
  readonly name: string;
  /** Undefined where the photo was over `maxPhotoBytes`; then nothing of it was kept. */
  readonly bytes: Uint8Array | undefined;
}

export interface Upload {
  /** In the order of the request; at least one. */
  readonly photos: readonly UploadedPhoto[];
  readonly prior: number;
}

const PHOTOS = 'photos';
const FIELDS = ['prior'];
/** Decimal, as everywhere in the project and as file managers count. */
export const MEGABYTE = 1_000_000;

/**
 * A reader of uploads: photos in the field `photos`, and a text field `prior`.
 *
 * @throws TelltaleError request_not_multipart, request_no_photos, request_too_many_photos, request_too_large,
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
  }).array(PHOTOS, limits.maxPhotos);

  return async (request, response) => {
    if (!request.is('multipart/form-data')) {
      throw new TelltaleError('request_not_multipart', { received: request.get('content-type') ?? '-' });
    }
    await new Promise<void>((resolve, reject) => {
      parse(request, response, (error: unknown) => {
        if (error) reject(uploadError(error, limits));
        else resolve();
      });
      boundBody(request, limits.maxRequestBytes, reject);
    });
    return { photos: photosOf(request, limits), prior: priorOf(request) };
  };
}

/**
 * Calls `refuse` as soon as the body is known to be larger than `maxBytes`, by its announced length or by count, and
 * keeps nothing that comes after.
 */
function boundBody(request: Request, maxBytes: number, refuse: (error: TelltaleError) => void): void {
  const tooLarge = () => {
    request.unpipe();
    request.resume();
    refuse(new TelltaleError('request_too_large', { maxMegabytes: Math.floor(maxBytes / MEGABYTE) }));
  };
  if (Number(request.get('content-length') ?? 0) > maxBytes) {
    tooLarge();
    return;
  }
  let received = 0;
  request.on('data', (chunk: Buffer) => {
    const before = received;
    received += chunk.length;
    if (before <= maxBytes && received > maxBytes) tooLarge();
  });
}

/** Multer's own errors as the catalogue's. What else it hands on comes from the parser: the body was not well-formed. */
function uploadError(error: unknown, { maxPhotos }: UploadLimits): TelltaleError {
  if (!(error instanceof MulterError)) return new TelltaleError('request_malformed', {}, { cause: error });
  const { code, field } = error;
  if (code === 'LIMIT_FILE_COUNT' || (code === 'LIMIT_UNEXPECTED_FILE' && field === PHOTOS)) {
    return new TelltaleError('request_too_many_photos', { max: maxPhotos }, { cause: error });
  }
  if (code === 'LIMIT_UNEXPECTED_FILE') return unknownField(field ?? '');
  return new TelltaleError('request_malformed', {}, { cause: error });
}

function unknownField(received: string): TelltaleError {
  return new TelltaleError('request_field_unknown', { expected: [PHOTOS, ...FIELDS].join(', '), received });
}

function photosOf({ files }: Request, { maxPhotoBytes }: UploadLimits): UploadedPhoto[] {
  if (!Array.isArray(files) || files.length === 0) throw new TelltaleError('request_no_photos', { field: PHOTOS });
  return files.map(({ originalname, size, buffer }) => ({
    name: originalname,
    bytes: size > maxPhotoBytes ? undefined : buffer,
  }));
}

function priorOf({ body }: Request): number {
  const fields: Readonly<Record<string, unknown>> = body;
  const unknown = Object.keys(fields).find((name) => !FIELDS.includes(name));
  if (unknown !== undefined) throw unknownField(unknown);
  const prior = fields['prior'];
  // The same field twice makes a list of it.
  return prior === undefined ? DEFAULT_PRIOR : parsePrior(String(prior));
}
