import { open } from 'node:fs/promises';
import { z } from 'zod';
import { readLines } from './scan/lines.ts';

/** The name of a file of rows. */
const ROWS_NAME = /\.(jsonl|ndjson)$/i;

/** An examination, or the provenance of one in a batch (`Provenance`). */
const ownRow = z.union([
  z.looseObject({ schema: z.templateLiteral(['telltale.', z.string()]) }),
  z.looseObject({ name: z.string(), model: z.string(), state: z.string(), attempts: z.number() }),
]);

export function isRowsName(path: string): boolean {
  return ROWS_NAME.test(path);
}

/** Whether nothing is lost if other rows replace this file: each of its lines is a row of ours, or it is empty. */
export async function hasOnlyOwnRows(path: string): Promise<boolean> {
  const { size, firstByte } = await beginningOf(path);
  if (size === 0) return isRowsName(path);
  // Avoids reading a video up to its first line break.
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
