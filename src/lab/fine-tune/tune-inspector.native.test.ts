import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { areaUnderRoc } from '../../evaluate/figures/area-under-roc.ts';
import { startBackend } from '../../runtime/backend/backend.ts';
import { readBundle } from '../../runtime/bundle/read-bundle.ts';
import { LABEL_UNKNOWN } from '../dataset/crop-set.ts';
import { answersAbout } from '../train/inspector/evaluate-crops.ts';
import { drawSimpleCrops } from '../train/inspector/simple-crops.fixture.ts';
import { tuneInspector } from './tune-inspector.ts';

beforeAll(async () => {
  expect(await startBackend('native')).toBe('native');
});

test('the shipped inspector learns what labelled crops show, and the bundle stays as it was', async () => {
  const work = await mkdtemp(join(tmpdir(), 'telltale-tune-'));
  const bundle = await readBundle('models/m30');
  const before = bundle.files.get('inspector.weights.bin')!.slice();
  const labelled = { ...drawSimpleCrops(128, 'labelled') };
  labelled.kinds.fill(LABEL_UNKNOWN);
  const heldOut = drawSimpleCrops(64, 'held out');
  const aucAfter = (crops: number): Promise<number> =>
    tuneInspector(
      {
        bundle,
        labelled,
        simulated: [
          {
            name: 'simple',
            share: 1,
            module: new URL('../train/inspector/simple-crops.fixture.ts', import.meta.url).href,
            options: { count: 64 },
          },
        ],
        file: join(work, 'labelled.crops'),
        crops,
        rate: 1e-3,
        seed: 'test',
        onStep: () => undefined,
      },
      async (network) => {
        const { counterfeit } = answersAbout(network, heldOut);
        const of = (label: number) =>
          [...counterfeit].filter((_, i) => heldOut.face[i]! < 2 && heldOut.counterfeit[i] === label);
        return areaUnderRoc(of(1), of(0));
      },
    );
  try {
    const [untuned, tuned] = [await aucAfter(0), await aucAfter(1920)];
    expect(tuned).toBeGreaterThan(Math.max(0.9, untuned));
    expect(bundle.files.get('inspector.weights.bin')).toEqual(before);
    expect(await readFile('models/m30/inspector.weights.bin')).toEqual(Buffer.from(before));
  } finally {
    await rm(work, { recursive: true });
  }
});
