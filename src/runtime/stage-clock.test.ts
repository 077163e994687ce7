import { expect, test } from 'vitest';
import type { Model, Network } from '../core/model.ts';
import { StageClock } from './stage-clock.ts';

const BATCH = { count: 1, height: 1, width: 1, data: new Float32Array(3) };

/** Keeps the thread busy: what is waited for otherwise could take as long as it likes. */
function busy(forMs: number): void {
  const startedMs = performance.now();
  while (performance.now() - startedMs < forMs);
}

const network = (forMs: number): Network => ({
  run: async () => {
    busy(forMs);
    return {};
  },
});

const model = { locator: network(10), orienter: network(20), inspector: network(30) } as unknown as Model;

test('every network has its own time, pictures the rest', async () => {
  const clock = new StageClock();
  const { locator, orienter, inspector } = clock.timed(model);
  await locator.run(BATCH);
  busy(40);
  await orienter.run(BATCH);
  await orienter.run(BATCH);
  busy(50);
  await inspector.run(BATCH);
  const times = clock.read();
  const least = { pictures: 90, locator: 10, orienter: 40, inspector: 30 };
  expect(Object.keys(times)).toEqual(Object.keys(least));
  for (const [stage, ms] of Object.entries(least))
    expect(times[stage as keyof typeof times]).toBeGreaterThanOrEqual(ms);
});
