import type { RequestHandler } from 'express';
import { TelltaleError } from '../core/errors.ts';

/** Refuses parameters that a route ignores, so that nobody believes they had an effect. */
export const plainRequests: RequestHandler = requestsWith([]);

/** The same for a route that takes these parameters in its address. */
export function requestsWith(parameters: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    const encoding = request.get('content-encoding')?.trim().toLowerCase() ?? '';
    if (encoding !== '' && encoding !== 'identity') throw new TelltaleError('request_encoded', { received: encoding });
    // An address may end in a bare question mark.
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const name = [...searchParams.keys()].find((some) => !parameters.includes(some));
    if (name !== undefined) throw new TelltaleError('request_query_unknown', { received: name });
    next();
  };
}
