import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The service as it is deployed, in a separate process with separate memory. */
export interface ServiceProcess {
  readonly url: string;
  readonly backend: string;
  readonly workers: number;
  /** Sends SIGTERM and waits. @returns the exit status; null if a signal ended it */
  stop(): Promise<number | null>;
}

const launcher = fileURLToPath(new URL('../bin/telltale.js', import.meta.url));

/** Starts `telltale serve` on a free port of loopback, without rate limits, and waits until it is ready. */
export async function startServiceProcess(settings: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const own = {
    HOST: '127.0.0.1',
    PORT: '0',
    TELLTALE_LOG_LEVEL: 'error',
    TELLTALE_RATE_PER_ADDRESS: '0',
    TELLTALE_KEYS: '',
    TELLTALE_OIDC_ISSUER: '',
    TELLTALE_ACCESS: '',
  };
  const env = { ...process.env, ...own, ...settings };
  const child = spawn(process.execPath, [launcher, 'serve'], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (lines.length === 2) break;
  }
  const url = /http:\/\/\S+$/.exec(lines[0] ?? '')?.[0];
  const [, backend, workers] = /Backend (\w+), workers (\d+)/.exec(lines[1] ?? '') ?? [];
  if (url === undefined || backend === undefined) throw new Error(`the service did not start: ${lines.join(' ')}`);
  while ((await fetch(`${url}/readyz`)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    url,
    backend,
    workers: Number(workers),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return child.exitCode;
    },
  };
}
