import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { notice } from '../../src/core/words/notice.ts';
import { sample, tinyBundle } from '../http/service.ts';
import { ended, run, start } from './run-telltale.ts';

const bundle = await tinyBundle();
afterAll(() => bundle.remove());

const SETTINGS = {
  TELLTALE_MODEL: bundle.directory,
  TELLTALE_BACKEND: 'wasm',
  TELLTALE_WORKERS: '1',
  HOST: '',
  PORT: '0',
};

test.each(['SIGTERM', 'SIGINT'] as const)(
  'says where it listens and what speaks, and ends cleanly on %s',
  async (signal) => {
    const command = start(['serve'], SETTINGS);
    const lines = createInterface(command.stdout)[Symbol.asyncIterator]();
    const next = async (): Promise<string> => (await lines.next()).value;
    const url = /http:\/\/localhost:\d+$/.exec(await next())?.[0] ?? '';
    const { model } = await (await fetch(`${url}/healthz`)).json();
    expect(await next()).toBe(
      `Backend wasm, workers 1, model ${model.name} ${model.version}, calibrated on: simulation`,
    );
    expect(await next()).toBe(notice('simulated', 'en').calibratedOn);
    command.kill(signal);
    expect(await ended(command)).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  },
);

test('SIGTERM: requests in progress are answered, then it ends with 0', async () => {
  const command = start(['serve'], SETTINGS);
  const lines = createInterface(command.stdout);
  const [first] = await once(lines, 'line');
  const url = /http:\/\/localhost:\d+$/.exec(String(first))?.[0] ?? '';
  const headers = { 'content-type': 'multipart/form-data; boundary=x', expect: '100-continue' };
  const upload = request(`${url}/v1/examinations`, { method: 'POST', headers });
  const answer = once(upload, 'response');
  const continued = once(upload, 'continue');
  upload.flushHeaders();
  await continued;
  command.kill('SIGTERM');
  const part = '--x\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n\r\n';
  upload.end(Buffer.concat([Buffer.from(part), await sample('face-m.jpg'), Buffer.from('\r\n--x--\r\n')]));
  const [{ statusCode }] = await answer;
  expect([statusCode, await ended(command)]).toEqual([200, 0]);
});

test('a port in use gives a message', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const { status, stdout, stderr } = await run(['serve'], { ...SETTINGS, PORT: port });
  other.close();
  expect([status, stdout]).toEqual([69, '']);
  expect(stderr).toMatch(new RegExp(`^Expected a free port, found port ${port} of 127\\.0\\.0\\.1 in use`));
});

test('a wrong setting gives a message before anything starts', async () => {
  const { status, stderr } = await run(['serve'], { ...SETTINGS, PORT: 'http' });
  expect(status).toBe(64);
  expect(stderr).toBe('Expected a whole number from 0 to 65,535 for the setting PORT, received http.\n');
});
