import { TelltaleError } from '../core/errors.ts';
import { drawWarmUpPhoto } from '../photo/warm-up-photo.ts';
import type { ExaminerPool } from '../runtime/examiner-pool.ts';
import type { Log } from './log.ts';
import { DEFAULT_PRIOR } from './prior.ts';

const RETRY_AFTER_SECONDS = 5;

/** Whether requests should be sent here: once every thread has examined a photo, and until the service stops. */
export class Readiness {
  readonly #pool: ExaminerPool;
  readonly #log: Log;
  #ready = false;

  constructor(pool: ExaminerPool, log: Log) {
    this.#pool = pool;
    this.#log = log;
  }

  /** @throws TelltaleError service_not_ready */
  check(): void {
    if (!this.#ready) throw new TelltaleError('service_not_ready', { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }

  close(): void {
    this.#ready = false;
  }

  /** One examination a thread. Where one fails the service never becomes ready, and the log has the reason. */
  async warmUp(): Promise<void> {
    try {
      const photo = await drawWarmUpPhoto();
      const policy = { prior: DEFAULT_PRIOR, language: 'en' };
      const examine = () => this.#pool.examine(photo, 'warm-up', policy);
      const examinations = await Promise.all(Array.from({ length: this.#pool.workers }, examine));
      const failed = examinations.find(({ status }) => status === 'error');
      if (failed === undefined) this.#ready = true;
      else this.#log.error({ error: failed.error }, 'the warm-up examination failed');
    } catch (err) {
      this.#log.error({ err }, 'the warm-up examination failed');
    }
  }
}
