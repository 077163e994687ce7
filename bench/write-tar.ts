import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pack } from 'tar-stream';

/**
 * A tar of `count` photos in folders of a thousand, written while they are generated: it may be larger than the memory.
 */
export async function writeTar(path: string, count: number, photo: (number: number) => Buffer): Promise<void> {
  const tar = pack();
  const filling = (async () => {
    for (let i = 0; i < count; i++) {
      const name = `${String(Math.floor(i / 1000)).padStart(4, '0')}/${i}.jpg`;
      await new Promise<void>((resolve, reject) => {
        tar.entry({ name }, photo(i), (error) => (error ? reject(error) : resolve()));
      });
    }
    tar.finalize();
  })();
  await Promise.all([filling, pipeline(Readable.from(tar), createWriteStream(path))]);
}
