import { TelltaleError } from '../core/errors.ts';
import { drawWarmUpPhoto } from '../photo/node/warm-up-photo.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import type { ServiceLimits } from './limits.ts';
import type { Log } from './log.ts';
import { DEFAULT_PRIOR } from './prior-range.ts';

const RETRY_AFTER_SECONDS = 5;

/**
 * Whether requests should be sent here: once every thread has examined a photo, and until the service stops. Whoever asks
 * after a thread died has the threads examined anew, each by one photo: until that is done the answer is as before, since
 * one bad photo must not take the service away from everybody; where it fails, the answer is no until it succeeds.
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
  /** Of the pool, when its threads were last known to work. */
  #faults = 0;

  /** `pauseMs` lies between a try that failed and the next. */
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

  /** One examination a thread, within the deadline of a request. Where one fails the log has the reason. */
  async warmUp(): Promise<void> {
    if (this.#closed || this.#trying) return;
    this.#trying = true;
    // Counted before: a thread that dies meanwhile is found out by whoever asks next.
    const { faults } = this.#pool.load();
    const failure = await this.#examine().catch((err: unknown) => ({ err }));
    if (failure !== undefined) this.#log.error(failure, 'the warm-up examination failed');
    this.#ready = failure === undefined && !this.#closed;
    this.#faults = faults;
    this.#triedMs = performance.now();
    this.#trying = false;
  }

  /** What is wrong, for the log; undefined where nothing is. */
  async #examine(): Promise<object | undefined> {
    const photo = await drawWarmUpPhoto();
    const policy = { prior: DEFAULT_PRIOR, language: 'en' };
    const late = new AbortController();
    const error = new TelltaleError('photo_not_in_time', { timeoutSeconds: this.#deadlineMs / 1000 });
    const timer = setTimeout(() => late.abort(error), this.#deadlineMs).unref();
    const examine = () => this.#pool.examine(photo, 'warm-up', policy, { signal: late.signal });
    const answers = await Promise.all(Array.from({ length: this.#pool.workers }, examine));
    clearTimeout(timer);
    const failed = answers.find(({ examination }) => examination.status === 'error');
    return failed && { error: failed.examination.error };
  }
}
