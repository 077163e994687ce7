import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/telltale.js', import.meta.url));

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the command as a shell would. `env` is added to this process's environment. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return spawn(process.execPath, [launcher, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
}

/** The same with a standard input that the test writes; output is ignored. */
export function startReading(args: readonly string[]) {
  return spawn(process.execPath, [launcher, ...args], { stdio: ['pipe', 'ignore', 'ignore'] });
}

/** Runs the command to its end. */
export async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const command = start(args, env);
  const [stdout, stderr, status] = await Promise.all([text(command.stdout), text(command.stderr), ended(command)]);
  return { status, stdout, stderr };
}

/** The exit status of a command; null where a signal ended it. */
export async function ended(command: ChildProcess): Promise<number | null> {
  if (command.exitCode === null && command.signalCode === null) await once(command, 'close');
  return command.exitCode;
}
