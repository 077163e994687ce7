import { Readable } from 'node:stream';
import type { ByteReader } from './byte-reader.ts';

/** A member of a compressed tar was requested after its bytes had passed. */
export class BytesHavePassed extends Error {}

const CHUNK_BYTES = 65_536;

/** The window in which a member's bytes pass, up to the reader's position `end`. */
export class MemberWindow {
  readonly #bytes: ByteReader;
  readonly #end: number;
  #isOver = false;
  #lent: Promise<void> | undefined;

  constructor(bytes: ByteReader, end: number) {
    this.#bytes = bytes;
    this.#end = end;
  }

  /** The first of them, until somebody takes them. */
  async head(byteLength: number): Promise<Buffer> {
    if (this.#isOver || this.#lent) throw new BytesHavePassed('the bytes of this member have passed');
    return this.#bytes.peek(Math.min(byteLength, this.#end - this.#bytes.position));
  }

  /** The bytes as a stream. A reader that has enough may destroy it; one that never ends blocks all others. */
  take(): Readable {
    if (this.#isOver || this.#lent) throw new BytesHavePassed('the bytes of this member have passed');
    let giveBack = () => {};
    this.#lent = new Promise((resolve) => {
      giveBack = resolve;
    });
    let reading: Promise<void> = Promise.resolve();
    const stream: Readable = new Readable({
      read: () => {
        reading = this.#pushSome(stream, giveBack).catch((error: Error) => void stream.destroy(error));
      },
      destroy(error, done) {
        void reading.then(giveBack);
        done(error);
      },
    });
    return stream;
  }

  async #pushSome(stream: Readable, giveBack: () => void): Promise<void> {
    const left = this.#end - this.#bytes.position;
    const some = await this.#bytes.takeSome(Math.min(left, CHUNK_BYTES));
    if (some.length === 0 && left > 0) throw new Error('the archive ends early');
    if (some.length > 0) stream.push(some);
    if (some.length < left) return;
    stream.push(null);
    giveBack();
  }

  /** Waits for the reader of the bytes. The rest of them may then pass. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#lent;
  }
}
