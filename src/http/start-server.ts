import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TelltaleError } from '../core/errors.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import type { Shadow } from '../runtime/pool/shadow.ts';
import { systemReason } from '../runtime/system-reason.ts';
import type { RateLimits } from './access/rate-limits.ts';
import type { Identify } from './access/scopes.ts';
import { Admission } from './admission.ts';
import type { Batches } from './batches/batches.ts';
import type { Cases } from './cases/cases.ts';
import { createApp } from './create-app.ts';
import { DEFAULT_LIMITS, type ServiceLimits } from './limits.ts';
import { type Log, startLog } from './log.ts';
import { Readiness } from './readiness.ts';

const NO_RATE_LIMITS: RateLimits = { perAddress: 0, perCaller: 0 };

/** Node's limit for an upload is this much longer than ours. */
const UPLOAD_GRACE_MS = 30_000;

/** How long after the deadline of the last request unanswered connections are closed. */
const CLOSE_GRACE_MS = 5000;

export interface ServerOptions {
  /** 0 chooses a free port. */
  readonly port: number;
  readonly host: string;
  /** Owned by the caller: closing the server leaves it open. */
  readonly pool: ExaminerPool;
  /** DEFAULT_LIMITS by default. */
  readonly limits?: Partial<ServiceLimits>;
  /** How callers are identified; by default anyone may use the service. See access/open-access.ts. */
  readonly identify?: Identify | undefined;
  /** By default no limit. */
  readonly rates?: RateLimits;
  /** Number of trusted proxies for the caller's address; by default none. */
  readonly proxies?: number;
  /** Owned by the caller too; by default batches are not set up. */
  readonly batches?: Batches | undefined;
  /** Owned by the caller too; by default no bundle runs beside the used one. */
  readonly shadow?: Shadow | undefined;
  /** Owned by the caller too; by default the service is private. */
  readonly cases?: Cases | undefined;
  /** By default nothing is logged. */
  readonly log?: Log;
  /** BCP 47 tag; by default English. */
  readonly language?: string;
}

export interface RunningServer {
  /** Its address on this machine, without a slash at the end. */
  readonly url: string;
  /** Accepts no more requests and resolves when those in progress are answered or, after a while, aborted. */
  close(): Promise<void>;
}

/**
 * Starts the HTTP service over `pool`.
 *
 * @throws TelltaleError address_in_use, address_unusable
 *
 * @example
 * ```ts
 * const server = await startServer({ port: 0, host: '127.0.0.1', pool });
 * console.log(server.url);
 * await server.close();
 * ```
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host, pool, log = startLog('silent'), language = 'en' } = options;
  const { identify, rates = NO_RATE_LIMITS, proxies = 0, batches, cases, shadow } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const admission = new Admission(limits, pool.workers);
  const readiness = new Readiness(pool, log, limits);
  const app = createApp(pool, {
    limits,
    admission,
    readiness,
    identify,
    rates,
    proxies,
    batches,
    cases,
    shadow,
    log,
    language,
  });
  const server = createServer(app);
  // Node's own limit for a whole request must not come before ours, which answers with a message.
  server.requestTimeout = limits.uploadTimeoutMs + UPLOAD_GRACE_MS;
  // A client that asks before it sends its body gets its answer first: by default, Node would always say "continue".
  server.on('checkContinue', app);
  const address = await listen(server, port, host);
  void readiness.warmUp();
  return {
    url: urlOf(address),
    close() {
      admission.close();
      readiness.close();
      return close(server, limits.deadlineMs + CLOSE_GRACE_MS);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, port, host)));
    server.listen(port, host, () => resolve(tcpAddress(server)));
  });
}

function tcpAddress(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a TCP port');
  return address;
}

function listenError(cause: Error, port: number, host: string): TelltaleError {
  const reason = systemReason(cause);
  // As text, because a number would get a thousands separator.
  const place = { host, port: String(port) };
  return reason === 'EADDRINUSE'
    ? new TelltaleError('address_in_use', place, { cause })
    : new TelltaleError('address_unusable', { ...place, reason }, { cause });
}

const LOCAL = new Set(['127.0.0.1', '0.0.0.0', '::', '::1']);

function urlOf({ address, family, port }: AddressInfo): string {
  if (LOCAL.has(address)) return `http://localhost:${port}`;
  return family === 'IPv6' ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

async function close(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // A connection is idle after its last answer and would be kept for the client's next request.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
