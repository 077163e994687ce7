import type { RequestHandler } from 'express';
import { TelltaleError } from '../core/errors.ts';

/** Refuses what a route would not look at, so that nobody takes it for read. */
export const plainRequests: RequestHandler = (request, _response, next) => {
  const encoding = request.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') throw new TelltaleError('request_encoded', { received: encoding });
  // An address may end in a question mark alone.
  const [name] = new URL(request.originalUrl, 'http://localhost').searchParams.keys();
  if (name !== undefined) throw new TelltaleError('request_query_unknown', { received: name });
  next();
};
