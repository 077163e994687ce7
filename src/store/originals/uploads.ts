import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { makeFolderDurably, writeDurably } from './write-durably.ts';

/** How long after its last piece an upload can go on. */
export const UPLOAD_LASTS_MS = 24 * 3_600_000;

const PRIVATE = 0o600;

/** What is known of an upload from its beginning on. */
const upload = z.strictObject({
  id: z.uuid(),
  caseId: z.string(),
  name: z.string(),
  exhibit: z.string().optional(),
  /** Of the whole photo. */
  bytes: z.int().min(1),
  /** The photo that became of it. */
  photo: z.string().optional(),
});
export type Upload = Readonly<z.infer<typeof upload>>;

export interface UploadState {
  readonly upload: Upload;
  /** How many bytes are on the disk. */
  readonly offset: number;
  readonly expires: Date;
}

/**
 * Photos that arrive in pieces. Each is a file of its bytes so far and a file of facts, beside the originals. Uploads are
 * no evidence: no entry names them, and they are removed when they have become photos or are given up.
 */
export class Uploads {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The file of the bytes so far. */
  path(id: string): string {
    return join(this.#folder, `${id}.bytes`);
  }

  /** Begins an upload; it is on the disk when this returns. Removes those that are given up. */
  async begin(facts: Omit<Upload, 'id' | 'photo'>, now: Date): Promise<UploadState> {
    await makeFolderDurably(this.#folder);
    await this.#removeExpired(now);
    const begun: Upload = { ...facts, id: randomUUID() };
    await writeDurably(this.path(begun.id), '', { mode: PRIVATE });
    await this.#write(begun);
    return this.state(begun.id, now);
  }

  /**
   * The state of an upload of the case; all bytes that it counts are on the disk.
   *
   * @throws TelltaleError `upload_unknown`
   */
  async state(id: string, now: Date): Promise<UploadState> {
    const known = await this.#read(id);
    if (known.photo !== undefined) {
      const written = await stat(this.#factsPath(id));
      return { upload: known, offset: known.bytes, expires: expiryOf(written.mtime) };
    }
    const file = await open(this.path(id), 'r').catch(() => undefined);
    if (file === undefined) throw new TelltaleError('upload_unknown', { received: id });
    try {
      await file.sync();
      const { size, mtime } = await file.stat();
      const expires = expiryOf(mtime);
      if (expires < now) throw new TelltaleError('upload_unknown', { received: id });
      return { upload: known, offset: size, expires };
    } finally {
      await file.close();
    }
  }

  /**
   * Writes the bytes of a piece as they arrive, up to the whole photo. What arrived is on the disk when this returns or
   * throws.
   *
   * @throws errors of `pieces`; TelltaleError `upload_too_long`
   */
  async append({ upload: { id, bytes }, offset }: UploadState, pieces: AsyncIterable<Buffer>): Promise<void> {
    const file = await open(this.path(id), 'r+');
    try {
      await writePieces(file, pieces, offset, bytes);
    } finally {
      await file.sync();
      await file.close();
    }
  }

  /** Keeps which photo became of an upload, for a client that did not hear it, and removes the bytes. */
  async finish(known: Upload, photo: string): Promise<void> {
    await this.#write({ ...known, photo });
    await rm(this.path(known.id), { force: true });
  }

  async remove(id: string): Promise<void> {
    await rm(this.#factsPath(id), { force: true });
    await rm(this.path(id), { force: true });
  }

  #factsPath(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  async #write(facts: Upload): Promise<void> {
    await writeDurably(this.#factsPath(facts.id), JSON.stringify(facts), { mode: PRIVATE });
  }

  async #read(id: string): Promise<Upload> {
    // Before it is part of a path.
    const text = z.uuid().safeParse(id).success && (await readFile(this.#factsPath(id), 'utf8').catch(() => ''));
    const { data } = upload.safeParse(text ? JSON.parse(text) : undefined);
    if (data === undefined) throw new TelltaleError('upload_unknown', { received: id });
    return data;
  }

  async #removeExpired(now: Date): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const path = join(this.#folder, name);
      const { mtime } = await stat(path).catch(() => ({ mtime: now }));
      const [id = ''] = name.split('.');
      if (expiryOf(mtime) < now && !name.endsWith('.json')) await this.remove(id);
      // Of one that has become a photo, or whose bytes are gone.
      else if (expiryOf(mtime) < now && (await stat(this.path(id)).catch(() => undefined)) === undefined)
        await rm(path);
    }
  }
}

async function writePieces(file: FileHandle, pieces: AsyncIterable<Buffer>, offset: number, bytes: number) {
  let at = offset;
  for await (const piece of pieces) {
    if (at + piece.length > bytes) throw new TelltaleError('upload_too_long', { bytes });
    await file.write(piece, 0, piece.length, at);
    at += piece.length;
  }
}

function expiryOf(written: Date): Date {
  return new Date(written.getTime() + UPLOAD_LASTS_MS);
}
