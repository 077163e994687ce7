import { PHOTO_LIMITS } from '../../photo/limits.ts';
import type { Answer, Answers, Ask, Failure, ProgressOf } from './examiner-messages.ts';

type Waiting = {
  resolve(value: never): void;
  reject(error: Error): void;
  onProgress(progress: never): void;
};
type Question<Kind extends Ask['kind']> = Omit<Extract<Ask, { kind: Kind }>, 'id' | 'kind'>;

/** A question that the worker could not answer. */
export class DeviceError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(JSON.stringify(failure));
    this.failure = failure;
  }
}

/**
 * Twice the limit of one photo on the server: an old phone is slow, and work that neither ends nor progresses for longer
 * will never end.
 */
const STUCK_AFTER_MS = 2 * PHOTO_LIMITS.timeoutSeconds * 1000;

/**
 * Whether this browser has everything that the core needs; over plain HTTP from another machine, browsers withhold some
 * of it.
 */
export function deviceIsCapable(): boolean {
  return (
    isSecureContext &&
    [typeof Worker, typeof OffscreenCanvas, typeof createImageBitmap, typeof WebAssembly, typeof caches].every(
      (type) => type !== 'undefined',
    ) &&
    WebAssembly.validate(SIMD_PROBE)
  );
}

/** The smallest module with a SIMD instruction: (func (result v128) i32.const 0 i8x16.splat). */
const SIMD_PROBE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

/** The page's interface to the worker. A worker that dies or hangs is ended; the next request starts another. */
export class DeviceExaminer {
  readonly #sha256: string;
  #worker: Worker | undefined;
  #loaded: Promise<unknown> | undefined;
  #nextId = 1;
  readonly #waiting = new Map<number, Waiting>();

  /** @param sha256 of the manifest of the bundle */
  constructor(sha256: string) {
    this.#sha256 = sha256;
  }

  /** Loads the model, once. Rejects with DeviceError if it is unavailable now; may be called again. */
  load(onProgress?: (share: number) => void): Promise<void> {
    this.#loaded ??= this.#ask('load', { sha256: this.#sha256 }, onProgress).catch((error: unknown) => {
      this.#loaded = undefined;
      throw error;
    });
    return this.#loaded.then(() => undefined);
  }

  /** Rejects with DeviceError. */
  async ask<Kind extends Exclude<Ask['kind'], 'load'>>(
    kind: Kind,
    question: Question<Kind>,
    onProgress?: (progress: ProgressOf<Kind>) => void,
  ): Promise<Answers[Kind]> {
    await this.load();
    return this.#ask(kind, question, onProgress);
  }

  #ask<Kind extends Ask['kind']>(
    kind: Kind,
    question: Question<Kind>,
    onProgress?: (progress: ProgressOf<Kind>) => void,
  ): Promise<Answers[Kind]> {
    const worker = this.#running();
    const id = this.#nextId++;
    return new Promise<Answers[Kind]>((resolve, reject) => {
      const startTimer = () =>
        setTimeout(() => this.#end('it took too long'), STUCK_AFTER_MS * (kind === 'load' ? 5 : 1));
      let timer = startTimer();
      const settle = () => {
        clearTimeout(timer);
        this.#waiting.delete(id);
      };
      this.#waiting.set(id, {
        resolve(value) {
          settle();
          resolve(value);
        },
        reject(error) {
          settle();
          reject(error);
        },
        onProgress(progress) {
          clearTimeout(timer);
          timer = startTimer();
          onProgress?.(progress);
        },
      });
      worker.postMessage({ id, kind, ...question });
    });
  }

  #running(): Worker {
    if (this.#worker !== undefined) return this.#worker;
    const worker = new Worker(new URL('./examiner.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => this.#take(data));
    worker.addEventListener('error', (event) => this.#end(event.message || 'its thread ended'));
    this.#worker = worker;
    return worker;
  }

  #take(message: Answer): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    if ('progress' in message) waiting.onProgress(message.progress as never);
    else if ('failure' in message) waiting.reject(new DeviceError(message.failure));
    else waiting.resolve(message.value as never);
  }

  #end(fault: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#loaded = undefined;
    for (const waiting of [...this.#waiting.values()]) waiting.reject(new DeviceError({ fault }));
  }
}
