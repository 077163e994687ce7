import { open } from 'node:fs/promises';

/** The bytes of a file in shared memory: passing them to a thread does not copy them. */
export async function readShared(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    let at = 0;
    while (at < size) {
      const { bytesRead } = await file.read(bytes, at, size - at, at);
      if (bytesRead === 0) throw new Error(`${path}: expected ${size} bytes, received ${at}`);
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/** A copy in shared memory. */
export function toShared(bytes: ArrayLike<number>): Uint8Array {
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
