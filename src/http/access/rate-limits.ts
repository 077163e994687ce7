import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { TelltaleError } from '../../core/errors.ts';

const WINDOW_MS = 60_000;

/** Requests per minute; 0 is no limit. */
export interface RateLimits {
  readonly perAddress: number;
  readonly perCaller: number;
}

/** The size of IPv6 networks that belong to one household or machine, which could use another address each time. */
const IPV6_SUBNET = 56;

/** Counted before anyone is identified, so that guessing is limited too. Addresses are in memory for a minute. */
export function limitByAddress({ perAddress }: RateLimits): RequestHandler {
  return limit(perAddress, (request) => ipKeyGenerator(request.ip ?? '', IPV6_SUBNET));
}

/** Counted once the caller is identified; others are counted by address alone. */
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
    // The library would write about proxies to the console; docs/deploy.md says what to set.
    validate: false,
    handler(_request, response, next) {
      const seconds = Number(response.get('Retry-After'));
      const retryAfterSeconds = Number.isFinite(seconds) && seconds > 0 ? seconds : WINDOW_MS / 1000;
      next(new TelltaleError('request_rate_exceeded', { max: perMinute, retryAfterSeconds }));
    },
  });
}
