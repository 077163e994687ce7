import { expect, test } from 'vitest';
import type { Model, Network } from '../core/model.ts';
import { StageClock } from './stage-clock.ts';

const BATCH = { count: 1, height: 1, width: 1, data: new Float32Array(3) };

/** A clock that advances on command, and networks that take a given time. */
function setUp() {
  let nowMs = 1000;
  const work = (ms: number): void => {
    nowMs += ms;
  };
  const network = (ms: number): Network => ({
    run: async () => {
      work(ms);
      return {};
    },
  });
  const clock = new StageClock(() => nowMs);
  const model = { locator: network(10), orienter: network(20), inspector: network(30) } as unknown as Model;
  return { clock, work, ...clock.timed(model) };
}

test('each network has its own time; pictures take the rest', async () => {
  const { clock, work, locator, orienter, inspector } = setUp();
  await locator.run(BATCH);
  work(40);
  await orienter.run(BATCH);
  work(5);
  await orienter.run(BATCH);
  work(50);
  await inspector.run(BATCH);
  work(1);
  expect(clock.read()).toEqual({ pictures: 96, locator: 10, orienter: 40, inspector: 30 });
});

test('an inspector that runs twice is counted twice', async () => {
  const { clock, work, orienter, inspector } = setUp();
  await orienter.run(BATCH);
  work(50);
  await inspector.run(BATCH);
  work(7);
  await inspector.run(BATCH);
  expect(clock.read()).toEqual({ pictures: 57, locator: 0, orienter: 20, inspector: 60 });
});

test('a photo without tablets takes the time of the locator alone', async () => {
  const { clock, locator } = setUp();
  await locator.run(BATCH);
  expect(clock.read()).toEqual({ pictures: 0, locator: 10, orienter: 0, inspector: 0 });
});
