import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RequestHandler } from 'express';

/** Pictures and weights hardly get smaller. */
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
 * Sends a file of the service's own, as small as the client takes it; compressed once, when it is first asked for. What
 * has its content in its address may be kept for good, anything else has to be asked for each time whether it changed.
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
