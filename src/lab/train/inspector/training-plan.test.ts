import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readPlan } from './training-plan.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-plan-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function planOf(content: unknown) {
  const path = join(folder, 'plan.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readPlan(path);
}

test('paths of a plan are relative to it', async () => {
  const plan = await planOf({
    sources: [
      { name: 'rendered', share: 3, module: 'render.ts', options: { wide: true } },
      { name: 'kept', share: 1, crops: 'sets/kept.crops' },
    ],
    heldOut: { far: 'far.crops' },
  });
  expect(plan.sources[0]).toEqual({
    name: 'rendered',
    share: 3,
    module: pathToFileURL(join(folder, 'render.ts')).href,
    options: { wide: true },
  });
  expect(plan.sources[1]?.options).toEqual({ path: join(folder, 'sets/kept.crops') });
  expect(plan.heldOut).toEqual({ far: join(folder, 'far.crops') });
});

test('what is no plan is refused with what was expected', async () => {
  await expect(planOf('{')).rejects.toThrow('expected JSON');
  await expect(planOf({ sources: [] })).rejects.toThrow('expected a training plan');
  await expect(planOf({ sources: [{ name: 'a', share: 1 }] })).rejects.toThrow('either "module" or "crops"');
  await expect(planOf({ sources: [{ name: 'a', share: -1, crops: 'a' }] })).rejects.toThrow('share');
});
