import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ended } from '../cli/run-telltale.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let folder: string;
const inPackage = (...path: string[]) => join(folder, 'package', ...path);

/** The package of `npm pack` in an empty folder, with its dependencies and without those of development. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-package-'));
  const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const tarball = execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8' }).trim();
  execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder]);
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8'));
  for (const [path, { dev = false }] of Object.entries<{ dev?: boolean }>(packages)) {
    // The dependencies of a dependency come with it.
    if (dev || !/^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) || !existsSync(join(ROOT, path))) continue;
    await mkdir(dirname(inPackage(path)), { recursive: true });
    await symlink(join(ROOT, path), inPackage(path));
  }
});
afterAll(() => rm(folder, { recursive: true }));

function telltale(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [inPackage('bin/telltale.js'), ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

test('the package contains no TypeScript and no compiler', () => {
  const files = execFileSync('find', [inPackage(), '-name', '*.ts', '-not', '-path', '*/node_modules/*'], {
    encoding: 'utf8',
  });
  expect(files).toBe('');
  expect(existsSync(inPackage('node_modules/sharp'))).toBe(true);
  for (const compiler of ['tsx', 'esbuild', 'typescript', 'rolldown', 'vite']) {
    expect(existsSync(inPackage('node_modules', compiler))).toBe(false);
  }
});

test('the package scans into a folder, with its gallery', async () => {
  const scan = telltale(['scan', inPackage('samples/face-m.jpg'), '--backend', 'wasm', '--out', join(folder, 'found')]);
  expect(await ended(scan)).toBe(0);
  const [row] = (await readFile(join(folder, 'found/results.jsonl'), 'utf8')).split('\n');
  expect(JSON.parse(row ?? '')).toMatchObject({ status: 'ok', tablets: [{ face: 'M' }] });
  expect(await readFile(join(folder, 'found/report.html'), 'utf8')).toContain('telltaleSetup');
});

test('the package serves its pages', async () => {
  const service = telltale(['serve'], { PORT: '0', TELLTALE_BACKEND: 'wasm', TELLTALE_WORKERS: '1' });
  const [line] = await once(createInterface(service.stdout), 'line');
  const url = /http:\/\/localhost:\d+$/.exec(String(line))?.[0] ?? '';
  for (const path of ['/', '/docs', '/docs.css', '/v1/schema']) expect((await fetch(url + path)).status).toBe(200);
  service.kill('SIGTERM');
  expect(await ended(service)).toBe(0);
});
