import { TelltaleError } from '../core/errors.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { tryPool } from '../runtime/pool/try-pool.ts';
import type { ServiceLimits } from './limits.ts';
import type { Log } from './log.ts';

const RETRY_AFTER_SECONDS = 5;

/**
 * Whether requests should be sent here: once every thread has examined a photo, and until the service stops. After a
 * thread has died, the next check examines one photo in every thread again. Until that is done the answer is unchanged,
 * because one bad photo must not make the service unavailable to everybody; if it fails, the answer is no until it
 * succeeds.
 */
export class Readiness {
  readonly #pool: ExaminerPool;
  readonly #log: Log;
  readonly #deadlineMs: number;
  readonly #pauseMs: number;
  #ready = false;
  #closed = false;
  #trying = false;
  #triedMs = Number.NEGATIVE_INFINITY;
  /** Fault count of the pool when its threads last worked. */
  #faults = 0;

  /** `pauseMs` is the time between a failed try and the next. */
  constructor(
    pool: ExaminerPool,
    log: Log,
    { deadlineMs }: Pick<ServiceLimits, 'deadlineMs'>,
    pauseMs = RETRY_AFTER_SECONDS * 1000,
  ) {
    this.#pool = pool;
    this.#log = log;
    this.#deadlineMs = deadlineMs;
    this.#pauseMs = pauseMs;
  }

  /** @throws TelltaleError service_not_ready */
  check(): void {
    const doubtful = !this.#ready || this.#pool.load().faults !== this.#faults;
    if (doubtful && performance.now() - this.#triedMs >= this.#pauseMs) void this.warmUp();
    if (!this.#ready) throw new TelltaleError('service_not_ready', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }

  close(): void {
    this.#closed = true;
    this.#ready = false;
  }

  /** Examines one photo per thread, within the deadline of a request. The log has the reason of a failure. */
  async warmUp(): Promise<void> {
    if (this.#closed || this.#trying) return;
    this.#trying = true;
    // Counted before: the next check detects a thread that dies meanwhile.
    const { faults } = this.#pool.load();
    const failure = await this.#examine().catch((err: unknown) => ({ err }));
    if (failure !== undefined) this.#log.error(failure, 'the warm-up examination failed');
    this.#ready = failure === undefined && !this.#closed;
    this.#faults = faults;
    this.#triedMs = performance.now();
    this.#trying = false;
  }

  /** What is wrong, for the log; undefined if nothing is. */
  async #examine(): Promise<object | undefined> {
    const error = await tryPool(this.#pool, this.#deadlineMs);
    return error && { error };
  }
}
