/**
 * `npm run rehearse:image -- FOLDER [PATH...]`: goes through the Dockerfile instruction by instruction where there is no container
 * engine, in folders that `debootstrap` fills with Debian, and runs what comes out as docs/deploy.md says: as another
 * user, without capabilities, its root read-only. As root, on Debian; takes some ten minutes and 6 GB below FOLDER. Every
 * PATH of this machine, such as a folder of packages, can be read by the build at the same place.
 *
 * What differs from an engine: the two base images are Debian as debootstrap makes it with this machine's own Node and
 * npm in /usr/local, no layers are made, and the service has this machine's network, processes and devices.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createKey } from '../../src/http/access/api-key.ts';
import { writeKeyFile } from '../../src/http/access/key-file.ts';
import { sample } from '../http/service.ts';
import {
  copyFromContext,
  leftOutBy,
  readCommand,
  readCopy,
  readDockerfile,
  readEnvironment,
  type Stage,
} from './dockerfile.ts';

const CONTEXT = fileURLToPath(new URL('../../', import.meta.url));
const [folder = join(tmpdir(), 'telltale-image'), ...lentPaths] = process.argv.slice(2).map((path) => resolve(path));

/** What node:20-bookworm has beyond node:20-bookworm-slim, as far as the build needs it. */
const FULL_PACKAGES = ['build-essential', 'python3', 'ca-certificates'];

/** Where this machine keeps what its way to the package registries needs, and where the image's programs look for it. */
const NETWORK_FILES: readonly (readonly [string, string])[] = [
  ['/etc/resolv.conf', '/etc/resolv.conf'],
  ['/etc/ssl/certs/ca-certificates.crt', '/etc/ssl/certs/ca-certificates.crt'],
  [join(homedir(), '.config/pip/pip.conf'), '/root/.config/pip/pip.conf'],
  ['/usr/etc/npmrc', '/usr/local/etc/npmrc'],
];
const NETWORK_VARIABLES = /^(npm_config_registry|npm_config_cafile|pip_cert|pip_index_url|ssl_cert_file|\w+_proxy)$/i;

function run(program: string, args: readonly string[], quiet = false): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', quiet ? 'pipe' : 'inherit'] });
}

/** Debian with this machine's Node, made once. */
async function makeBase(name: string): Promise<string> {
  const base = join(folder, 'bases', name.replace(/[:/]/g, '-'));
  if (existsSync(join(base, 'made'))) return base;
  console.log(`Making ${name} ...`);
  await mkdir(dirname(base), { recursive: true });
  run('debootstrap', ['--variant=minbase', 'bookworm', base], true);
  const prefix = dirname(dirname(process.execPath));
  await cp(process.execPath, join(base, 'usr/local/bin/node'));
  await cp(join(prefix, 'lib/node_modules/npm'), join(base, 'usr/local/lib/node_modules/npm'), { recursive: true });
  for (const tool of ['npm', 'npx']) {
    run('ln', ['-s', `../lib/node_modules/npm/bin/${tool}-cli.js`, join(base, 'usr/local/bin', tool)]);
  }
  if (!name.endsWith('-slim')) {
    await cp(join(prefix, 'include/node'), join(base, 'usr/local/include/node'), { recursive: true });
    await withNetwork(base, () => {
      inRoot(base, '/', 'apt-get update && apt-get install --yes --no-install-recommends "$@"', {}, FULL_PACKAGES);
    });
  }
  await writeFile(join(base, 'made'), '');
  return base;
}

/** Lends a root this machine's network settings for a while. */
async function withNetwork(root: string, work: () => void): Promise<void> {
  const lent: string[] = [];
  for (const [from, to] of NETWORK_FILES) {
    if (!existsSync(from) || (existsSync(join(root, to)) && to !== '/etc/resolv.conf')) continue;
    await mkdir(dirname(join(root, to)), { recursive: true });
    await cp(from, join(root, to), { dereference: true });
    lent.push(join(root, to));
  }
  try {
    work();
  } finally {
    for (const path of lent) await rm(path, { force: true });
  }
}

function inRoot(
  root: string,
  workdir: string,
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): void {
  const lent = Object.entries(process.env).filter(([name]) => NETWORK_VARIABLES.test(name));
  const variables = Object.entries({ PATH: PATHS, HOME: '/root', ...Object.fromEntries(lent), ...env });
  const words = variables.map(([name, value]) => `${name}=${value}`);
  const mounts = [`mount -t proc proc ${root}/proc`];
  for (const path of lentPaths) mounts.push(`mkdir -p ${root}${path}`, `mount --bind -o ro ${path} ${root}${path}`);
  const chroot = `exec chroot ${root} env -i "$@"`;
  const inside = [...words, 'sh', '-c', `cd ${workdir} && ${script}`, 'sh', ...args];
  run('unshare', [
    '--mount',
    '--propagation',
    'private',
    'sh',
    '-c',
    [...mounts, chroot].join(' && '),
    'sh',
    ...inside,
  ]);
}

const PATHS = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What the instructions of a stage leave behind. */
interface Built {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
}

