import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { TelltaleError } from '../../core/errors.ts';

/** Bytes with random access: a part of an open file, or a buffer. */
export type Span =
  | { readonly file: FileHandle; readonly start: number; readonly byteLength: number }
  | { readonly buffer: Buffer };

/** The content of a file or a member, before it is read. */
export interface Content {
  /** The declared size; readers must count for themselves. */
  readonly byteLength: number;
  /** Position of the plain bytes; absent if they are compressed. */
  span?: (() => Promise<Span>) | undefined;
  /**
   * Up to this many of the first bytes; they can still be read afterwards. For a member of a compressed tar, only
   * before its bytes are read.
   */
  head(byteLength: number): Promise<Buffer>;
  /** The bytes as a stream. A stream of a file that was closed meanwhile ends with an error. */
  stream(): Promise<Readable>;
}

const CHUNK_BYTES = 262_144;

export function spanContent(span: Span): Content {
  return {
    byteLength: spanLength(span),
    span: async () => span,
    head: (byteLength) => readAt(span, 0, byteLength),
    stream: async () => streamOf(span),
  };
}

export function spanLength(span: Span): number {
  return 'buffer' in span ? span.buffer.length : span.byteLength;
}

/** A part of a span; never more than there is. */
export function partOf(span: Span, start: number, byteLength: number): Span {
  const length = Math.max(0, Math.min(byteLength, spanLength(span) - start));
  if ('buffer' in span) return { buffer: span.buffer.subarray(start, start + length) };
  return { file: span.file, start: span.start + start, byteLength: length };
}

export function streamOf(span: Span, start = 0, end = spanLength(span)): Readable {
  return Readable.from(chunksOf(span, start, end), { objectMode: false });
}

/** A handle's own streams each add a listener that stays until the file is closed: too many for an archive. */
async function* chunksOf(span: Span, start: number, end: number): AsyncGenerator<Buffer, void, undefined> {
  for (let at = start; at < end; ) {
    const chunk = await readAt(span, at, Math.min(CHUNK_BYTES, end - at));
    if (chunk.length === 0) return;
    at += chunk.length;
    yield chunk;
  }
}

/** Up to `byteLength` bytes from `start` on; fewer if the span or the file ends. */
export async function readAt(span: Span, start: number, byteLength: number): Promise<Buffer> {
  if ('buffer' in span) return span.buffer.subarray(start, start + byteLength);
  const length = Math.max(0, Math.min(byteLength, span.byteLength - start));
  const { buffer, bytesRead } = await span.file.read(Buffer.allocUnsafe(length), 0, length, span.start + start);
  return buffer.subarray(0, bytesRead);
}

/**
 * All bytes of a stream. Throws the error of `tooLarge` as soon as there are more than `maxBytes`, whatever size was
 * declared.
 */
export async function collect(stream: Readable, maxBytes: number, tooLarge: () => TelltaleError): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

export function photoTooLarge(maxBytes: number): TelltaleError {
  return new TelltaleError('photo_too_large_bytes', { maxMegabytes: maxBytes / 1e6 });
}
