import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const launcher = fileURLToPath(new URL('../../bin/telltale.js', import.meta.url));
const photo = fileURLToPath(new URL('../../samples/face-m.jpg', import.meta.url));

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'telltale-private-'));
});
afterAll(() => rm(directory, { recursive: true }));

/** Calls that create, change or remove files. */
const CALLS =
  'open,openat,openat2,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,truncate';

const hasStrace = isInstalled('strace');

test.skipIf(!hasStrace)('an examination without the setting writes nothing to the disk', async () => {
  const watched = await watch('scan', ['scan', photo, '--backend', 'wasm']);
  const [status] = await once(watched.child, 'close');
  expect(status).toBe(0);
  await expectNothingWritten(watched);
});

test.skipIf(!hasStrace)('the service without the setting writes nothing to the disk', async () => {
  const watched = await watch('serve', ['serve']);
  const [first] = await once(createInterface(watched.child.stdout), 'line');
  const url = /http:\/\/localhost:\d+$/.exec(String(first))?.[0] ?? '';
  const body = new FormData();
  body.append('photos', new File([await readFile(photo)], 'face-m.jpg'));
  body.append('include', 'overlay');
  const answer = await fetch(`${url}/v1/examinations`, { method: 'POST', body });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('telltale.examination/1');
  expect((await fetch(url)).status).toBe(200);
  // strace itself would leave the service alone.
  const [service = ''] = (
    await readFile(`/proc/${watched.child.pid}/task/${watched.child.pid}/children`, 'utf8')
  ).split(' ');
  process.kill(Number(service), 'SIGTERM');
  const [status] = await once(watched.child, 'close');
  expect(status).toBe(0);
  await expectNothingWritten(watched);
});

/** Starts telltale in an empty folder, with all its calls on files written to a log. */
async function watch(name: string, args: readonly string[]) {
  const log = join(directory, `${name}.calls`);
  const folder = join(directory, name);
  await mkdir(folder);
  const unset = { TELLTALE_EVIDENCE_FOLDER: '', TELLTALE_DATABASE: '', HOST: '', PORT: '0' };
  const settings = { TELLTALE_BACKEND: 'wasm', TELLTALE_WORKERS: '1' };
  const env = { ...process.env, ...unset, ...settings, HOME: folder, TMPDIR: folder };
  const command = [process.execPath, launcher, ...args];
  const child = spawn('strace', ['-f', '-qq', '-e', `trace=${CALLS}`, '-o', log, ...command], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.stdout.resume();
  return { child, log, folder };
}

async function expectNothingWritten({ log, folder }: Awaited<ReturnType<typeof watch>>): Promise<void> {
  const lines = (await readFile(log, 'utf8')).split('\n');
  // Watched indeed: it read the model.
  expect(lines.some((line) => line.includes('manifest.json'))).toBe(true);
  expect(lines.filter(writes)).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
}

/** Whether a line is a call that succeeded and wrote, or opened for writing, a file of a disk. */
function writes(line: string): boolean {
  if (/ = -1 E/.test(line) || /"\/(dev|proc|sys)\//.test(line)) return false;
  if (/\b(open|openat|openat2)\(/.test(line)) return /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/.test(line);
  return /\b(creat|mkdir|rename|link|symlink|unlink|truncate)\w*\(/.test(line);
}

test('a writing call counts, a reading one and a failed one do not', () => {
  expect(writes('1 openat(AT_FDCWD, "/tmp/a", O_WRONLY|O_CREAT|O_CLOEXEC, 0666) = 3')).toBe(true);
  expect(writes('1 mkdirat(AT_FDCWD, "/tmp/a", 0777) = 0')).toBe(true);
  expect(writes('1 openat(AT_FDCWD, "/tmp/a", O_RDONLY|O_CLOEXEC) = 3')).toBe(false);
  expect(writes('1 unlink("/tmp/a") = -1 ENOENT (No such file or directory)')).toBe(false);
});

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['-V'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`${program} is not installed: its test is skipped.`);
    return false;
  }
}
