import type { ErrorRequestHandler, Request } from 'express';
import { TelltaleError } from '../core/errors.ts';
import { ERRORS } from '../core/words/codes.ts';
import type { Log } from './log.ts';
import { problemOf } from './problem.ts';
import { languageOf } from './request-language.ts';

/** How long a client whose request was refused half-way may continue sending before the connection is closed. */
const LINGER_MS = 10_000;

/**
 * The one place where errors become answers: problem details for errors in the catalogue, and for everything else a 500
 * that reveals nothing and is logged whole.
 */
export function answerErrors(log: Log): ErrorRequestHandler {
  return (fault: unknown, request, response, _next) => {
    const error = asTelltaleError(fault);
    response.locals['problem'] = error.code;
    report(log, error, fault, response.locals['requestId']);
    // If the client hung up, nobody can be answered, and an answer that has begun cannot be taken back.
    if (response.headersSent || response.destroyed) return void request.destroy();
    discardRest(request);
    const { retryAfterSeconds } = error.values;
    if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
    const problem = problemOf(error, String(response.locals['requestId']), languageOf(response));
    response.status(problem.status).set('Content-Type', 'application/problem+json').send(JSON.stringify(problem));
  };
}

/**
 * Logs what somebody should look at: faults of the program whole, and failures of other services. A full service is no
 * fault; each such answer has its normal log line, and a flood of them must not cost more.
 */
function report(log: Log, error: TelltaleError, fault: unknown, requestId: unknown): void {
  const { status } = ERRORS[error.code];
  if (status === 503 && error.cause !== undefined) log.warn({ requestId, err: fault }, error.code);
  else if (status >= 500 && status !== 503) log.error({ requestId, err: fault }, error.code);
}

/** Express and its libraries mark faults of a request with a status; they are not faults of the program. */
function asTelltaleError(fault: unknown): TelltaleError {
  if (fault instanceof TelltaleError) return fault;
  const status = fault instanceof Error && 'status' in fault ? Number(fault.status) : 500;
  return new TelltaleError(status >= 400 && status < 500 ? 'request_malformed' : 'internal', {}, { cause: fault });
}

/**
 * Continues to read and discard the request for a while: a client whose connection is closed while it sends would never
 * read the answer.
 */
function discardRest(request: Request): void {
  if (request.complete) return;
  const timer = setTimeout(() => request.destroy(), LINGER_MS).unref();
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
