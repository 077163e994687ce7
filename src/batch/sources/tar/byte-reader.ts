import type { Span } from '../content.ts';
import { spanLength, streamOf } from '../content.ts';

/** A stream of bytes, read in any number at a time. */
export class ByteReader {
  #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #position = 0;
  readonly #span: Span | undefined;

  /** Skipped bytes of a `span` are not read. */
  constructor(from: AsyncIterable<Buffer> | Span) {
    const isSpan = 'buffer' in from || 'file' in from;
    this.#span = isSpan ? from : undefined;
    this.#chunks = chunksOf(isSpan ? streamOf(from) : from);
  }

  /** Number of bytes that were read or skipped. */
  get position(): number {
    return this.#position;
  }

  /** The next bytes without consuming them; fewer only at the end. */
  async peek(byteLength: number): Promise<Buffer> {
    while (this.#rest.length < byteLength && (await this.#more())) {
      // Until there are enough.
    }
    return this.#rest.subarray(0, byteLength);
  }

  /** The next bytes; fewer only at the end. */
  async take(byteLength: number): Promise<Buffer> {
    const bytes = await this.peek(byteLength);
    this.#pass(bytes.length);
    return bytes;
  }

  /** As many of the next bytes as are available, at most this many; none only at the end. */
  async takeSome(maxBytes: number): Promise<Buffer> {
    if (maxBytes > 0 && this.#rest.length === 0) await this.#more();
    const bytes = this.#rest.subarray(0, maxBytes);
    this.#pass(bytes.length);
    return bytes;
  }

  /** Skips bytes up to this position. Returns whether there are as many. */
  async skipTo(position: number): Promise<boolean> {
    if (this.#span !== undefined && position - this.#position > this.#rest.length)
      return this.#jump(this.#span, position);
    while (this.#position < position) {
      if ((await this.takeSome(position - this.#position)).length === 0) return false;
    }
    return true;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #jump(span: Span, position: number): Promise<boolean> {
    await this.close();
    this.#rest = Buffer.alloc(0);
    this.#position = Math.min(position, spanLength(span));
    this.#chunks = chunksOf(streamOf(span, this.#position));
    return this.#position === position;
  }

  #pass(byteLength: number): void {
    this.#rest = this.#rest.subarray(byteLength);
    this.#position += byteLength;
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value]);
    return true;
  }
}

function chunksOf(chunks: AsyncIterable<Buffer>): AsyncIterator<Buffer> {
  return chunks[Symbol.asyncIterator]();
}
