import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { sample } from '../http/service.ts';

/** A folder that workers share, for a test. */
export interface SharedFolder {
  readonly root: string;
  /** Adds `count` photos with different bytes and the same picture. Returns their names. */
  addPhotos(folder: string, count: number): Promise<readonly string[]>;
  add(name: string, bytes: Uint8Array | string): Promise<void>;
  /** Packs a folder into an archive with that name, and removes the folder. */
  pack(folder: string, archive: string): Promise<void>;
  remove(): Promise<void>;
}

export async function sharedFolder(): Promise<SharedFolder> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'telltale-shared-')));
  const photo = await smallPhoto();
  const add = async (name: string, bytes: Uint8Array | string) => {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), bytes);
  };
  return {
    root,
    add,
    async addPhotos(folder, count) {
      const names = Array.from({ length: count }, (_, i) => `${folder}/${String(i).padStart(4, '0')}.jpg`);
      for (const name of names) await add(name, withComment(photo, name));
      return names;
    },
    async pack(folder, archive) {
      execFileSync('tar', ['--create', '--file', archive, '--directory', folder, '.'], { cwd: root });
      await rm(join(root, folder), { recursive: true });
    },
    remove: () => rm(root, { recursive: true }),
  };
}

/** Small, so that it is examined in a fraction of a second. */
export async function smallPhoto(): Promise<Buffer> {
  return sharp(await sample('face-m.jpg'))
    .resize(240)
    .jpeg()
    .toBuffer();
}

/** The same picture in other bytes: a comment (ISO/IEC 10918-1, B.2.4.5) after the start of the image. */
export function withComment(jpeg: Uint8Array, text: string): Buffer {
  const comment = Buffer.from(text);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(comment.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, comment, jpeg.subarray(2)]);
}
