import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** A PostgreSQL server for one test, in a temporary folder. */
export interface PostgresServer {
  readonly url: string;
  /** Stops it like a machine that goes down: connections are cut. */
  stop(): Promise<void>;
  /** Starts it again on the same port, with its data. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Debian's folder of each version's programs. */
const DEBIAN = '/usr/lib/postgresql';

/** Its data need not outlive the test, so it does not wait for the disk. */
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'shared_buffers=32MB', 'listen_addresses=127.0.0.1'];

/** The user for it if the test runs as root, which PostgreSQL refuses. */
type RunAs = { readonly uid: number; readonly gid: number } | undefined;

export interface PostgresOptions {
  /** Where its temporary folder is created. */
  readonly parent?: string;
  /** Where its write-ahead log is created; by default in that folder. */
  readonly logParent?: string;
  /** In MB, a power of two. Files of its log are written whole in advance. */
  readonly logSegmentMegabytes?: number;
  /** Such as `max_wal_size=4MB`. */
  readonly settings?: readonly string[];
}

/** Starts one; undefined without PostgreSQL. */
export async function startPostgres({
  parent = tmpdir(),
  logParent,
  logSegmentMegabytes = 16,
  settings = [],
}: PostgresOptions = {}): Promise<PostgresServer | undefined> {
  const programs = findPrograms();
  if (programs === undefined) return undefined;
  const runAs = process.getuid?.() === 0 ? debianUser() : undefined;
  const folder = await mkdtemp(join(parent, 'telltale-postgres-'));
  if (runAs !== undefined) chownSync(folder, runAs.uid, runAs.gid);
  const data = join(folder, 'data');
  const options = ['--username=telltale', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'];
  options.push(`--wal-segsize=${logSegmentMegabytes}`);
  if (logParent !== undefined) options.push('--waldir', join(logParent, 'log'));
  execFileSync(join(programs, 'initdb'), [...options, '--pgdata', data], { ...runAs, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const url = `postgres://telltale@127.0.0.1:${port}/postgres`;
  let server = await run(join(programs, 'postgres'), { data, port, folder, runAs, url, settings });
  return {
    url,
    async stop() {
      // Immediate shutdown: it waits for no client and recovers at the next start.
      server.kill('SIGQUIT');
      if (server.exitCode === null) await once(server, 'exit');
    },
    async start() {
      server = await run(join(programs, 'postgres'), { data, port, folder, runAs, url, settings });
    },
    async remove() {
      if (server.exitCode === null) {
        server.kill('SIGQUIT');
        await once(server, 'exit');
      }
      await rm(folder, { recursive: true });
    },
  };
}

interface ServerOptions {
  readonly data: string;
  readonly port: number;
  readonly folder: string;
  readonly runAs: RunAs;
  readonly url: string;
  readonly settings: readonly string[];
}

async function run(
  program: string,
  { data, port, folder, runAs, url, settings: own }: ServerOptions,
): Promise<ChildProcess> {
  const settings = [...SETTINGS, ...own, 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
  const server = spawn(program, ['-D', data, '-p', String(port), ...settings], {
    ...runAs,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr?.on('data', (chunk) => {
    log += chunk;
  });
  while (!(await answers(url))) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended with ${server.exitCode}:\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return server;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The newest version's folder of programs; those of the search path first. */
function findPrograms(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(':').filter((folder) => existsSync(join(folder, 'initdb')));
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...onPath, ...versions.map((version) => join(DEBIAN, version, 'bin'))];
  return folders.find((folder) => existsSync(join(folder, 'postgres')));
}

function debianUser(): RunAs {
  const idOf = (kind: string) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
