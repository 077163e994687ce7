import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { TelltaleError } from '../../core/errors.ts';

const WINDOW_MS = 60_000;

/** Requests a minute; 0 is without limit. */
export interface RateLimits {
  readonly perAddress: number;
  readonly perCaller: number;
}

/** The networks of an IPv6 address that one household or one machine has all of: it could use another address each time. */
const IPV6_SUBNET = 56;

/** Counted before anyone is identified, so that guessing is limited too. Addresses are in memory for a minute. */
export function limitByAddress({ perAddress }: RateLimits): RequestHandler {
  return limit(perAddress, (request) => ipKeyGenerator(request.ip ?? '', IPV6_SUBNET));
}

/** Counted once the caller is identified; whoever is not counts by address alone. */
export function limitByCaller({ perCaller }: RateLimits): RequestHandler {
  const counted = limit(perCaller, (_request, response) => String(response.locals['caller']));
  return (request, response, next) =>
    response.locals['caller'] === undefined ? next() : counted(request, response, next);
}

function limit(perMinute: number, keyGenerator: (request: Request, response: Response) => string): RequestHandler {
  if (perMinute === 0) return (_request, _response, next) => next();
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    keyGenerator,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // It would write about proxies to the console; docs/deploy.md says what to set.
    validate: false,
    handler(_request, response, next) {
      const seconds = Number(response.get('Retry-After'));
      const retryAfterSeconds = Number.isFinite(seconds) && seconds > 0 ? seconds : WINDOW_MS / 1000;
      next(new TelltaleError('request_rate_exceeded', { max: perMinute, retryAfterSeconds }));
    },
  });
}
