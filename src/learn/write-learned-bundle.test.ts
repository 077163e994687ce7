import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enrolmentFace } from '../../test/learn/example-learning.ts';
import { writeTinyBundle } from '../../test/runtime/tiny-bundle.ts';
import { refuseProduct } from '../cli/only-m30.ts';
import { startBackend } from '../runtime/backend/backend.ts';
import type { Bundle } from '../runtime/bundle/bundle.ts';
import { loadModel } from '../runtime/bundle/load-model.ts';
import type { LearnedFrom } from '../runtime/bundle/manifest.ts';
import { readBundle } from '../runtime/bundle/read-bundle.ts';
import { baseOf } from './learned-from.ts';
import { learningModel } from './learning-model.ts';
import { writeLearnedBundle } from './write-learned-bundle.ts';

let folder: string;
let base: Bundle;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-learned-'));
  await startBackend('wasm');
  await writeTinyBundle(join(folder, 'tiny'));
  base = await readBundle(join(folder, 'tiny'));
});
afterAll(() => rm(folder, { recursive: true }));

const { mean, axes, weights } = enrolmentFace;

function learned(): Parameters<typeof writeLearnedBundle>[2] {
  const from: LearnedFrom = {
    name: 'lot-7',
    date: '2026-11-30',
    base: baseOf(base),
    photos: 3,
    cameras: 1,
    reference: { M: 12, '30': 0 },
    counterfeit: { M: 0, '30': 0 },
    laboratories: [],
  };
  return {
    settings: {
      ...base.manifest.settings,
      learned: { M: { mean, axes, weights, shipped: { constant: 0, logit: 1, share: 0.1 } } },
    },
    evidence: 'reference_photos',
    from,
    errors: { enrolled: [{ face: 'M', tablets: 12, photos: 3, flaggedBefore: 9, flaggedAfter: 0 }] },
  };
}

describe('writeLearnedBundle', () => {
  test('writes a bundle that loads and names its evidence, and leaves the other as it was', async () => {
    const before = await readFile(join(folder, 'tiny', 'manifest.json'));
    await writeLearnedBundle(join(folder, 'learned'), base, learned());
    const { identity, settings } = await loadModel(join(folder, 'learned'));
    expect(identity).toMatchObject({ name: 'tiny-lot-7', version: '0.0.1', evidence: 'reference_photos' });
    expect(settings.learned?.M?.weights).toEqual(weights);
    const { manifest, files } = await readBundle(join(folder, 'learned'));
    expect(manifest.provenance.learnedFrom).toMatchObject({
      photos: 3,
      reference: { M: 12 },
      base: { sha256: base.sha256 },
    });
    const card = new TextDecoder().decode(files.get('model-card.md'));
    expect(card).toContain('| reference tablets | 12 of M, 0 of 30 |');
    expect(card).toMatch(/not hold for this one.*\| M \| none of 12 \(up to about 25 %\) \|/s);
    expect(card).toContain('How many counterfeits it misses is not known');
    expect(await readFile(join(folder, 'tiny', 'manifest.json'))).toEqual(before);
  });

  test('a bundle of another product loads, has its own name and card, and neither learns nor serves', async () => {
    const settings = {
      ...{ name: 'pink', mean: [1, 2], deviation: [0.1, 0.2], limit: 2 },
      ...{ heldOut: { tablets: 20, alike: 19 }, others: { tablets: 30, alike: 0, upTo: 0.1 } },
    };
    const change = { name: 'pink', settings: { ...base.manifest.settings, product: settings } };
    const errors = { product: { settings, photos: 12, auc: 0.987 } };
    await writeLearnedBundle(join(folder, 'pink'), base, { ...learned(), ...change, errors });
    const { identity, settings: read } = await loadModel(join(folder, 'pink'));
    expect([identity.name, read.product]).toEqual(['pink', settings]);
    const card = new TextDecoder().decode((await readBundle(join(folder, 'pink'))).files.get('model-card.md'));
    expect(card).toMatch(/^# pink\n.*nothing about counterfeits.*\| 19 of 20 \(76 % to 99 %\).*none of 30.*0\.987/s);
    await expect(learningModel(join(folder, 'pink'), 'wasm')).rejects.toMatchObject({ code: 'learning_learned' });
    expect(() => refuseProduct(identity, read)).toThrow(/bundle_of_product/);
    await rm(join(folder, 'pink'), { recursive: true });
  });

  test('never overwrites anything', async () => {
    await expect(writeLearnedBundle(join(folder, 'tiny'), base, learned())).rejects.toMatchObject({
      code: 'bundle_exists',
    });
    expect((await readdir(folder)).sort()).toEqual(['learned', 'tiny']);
  });
});

test('a bundle without an enrolment cannot learn', async () => {
  await expect(learningModel(join(folder, 'tiny'), 'wasm')).rejects.toMatchObject({ code: 'learning_unsupported' });
});
