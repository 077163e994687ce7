import type { RequestHandler } from 'express';
import { TelltaleError } from '../core/errors.ts';

/** Refuses parameters that a route ignores, so that nobody believes they had an effect. */
export const plainRequests: RequestHandler = (request, _response, next) => {
  const encoding = request.get('content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity') throw new TelltaleError('request_encoded', { received: encoding });
  // An address may end in a bare question mark.
  const [name] = new URL(request.originalUrl, 'http://localhost').searchParams.keys();
  if (name !== undefined) throw new TelltaleError('request_query_unknown', { received: name });
  next();
};
