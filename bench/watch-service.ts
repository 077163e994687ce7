import { setTimeout as pause } from 'node:timers/promises';

export interface Watched {
  readonly healthMs: readonly number[];
  /** Once a second. */
  readonly memoryMegabytes: readonly number[];
  /** Photos answered meanwhile, by how: `ok`, `no_tablet` or the code of an error. */
  readonly photos: ReadonlyMap<string, number>;
}

const PAUSE_MS = 100;
const CHECKS_A_SAMPLE = 10;

/** Asks /healthz ten times a second, and once a second how much memory the service has, until it is stopped. */
export function watchService(url: string): { stop(): Promise<Watched> } {
  const healthMs: number[] = [];
  const memoryMegabytes: number[] = [];
  let stopped = false;
  const before = photosOf(url);

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
      return { healthMs, memoryMegabytes, photos: difference(await photosOf(url), await before) };
    },
  };
}

async function photosOf(url: string): Promise<ReadonlyMap<string, number>> {
  const lines = (await metricsOf(url)).matchAll(/^telltale_photos_total\{result="(\w+)"\} (\d+)$/gm);
  return new Map([...lines].map(([, result = '', count]) => [result, Number(count)]));
}

function difference(after: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...after].map(([result, count]) => [result, count - (before.get(result) ?? 0)]));
}

async function metricsOf(url: string): Promise<string> {
  return (await fetch(`${url}/metrics`)).text();
}

async function memoryOf(url: string): Promise<number> {
  const text = await metricsOf(url);
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 1e6;
}
