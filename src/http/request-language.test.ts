import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import express from 'express';
import { expect, test } from 'vitest';
import { wantedLanguage } from './request-language.ts';

test.each([
  ['de-AT, en;q=0.5', 'de'],
  ['fr, en;q=0.5', 'en'],
  ['ES', 'es'],
  ['*', 'en'],
  ['fr', undefined],
  ['', undefined],
  [undefined, undefined],
])('Accept-Language %j among en, de and es: %j', async (header, wanted) => {
  const app = express();
  app.get('/', (request, response) => {
    response.json([wantedLanguage(request, ['en', 'de', 'es']) ?? null]);
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // Not fetch, which adds a default header.
  const headers = header === undefined ? {} : { 'accept-language': header };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers }, resolve).on('error', reject);
  });
  expect(await json(answer)).toEqual([wanted ?? null]);
  server.close();
});
