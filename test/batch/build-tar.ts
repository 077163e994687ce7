import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

export type TarMember = Pick<Header, 'name'> & Partial<Header> & { readonly bytes?: Buffer };

/** A tar with these members. */
export async function buildTar(members: readonly TarMember[]): Promise<Buffer> {
  const tar = pack();
  for (const { bytes = Buffer.alloc(0), ...header } of members) tar.entry(header, bytes);
  tar.finalize();
  return buffer(Readable.from(tar));
}

export async function buildTarGz(members: readonly TarMember[]): Promise<Buffer> {
  return gzipSync(await buildTar(members));
}
