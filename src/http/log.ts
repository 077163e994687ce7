import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { destination, type Logger, pino } from 'pino';
import type { LogLevel } from './settings.ts';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** JSON lines on standard error, because standard output is for people. No process id and no host name. */
export function startLog(level: LogLevel): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination(2));
}

/**
 * Gives every request an id and logs one line at its end. The line has the route's pattern and never the requested
 * address, the caller's address, a header, or a file's name: none of it may identify a caller or a photo.
 */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const requestId = randomUUID();
    const startedMs = performance.now();
    response.locals['requestId'] = requestId;
    response.set('X-Request-Id', requestId);
    response.once('close', () => {
      const route: unknown = request.route?.path;
      log.info({
        requestId,
        method: request.method,
        route: typeof route === 'string' ? route : null,
        status: response.writableFinished ? response.statusCode : null,
        photos: response.locals['photos'],
        durationMs: Math.round(performance.now() - startedMs),
      });
    });
    next();
  };
}
