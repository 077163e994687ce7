import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Extract, extract, type Header } from 'tar-stream';
import { TelltaleError } from '../../core/errors.ts';
import { isOver } from './budget.ts';
import { type Content, partOf, streamOf } from './content.ts';
import { nameOf } from './entry-name.ts';
import { lend, type TarEntry } from './lend.ts';
import type { Member } from './member.ts';

/** What tar-stream tells and takes beyond its types. */
type TarHeader = Header & { readonly byteOffset?: number };
const OPTIONS: object = { filenameEncoding: 'latin1', allowUnknownFormat: true };

/** A member of a compressed tar was asked for when its bytes had passed. */
export class BytesHavePassed extends Error {}

/**
 * The members of a tar in the order in which they are stored. Those of a tar that lies open can be read at any time; those
 * of a compressed one only before the next one is asked for (BytesHavePassed). Throws whatever is wrong with the archive.
 */
export async function* readTar(
  content: Content,
  isPacked: boolean,
  maxRatio: number,
): AsyncGenerator<Member, void, undefined> {
  let [position, unpackedBytes] = [0, 0];
  const check = (byteLength: number) => {
    unpackedBytes += byteLength;
    if (isOver(unpackedBytes, position, maxRatio)) throw new TelltaleError('archive_ratio', { max: maxRatio });
  };
  const open = isPacked ? undefined : await content.span?.();
  const source = await content.stream();
  source.on('data', ({ length }: Buffer) => {
    position += length;
  });
  source.pause();
  const members = extract(OPTIONS);
  void feed(isPacked ? pipeline(source, createGunzip(), () => undefined) : source, members, check);
  try {
    for await (const entry of members) {
      const header: TarHeader = entry.header;
      const { size } = header;
      const span = open && partOf(open, header.byteOffset ?? 0, size);
      const turn = new Turn(entry);
      yield {
        name: tarName(header),
        kind: kindOf(header),
        content: {
          byteLength: size,
          span: span && (async () => span),
          stream: async () => (span ? streamOf(span) : turn.take()),
        },
        packedBytes: size,
        modified: header.mtime,
        position,
      };
      await turn.end();
    }
  } finally {
    source.destroy();
  }
}

/** tar-stream's streams are none of Node's, so that Node's `pipeline` does not always see their end. */
async function feed(bytes: Readable, members: Extract, check: (byteLength: number) => void): Promise<void> {
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      if (members.destroyed) return;
      check(chunk.length);
      if (!members.write(chunk)) await drained(members);
    }
    members.end(undefined);
  } catch (error) {
    members.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function drained(members: Extract): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      members.off('drain', goOn).off('close', goOn);
      resolve();
    };
    members.on('drain', goOn).on('close', goOn);
  });
}

/** pax names are UTF-8 by themselves; the others are bytes that tar-stream was told to leave as they are. */
function tarName({ name, pax }: TarHeader): string {
  const paxPath = typeof pax === 'object' && pax !== null && 'path' in pax ? pax.path : undefined;
  const whole = paxPath === name ? name : nameOf(Buffer.from(name, 'latin1'));
  return whole.replace(/^(\.\/)+/, '');
}

function kindOf({ type, name }: TarHeader): Member['kind'] {
  if (type === 'directory' || name.endsWith('/')) return 'folder';
  if (type === 'file' || type === 'contiguous-file') return 'file';
  return type === 'link' || type === 'symlink' ? 'link' : 'other';
}

/** The time in which a member's bytes pass by. */
class Turn {
  readonly #entry: TarEntry;
  #isOver = false;
  #lent: Readable | undefined;

  constructor(entry: TarEntry) {
    this.#entry = entry;
  }

  take(): Readable {
    if (this.#isOver || this.#lent) throw new BytesHavePassed('the bytes of this member have passed');
    this.#lent = lend(this.#entry);
    return this.#lent;
  }

  /** Lets the bytes pass: at once where nobody takes them, else as they are read. */
  async end(): Promise<void> {
    this.#isOver = true;
    if (this.#lent === undefined) this.#entry.resume();
    else if (!this.#entry.destroyed) await new Promise<void>((resolve) => this.#entry.once('close', () => resolve()));
  }
}