async function build(stage: Stage, name: string, others: ReadonlyMap<string, Built>): Promise<Built> {
  const root = join(folder, name);
  await rm(root, { recursive: true, force: true });
  run('cp', ['--archive', await makeBase(stage.base), root]);
  const isLeftOut = leftOutBy(await readFile(join(CONTEXT, '.dockerignore'), 'utf8'));
  let workdir = '/';
  let env: Record<string, string> = {};
  for (const instruction of stage.instructions) {
    console.log(`${name}: ${instruction.name} ${instruction.text.slice(0, 100)}`);
    if (instruction.name === 'WORKDIR') workdir = instruction.text;
    if (instruction.name === 'ENV') env = { ...env, ...readEnvironment(instruction.text) };
    if (instruction.name === 'RUN') await withNetwork(root, () => inRoot(root, workdir, instruction.text, env));
    if (instruction.name !== 'COPY') continue;
    const { from, sources, target } = readCopy(instruction.text);
    const into = join(root, workdir, target);
    await mkdir(into, { recursive: true });
    for (const source of sources) {
      if (from === undefined) await copyFromContext(CONTEXT, source, into, isLeftOut);
      else run('cp', ['--archive', `${join(others.get(from)?.root ?? '', source)}/.`, into]);
    }
  }
  return { root, workdir, env };
}

/** A command of the image as `docker run --read-only --cap-drop ALL --security-opt no-new-privileges` starts it. */
function start({ root, workdir, env }: Built, user: string, command: readonly string[], more: Record<string, string>) {
  const [uid = '', gid = ''] = user.split(':');
  const words = Object.entries({ PATH: PATHS, ...env, ...more }).map(([name, value]) => `${name}=${value}`);
  const script = [
    `mount --bind ${root} ${root}`,
    `mount --rbind /dev ${root}/dev`,
    `mount -t proc proc ${root}/proc`,
    ...(more['TELLTALE_KEYS'] ? [`mount --bind -o ro ${dirname(more['TELLTALE_KEYS'])} ${root}/etc/telltale`] : []),
    `mount -o remount,bind,ro ${root}`,
    'ulimit -c 0',
    `exec chroot ${root} setpriv --reuid ${uid} --regid ${gid} --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all ` +
      `env -i "$@"`,
  ].join(' && ');
  const inside = ['sh', '-c', `cd ${workdir} && exec "$@"`, 'sh', ...command];
  const keys = more['TELLTALE_KEYS'] === undefined ? [] : ['TELLTALE_KEYS=/etc/telltale/keys.json'];
  return spawn(
    'unshare',
    ['--mount', '--propagation', 'private', 'sh', '-c', script, 'sh', ...words, ...keys, ...inside],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
}

async function statusOf(child: ReturnType<typeof start>): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

function expectThat(what: string, holds: boolean): void {
  console.log(`${holds ? 'yes' : 'NO '}  ${what}`);
  if (!holds) process.exitCode = 1;
}

const stages = readDockerfile(await readFile(join(CONTEXT, 'Dockerfile'), 'utf8'));
const built = new Map<string, Built>();
for (const stage of stages) {
  const name = stage.as ?? 'final';
  built.set(name, await build(stage, name, built));
}
const image = built.get('final') as Built;
const instructions = stages.at(-1)?.instructions ?? [];
const textOf = (name: string) => instructions.find((some) => some.name === name)?.text ?? '';
console.log(`The image's files: ${run('du', ['-sm', image.root]).split('\t')[0]} MB`);

const keysFolder = await mkdtemp(join(tmpdir(), 'telltale-keys-'));
await mkdir(join(image.root, 'etc/telltale'), { recursive: true });
const key = createKey('rehearsal', ['examine', 'admin']);
await writeKeyFile(join(keysFolder, 'keys.json'), [key.record]);
run('chown', ['-R', textOf('USER'), keysFolder]);
const port = '3917';
const settings = { PORT: port, TELLTALE_PROXIES: '1', TELLTALE_KEYS: join(keysFolder, 'keys.json') };
const url = `http://127.0.0.1:${port}`;
const healthcheck = () => statusOf(start(image, textOf('USER'), readCommand(textOf('HEALTHCHECK')), { PORT: port }));

expectThat('the health check fails while nothing runs', (await healthcheck()) !== 0);
const service = start(image, textOf('USER'), readCommand(textOf('CMD')), settings);
const lines: string[] = [];
for await (const line of createInterface(service.stdout)) {
  console.log(`     ${line}`);
  lines.push(line);
  if (lines.length === 2) break;
}
expectThat('the native backend is in use', /^Backend native/.test(lines[1] ?? ''));
while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((later) => setTimeout(later, 200));
expectThat('the health check passes', (await healthcheck()) === 0);
const body = new FormData();
body.append('photos', new Blob([await sample('pile.jpg')]), 'pile.jpg');
const examine = (headers: Record<string, string>) => fetch(`${url}/v1/examinations`, { method: 'POST', body, headers });
expectThat('without a key nobody is let in', (await examine({})).status === 401);
const answer = await examine({ authorization: `Bearer ${key.key}` });
const { photos } = await answer.json();
expectThat(`with a key a photo is examined: ${photos?.[0]?.tablets?.length} tablets`, photos?.[0]?.status === 'ok');
const owner = run('ps', ['-o', 'uid=', '--pid', String(service.pid)]).trim();
expectThat(`it runs as the user ${owner}`, `${owner}:${owner}` === textOf('USER'));
const write = start(
  image,
  textOf('USER'),
  ['sh', '-c', 'for at in /telltale /telltale/models /tmp /etc/telltale /root; do touch $at/x && exit 0; done; exit 1'],
  settings,
);
expectThat('nothing can be written', (await statusOf(write)) !== 0);
service.kill('SIGTERM');
expectThat('it ends with 0 on SIGTERM', (await statusOf(service)) === 0);
await rm(keysFolder, { recursive: true });
