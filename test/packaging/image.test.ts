import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ended } from '../cli/run-telltale.ts';
import { post, sample } from '../http/service.ts';
import { copyFromContext, leftOutBy, readCommand, readCopy, readDockerfile, readEnvironment } from './dockerfile.ts';

const CONTEXT = fileURLToPath(new URL('../../', import.meta.url));
const texts = await Promise.all(['Dockerfile', '.dockerignore'].map((name) => readFile(join(CONTEXT, name), 'utf8')));
const [dockerfile, dockerignore] = texts as [string, string];
const final = readDockerfile(dockerfile).at(-1)?.instructions ?? [];
const textsOf = (name: string) => final.filter((some) => some.name === name).map(({ text }) => text);

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'telltale-image-'));
  const copies = textsOf('COPY').map(readCopy);
  for (const { from, sources, target } of copies) {
    if (from !== undefined) continue;
    for (const source of sources) await copyFromContext(CONTEXT, source, join(root, target), leftOutBy(dockerignore));
  }
  // The results of the build stages, copied; test/packaging/rehearse.ts builds them.
  await symlink(join(CONTEXT, 'node_modules'), join(root, 'node_modules'));
  await cp(join(CONTEXT, 'dist'), join(root, 'dist'), { recursive: true });
});
afterAll(() => rm(root, { recursive: true }));

/** Runs a command of the image in its folder, with its environment and what `docker run` adds. */
function runInImage(command: readonly string[], env: Readonly<Record<string, string>>) {
  const own = Object.assign({}, ...textsOf('ENV').map(readEnvironment));
  const [program, ...args] = command;
  // `node` is the first on the image's PATH; here it is the one under test.
  return spawn(program === 'node' ? process.execPath : String(program), args, {
    cwd: root,
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('the content of the image', () => {
  test('is enough to serve; its health check detects a dead service; it drains', async () => {
    const settings = { HOST: '127.0.0.1', PORT: '0', TELLTALE_BACKEND: 'wasm', TELLTALE_WORKERS: '1' };
    const service = runInImage(readCommand(textsOf('CMD')[0] ?? ''), settings);
    const [line] = await once(createInterface(service.stdout), 'line');
    const url = /http:\/\/localhost:\d+$/.exec(String(line))?.[0] ?? '';
    const check = (port: string) => ended(runInImage(readCommand(textsOf('HEALTHCHECK')[0] ?? ''), { PORT: port }));
    expect(await check(new URL(url).port)).toBe(0);
    const { photos } = await (await post(url, [['a.jpg', await sample('face-m.jpg')]])).json();
    expect(photos[0].status).toBe('ok');
    expect(await (await fetch(url)).text()).toMatch(/<script type="module"[^>]* src="\/assets\//);
    service.kill('SIGTERM');
    expect(await ended(service)).toBe(0);
    expect(await check(new URL(url).port)).toBe(1);
  });

  test('refuses to serve an open address without access control', async () => {
    const service = runInImage(readCommand(textsOf('CMD')[0] ?? ''), { PORT: '0' });
    expect(await ended(service)).toBe(78);
  });

  test('contains the page’s sources, and no test, lab or other source', async () => {
    const files = await readdir(join(root, 'src'), { recursive: true });
    expect(files).toContain('web/index.html');
    expect(files.filter((file) => /\.test\.ts$/.test(file) || !/^web(\/|$)/.test(file))).toEqual([]);
  });

  test('runs as an unprivileged user, and drains on its stop signal', () => {
    expect(textsOf('USER')).toEqual([expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/)]);
    expect(textsOf('STOPSIGNAL')).toEqual(['SIGTERM']);
  });
});

test.each([
  ['test', true],
  ['test/http/service.ts', true],
  ['src/http/prior.test.ts', true],
  ['a.test.ts', true],
  ['src/lab/train/train.ts', true],
  ['src/evaluate/figures/rate.ts', false],
  ['src/http/prior.ts', false],
  ['contest/a.ts', false],
])('.dockerignore leaves %s out: %s', (path, out) => {
  expect(leftOutBy(dockerignore)(path)).toBe(out);
});
