import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { nameOf } from '../batch/sources/entry-name.ts';

const [NEWLINE, RETURN] = [0x0a, 0x0d];

/**
 * The paths in a stream, one per line, or separated by NUL if the stream contains one, as `find -print0` writes them,
 * since a name may contain a line break. Names may have any encoding; empty ones are skipped.
 */
export async function readPathList(stream: Readable): Promise<string[]> {
  const bytes = await buffer(stream);
  const end = bytes.includes(0) ? 0 : NEWLINE;
  const paths: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(end, start);
    const next = found < 0 ? bytes.length : found;
    const path = bytes.subarray(start, end === NEWLINE && bytes[next - 1] === RETURN ? next - 1 : next);
    if (path.length > 0) paths.push(nameOf(path));
    start = next + 1;
  }
  return paths;
}
