import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

/** Takes a turn and notes `name` when it is there. */
function takeAs(name: string, turns: Turns, started: string[], signal?: AbortSignal): Promise<void> {
  return turns.take(signal).then(() => void started.push(name));
}

test('lets so many run at a time, in the order in which they came', async () => {
  const turns = new Turns(2);
  const started: string[] = [];
  for (const name of ['a', 'b', 'c', 'd']) void takeAs(name, turns, started);
  await turn();
  expect([started, turns.running, turns.waiting]).toEqual([['a', 'b'], 2, 2]);
  turns.give();
  await turn();
  expect(started).toEqual(['a', 'b', 'c']);
  for (let i = 0; i < 3; i++) turns.give();
  await turn();
  expect([started, turns.running, turns.waiting]).toEqual([['a', 'b', 'c', 'd'], 0, 0]);
});

test('who gives up while waiting is out, and costs nobody a turn', async () => {
  const turns = new Turns(1);
  const started: string[] = [];
  const abort = new AbortController();
  await turns.take();
  const gone = takeAs('gone', turns, started, abort.signal);
  const next = takeAs('next', turns, started);
  abort.abort(new Error('no more'));
  await expect(gone).rejects.toThrow('no more');
  turns.give();
  await next;
  expect([started, turns.running, turns.waiting]).toEqual([['next'], 1, 0]);
});

test('giving up after the turn has come changes nothing, and before it was asked for refuses', async () => {
  const turns = new Turns(1);
  const abort = new AbortController();
  await turns.take(abort.signal);
  abort.abort(new Error('late'));
  expect(turns.running).toBe(1);
  await expect(turns.take(abort.signal)).rejects.toThrow('late');
  expect(turns.waiting).toBe(0);
});
