import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, ThreadFault, ThreadStatement } from './sqlite-thread-messages.ts';

export interface SqliteFile {
  readonly path: string;
  /** How long to wait for a transaction of another process. */
  readonly waitMs: number;
}

interface Waiting {
  resolve(answer: ThreadAnswer): void;
  reject(error: unknown): void;
}

/**
 * A SQLite file with its thread, which runs one statement after the other. It keeps the process alive only while a
 * statement is running.
 */
export class SqliteThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #ids = 0;
  #ended: unknown;
  inTransaction = false;

  private constructor(file: SqliteFile) {
    this.#worker = new Worker(new URL('./sqlite-thread.mjs', import.meta.url), { workerData: file });
    this.#worker.on('message', (answer: ThreadAnswer) => this.#answered(answer));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the thread of the database has ended')));
  }

  /**
   * Opens the file, which is created if it is missing. Throws errors of the driver, which must be loaded here already:
   * see open-sqlite.ts.
   */
  static async open(file: SqliteFile): Promise<SqliteThread> {
    const thread = new SqliteThread(file);
    const { error } = await thread.#wait(0);
    if (error !== undefined) throw asError(error);
    return thread;
  }

  /** Runs one statement. Throws the driver's error, with its `errcode`. */
  async run(sql: string, parameters: readonly unknown[]): Promise<ThreadAnswer> {
    const id = ++this.#ids;
    const answered = this.#wait(id);
    this.#worker.postMessage({ id, sql, parameters } satisfies ThreadStatement);
    const answer = await answered;
    if (answer.error !== undefined) throw asError(answer.error);
    return answer;
  }

  /** Closes the file; resolves when the thread has ended. */
  async close(): Promise<void> {
    if (this.#ended !== undefined) return;
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#worker.ref();
    this.#worker.postMessage({ id: 0 } satisfies ThreadStatement);
    await ended;
  }

  #wait(id: number): Promise<ThreadAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) return reject(this.#ended);
      this.#worker.ref();
      this.#waiting.set(id, { resolve, reject });
    });
  }

  #answered(answer: ThreadAnswer): void {
    this.inTransaction = answer.inTransaction ?? false;
    this.#waiting.get(answer.id)?.resolve(answer);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref();
  }

  #end(error: unknown): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function asError({ message, code, errcode }: ThreadFault): Error {
  return Object.assign(new Error(message), { code, errcode });
}
