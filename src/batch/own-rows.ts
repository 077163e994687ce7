import { open } from 'node:fs/promises';
import { z } from 'zod';
import { readLines } from './scan/lines.ts';

/** What a file of rows is called. */
const ROWS_NAME = /\.(jsonl|ndjson)$/i;

/** An examination, or where one of a batch comes from (`Provenance`). */
const ownRow = z.union([
  z.looseObject({ schema: z.templateLiteral(['telltale.', z.string()]) }),
  z.looseObject({ name: z.string(), model: z.string(), state: z.string(), attempts: z.number() }),
]);

export function isRowsName(path: string): boolean {
  return ROWS_NAME.test(path);
}

/** Whether nothing is lost where other rows take this file's place: each of its lines is a row of ours, or there is none. */
export async function hasOnlyOwnRows(path: string): Promise<boolean> {
  const { size, firstByte } = await beginningOf(path);
  if (size === 0) return isRowsName(path);
  // Spares reading a video to its first end of a line.
  if (firstByte !== '{') return false;
  let wholeBytes = 0;
  for await (const { text, start, byteLength } of readLines(path)) {
    if (!isOwnRow(text)) return false;
    wholeBytes = start + byteLength;
  }
  return wholeBytes === size;
}

async function beginningOf(path: string): Promise<{ readonly size: number; readonly firstByte: string }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, 0);
    return { size, firstByte: buffer.toString('latin1', 0, bytesRead) };
  } finally {
    await file.close();
  }
}

function isOwnRow(text: string): boolean {
  try {
    return ownRow.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
