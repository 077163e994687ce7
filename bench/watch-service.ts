import { setTimeout as pause } from 'node:timers/promises';

export interface Watched {
  readonly healthMs: readonly number[];
  /** Once a second. */
  readonly memoryMegabytes: readonly number[];
}

const PAUSE_MS = 100;
const CHECKS_A_SAMPLE = 10;

/** Requests /healthz ten times a second, and reads the service's memory once a second, until it is stopped. */
export function watchService(url: string): { stop(): Promise<Watched> } {
  const healthMs: number[] = [];
  const memoryMegabytes: number[] = [];
  let stopped = false;

  const watching = (async () => {
    for (let check = 0; !stopped; check++) {
      const startedMs = performance.now();
      const response = await fetch(`${url}/healthz`);
      await response.arrayBuffer();
      healthMs.push(performance.now() - startedMs);
      if (!response.ok) throw new Error(`/healthz answered ${response.status}`);
      if (check % CHECKS_A_SAMPLE === 0) memoryMegabytes.push(await memoryOf(url));
      await pause(PAUSE_MS);
    }
  })();

  return {
    async stop() {
      stopped = true;
      await watching;
      return { healthMs, memoryMegabytes };
    },
  };
}

async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1e6;
}
