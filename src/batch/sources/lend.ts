import { Readable } from 'node:stream';
import type { Extract } from 'tar-stream';

/** A member of a tar while its bytes pass by: a stream, but none of Node's. */
export type TarEntry = Extract extends AsyncIterable<infer Entry> ? Entry : never;

/**
 * A tar's member as a stream of its own. A reader who has enough may destroy it, and the rest of the member still passes
 * by; destroying the member itself would end the whole archive.
 */
export function lend(entry: TarEntry): Readable {
  let ended = false;
  const push = (chunk: unknown) => {
    if (!lent.push(chunk)) entry.pause();
  };
  const lent: Readable = new Readable({
    read: () => void entry.resume(),
    destroy(error, done) {
      entry.off('data', push);
      entry.resume();
      done(error);
    },
  });
  entry.on('data', push);
  entry.once('end', () => {
    ended = true;
    lent.push(null);
  });
  entry.once('close', () => {
    if (!ended) lent.destroy(new Error('the archive ends early'));
  });
  return lent;
}
