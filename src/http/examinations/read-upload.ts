import type { Request, Response } from 'express';
import type { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { readTextFields, unknownField } from '../fields.ts';
import { MEGABYTE, type ServiceLimits } from '../limits.ts';
import { languageOf } from '../request-language.ts';
import { PHOTOS_FIELD } from './examination-fields.ts';
import { boundaryOf, MultipartParser } from './multipart.ts';
import { type UploadedPhoto, UploadParts } from './upload-parts.ts';

type UploadLimits = Pick<ServiceLimits, 'maxPhotos' | 'maxPhotoBytes' | 'maxRequestBytes' | 'uploadTimeoutMs'>;

export interface Upload<Fields> {
  /** In the order of the request; at least one. */
  readonly photos: readonly UploadedPhoto[];
  readonly fields: Fields;
}

/**
 * Checks the head of a request against the limits of an upload, before anything of its body is read.
 *
 * @returns the maximum bytes of its body: the declared length, or the limit
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
 * Reads an upload whose head was checked: photos in the field `photos`, and text fields.
 *
 * @throws TelltaleError request_no_photos, request_too_many_photos, request_too_large, request_too_slow,
 * request_field_unknown, request_malformed, setting_invalid
 */
export function uploadReader<Schema extends z.ZodObject>(
  limits: UploadLimits,
  textFields: Schema,
): (request: Request, response: Response) => Promise<Upload<z.infer<Schema>>> {
  return async (request, response) => {
    const boundary = boundaryOf(request.get('content-type') ?? '');
    if (boundary === undefined) throw new TelltaleError('request_malformed');
    const parts = new UploadParts(limits, (name) => unknownField(textFields, name, [PHOTOS_FIELD]));
    // The client asked whether it may send its body, and may: see start-server.ts.
    if (request.get('expect') !== undefined) response.writeContinue();
    await readBody(request, new MultipartParser(boundary, (head) => parts.begin(head)), limits);
    const { photos, fields, hasFile } = parts;
    if (!hasFile) throw new TelltaleError('request_no_photos', { field: PHOTOS_FIELD });
    return { photos, fields: readTextFields(textFields, fields, languageOf(response), [PHOTOS_FIELD]) };
  };
}

/**
 * Passes a body to the parser as it arrives. Rejects as soon as it is too large, too slow or damaged; later bytes are
 * discarded.
 */
function readBody(
  request: Request,
  parser: MultipartParser,
  { maxRequestBytes, uploadTimeoutMs }: UploadLimits,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = 0;
    const read = (chunk: Buffer) => {
      received += chunk.length;
      if (received > maxRequestBytes) stop(tooLarge(maxRequestBytes));
      else attempt(() => parser.push(chunk));
    };
    const stop = (error: unknown) => {
      clearTimeout(timer);
      request.off('data', read);
      reject(error);
    };
    const attempt = (work: () => void) => {
      try {
        work();
      } catch (error) {
        stop(error);
      }
    };
    const tooSlow = () => stop(new TelltaleError('request_too_slow', { timeoutSeconds: uploadTimeoutMs / 1000 }));
    const timer = setTimeout(tooSlow, uploadTimeoutMs);
    request.on('data', read);
    request.once('end', () => {
      clearTimeout(timer);
      attempt(() => parser.end());
      resolve();
    });
    const cutOff = (cause?: unknown) => stop(new TelltaleError('request_malformed', {}, { cause }));
    request.once('error', cutOff);
    request.once('close', () => cutOff());
  });
}
