import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TelltaleError } from '../../core/errors.ts';
import { sha256Hex } from '../custody/sha256-hex.ts';
import { syncFolder } from './sync-folder.ts';
import { makeFolderDurably, PARTIAL, unlessExists, writeDurably } from './write-durably.ts';

/** Nobody changes an original by mistake. */
const READ_ONLY = 0o440;

/** What is known of bytes. */
export interface StoredOriginal {
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * The original photos, byte for byte as they came, each in a file whose name is the SHA-256 of its bytes:
 * `originals/3f/3f79…`. The same bytes are stored once, however many cases have them.
 */
export class Originals {
  readonly #folder: string;
  /** Folders in it that are on the disk, as far as this process has made sure. */
  readonly #known = new Set<string>();

  /** @param folder an existing folder */
  constructor(folder: string) {
    this.#folder = folder;
  }

  path(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /**
   * Stores the bytes and returns their SHA-256. They are on the disk when this returns.
   *
   * @param sha256 that of the bytes, if the caller knows it
   * @throws TelltaleError `evidence_altered` if the file of these bytes exists with others: it is left as it is
   */
  async store(bytes: Uint8Array, sha256 = sha256Hex(bytes)): Promise<string> {
    const path = this.path(sha256);
    const known = await this.state(sha256);
    if (known === 'changed') throw new TelltaleError('evidence_altered', { what: sha256 });
    const folder = await this.#folderOf(sha256);
    if (known === 'missing') await writeDurably(path, bytes, { mode: READ_ONLY });
    // Another process may have written it and not yet have flushed its name.
    else await syncFolder(folder);
    return sha256;
  }

  /**
   * Like `store`, for a file that lies on the same disk, and that nobody writes any more: the photo is never in memory.
   * The file keeps its name too, for its caller to remove.
   *
   * @param sha256 that of the file
   * @throws TelltaleError `evidence_altered`, as `store`
   */
  async take(path: string, sha256: string): Promise<void> {
    const known = await this.state(sha256);
    if (known === 'changed') throw new TelltaleError('evidence_altered', { what: sha256 });
    const folder = await this.#folderOf(sha256);
    if (known === 'missing') await linkReadOnly(path, this.path(sha256));
    await syncFolder(folder);
  }

  /** Whether there is a file of this name, whatever is in it. */
  async has(sha256: string): Promise<boolean> {
    return (await stat(this.path(sha256)).catch(() => undefined)) !== undefined;
  }

  /** Removes a file, on the disk too. */
  async remove(sha256: string): Promise<void> {
    const path = this.path(sha256);
    await rm(path, { force: true });
    await syncFolder(dirname(path));
  }

  /**
   * The bytes, checked against their name.
   *
   * @throws TelltaleError `evidence_altered` if they changed or are missing
   */
  async read(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.path(sha256)).catch(() => undefined);
    if (bytes !== undefined && sha256Hex(bytes) === sha256) return bytes;
    throw new TelltaleError('evidence_altered', { what: sha256 });
  }

  /** Reads the whole file again, a piece at a time. */
  async state(sha256: string): Promise<'whole' | 'changed' | 'missing'> {
    if (!(await this.has(sha256))) return 'missing';
    return (await hashFile(this.path(sha256))).sha256 === sha256 ? 'whole' : 'changed';
  }

  /** The folder of an original; it is on the disk. */
  async #folderOf(sha256: string): Promise<string> {
    const folder = join(this.#folder, sha256.slice(0, 2));
    if (this.#known.has(folder)) return folder;
    await makeFolderDurably(folder);
    this.#known.add(folder);
    return folder;
  }

  /** The names of all files except those that were being written. */
  async *list(): AsyncGenerator<string, void, undefined> {
    for (const part of (await readdir(this.#folder)).sort()) {
      const names = await readdir(join(this.#folder, part));
      yield* names.filter((name) => !name.endsWith(PARTIAL)).sort();
    }
  }
}

/** Reads a file, a piece at a time. */
export async function hashFile(path: string): Promise<StoredOriginal> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function linkReadOnly(path: string, to: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.chmod(READ_ONLY);
    await file.sync();
  } finally {
    await file.close();
  }
  // Another process may have stored the same bytes since.
  await link(path, to).catch(unlessExists);
}
