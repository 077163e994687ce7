import { createReadStream } from 'node:fs';

/** A line of a file, without its line break. */
export interface Line {
  readonly text: string;
  /** Bytes of the file before it. */
  readonly start: number;
  /** With its line break. */
  readonly byteLength: number;
}

const NEWLINE = 0x0a;

/** The complete lines of a file in order; bytes after the last line break are a truncated line and are ignored. */
export async function* readLines(path: string): AsyncGenerator<Line, void, undefined> {
  let [rest, start] = [Buffer.alloc(0) as Buffer, 0];
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, at)) {
      yield { text: bytes.toString('utf8', at, end), start, byteLength: end + 1 - at };
      start += end + 1 - at;
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
}
