import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { nameOf } from '../batch/sources/entry-name.ts';

const [NEWLINE, RETURN] = [0x0a, 0x0d];

/**
 * The paths that a stream lists, one a line; parted by NUL where there is one, as `find -print0` does, since a name may hold
 * the end of a line. Names in any encoding; empty ones are passed over.
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
