import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** Pictures and weights hardly compress. */
const HARDLY_SMALLER = /^image\/png$/;

const ENCODERS = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 9 }),
} as const;

export interface FileToSend {
  readonly type: string;
  readonly body: Buffer;
  readonly immutable: boolean;
}

/**
 * Sends a static file, compressed if the client accepts it; each file is compressed once, on the first request. Files
 * with a content hash in their address may be cached forever; others must be revalidated each time.
 */
export function sendFile({ type, body, immutable }: FileToSend): RequestHandler {
  const encoded = new Map<keyof typeof ENCODERS, Promise<Buffer>>();
  return async (request, response) => {
    response.set('Content-Type', type);
    response.set('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
    response.vary('Accept-Encoding');
    const encoding = HARDLY_SMALLER.test(type) ? false : request.acceptsEncodings(['br', 'gzip']);
    if (encoding !== 'br' && encoding !== 'gzip') return void response.send(body);
    const smaller = encoded.get(encoding) ?? ENCODERS[encoding](body);
    encoded.set(encoding, smaller);
    response.set('Content-Encoding', encoding).send(await smaller);
  };
}
