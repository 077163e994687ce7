import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TelltaleError } from '../core/errors.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { systemReason } from '../runtime/system-reason.ts';
import type { RateLimits } from './access/rate-limits.ts';
import type { Identify } from './access/scopes.ts';
import { Admission } from './admission.ts';
import type { Batches } from './batches/batches.ts';
import { createApp } from './create-app.ts';
import { DEFAULT_LIMITS, type ServiceLimits } from './limits.ts';
import { type Log, startLog } from './log.ts';
import { Readiness } from './readiness.ts';

const NO_RATE_LIMITS: RateLimits = { perAddress: 0, perCaller: 0 };

/** How much later than ours Node's limit for an upload comes. */
const UPLOAD_GRACE_MS = 30_000;

/** How long after the deadline of the last request the lines of those that are not answered are cut. */
const CLOSE_GRACE_MS = 5000;

export interface ServerOptions {
  /** 0 takes any port that is free. */
  readonly port: number;
  readonly host: string;
  /** Stays the caller's: closing the server leaves it open. */
  readonly pool: ExaminerPool;
  /** DEFAULT_LIMITS unless given. */
  readonly limits?: Partial<ServiceLimits>;
  /** How callers are identified; anyone may ask unless given. See access/open-access.ts. */
  readonly identify?: Identify | undefined;
  /** Without limit unless given. */
  readonly rates?: RateLimits;
  /** Proxies that are believed about the caller's address; none unless given. */
  readonly proxies?: number;
  /** Stays the caller's too; batches are not set up unless given. */
  readonly batches?: Batches | undefined;
  /** Nothing is logged unless given. */
  readonly log?: Log;
  /** BCP 47 tag; English unless given. */
  readonly language?: string;
}

export interface RunningServer {
  /** Where it is reached from this machine, without a slash at the end. */
  readonly url: string;
  /** Takes no more requests and resolves when those under way are answered, or were given up after a while. */
  close(): Promise<void>;
}

/**
 * Starts the HTTP service over `pool`.
 *
 * @throws TelltaleError address_in_use, address_unusable
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { port, host, pool, log = startLog('silent'), language = 'en' } = options;
  const { identify, rates = NO_RATE_LIMITS, proxies = 0, batches } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const admission = new Admission(limits, pool.workers);
  const readiness = new Readiness(pool, log, limits);
  const app = createApp(pool, { limits, admission, readiness, identify, rates, proxies, batches, log, language });
  const server = createServer(app);
  // Node's own limit for a whole request must not come before ours, which answers with a sentence.
  server.requestTimeout = limits.uploadTimeoutMs + UPLOAD_GRACE_MS;
  // A client that asks before it sends its body gets its answer first: Node by itself would always say "send".
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
  if (address === null || typeof address === 'string') throw new Error('the server listens to no TCP port');
  return address;
}

function listenError(cause: Error, port: number, host: string): TelltaleError {
  const reason = systemReason(cause);
  // Text, for a number would be written with a thousands separator.
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
  // A connection whose last answer is out is idle and would be kept for the client's next request.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
