import express, { type Request, type Response } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import { MEGABYTE } from '../limits.ts';

/** A thousand long paths. */
const MAX_MEGABYTES = 1;

const parse = express.json({ limit: MAX_MEGABYTES * MEGABYTE, type: 'application/json' });

/**
 * The body of a request as JSON.
 *
 * @throws TelltaleError request_not_json, request_too_large, request_malformed
 */
export async function readJson(request: Request, response: Response): Promise<unknown> {
  if (!request.is('application/json')) {
    throw new TelltaleError('request_not_json', { received: request.get('content-type') ?? '-' });
  }
  // The client asked whether it may send its body, and may: see start-server.ts.
  if (request.get('expect') !== undefined) response.writeContinue();
  await new Promise<void>((resolve, reject) => {
    parse(request, response, (error?: unknown) => {
      if (error) reject(bodyError(error));
      else resolve();
    });
  });
  return request.body;
}

function bodyError(cause: unknown): TelltaleError {
  const type = cause instanceof Error && 'type' in cause ? cause.type : undefined;
  return type === 'entity.too.large'
    ? new TelltaleError('request_too_large', { maxMegabytes: MAX_MEGABYTES }, { cause })
    : new TelltaleError('request_malformed', {}, { cause });
}
