import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { examine } from '../../src/core/examine.ts';
import type { Model } from '../../src/core/model.ts';
import { openPhoto } from '../../src/photo/node/open-photo.ts';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { type Changed, changedVerdicts, type FoundTablet } from './same-verdict.ts';
import { canEncodeHeic, HEIC, OTHER_PIXELS, SAME_PIXELS, type Variant } from './variants.ts';

/** The samples; or all photos of a folder that is named in the environment, the validation photos above all. */
const FOLDER = process.env['TELLTALE_PHOTOS'] ?? join(import.meta.dirname, '..', '..', 'samples');
const POLICY = { prior: 0.5, language: 'en' };

const photos = readdirSync(FOLDER).filter((name) => name.endsWith('.jpg'));
let model: Model;

/** Rejects if the photo cannot be decoded. */
async function tabletsOf(bytes: Buffer, name: string): Promise<readonly FoundTablet[]> {
  return (await examine(await openPhoto(Uint8Array.from(bytes), name), model, POLICY)).tablets;
}

describe.skipIf(!existsSync(defaultBundle))('a photo keeps its verdicts', { tags: ['slow'] }, () => {
  const before = new Map<string, readonly FoundTablet[]>();

  beforeAll(async () => {
    await startBackend('wasm');
    model = await loadModel(defaultBundle);
    for (const name of photos) before.set(name, await tabletsOf(readFileSync(join(FOLDER, name)), name));
  }, 600_000);

  test.each(SAME_PIXELS)('$name', keepsVerdicts, 1_200_000);

  // The shipped bundle does not meet this; checked only for a named folder of photos. See docs/experiments/2026-11.md.
  describe.skipIf(process.env['TELLTALE_PHOTOS'] === undefined)('with other pixels', () => {
    test.each(OTHER_PIXELS)('$name', keepsVerdicts, 1_200_000);
    test.skipIf(!canEncodeHeic())(HEIC.name, () => keepsVerdicts(HEIC), 1_200_000);
  });

  async function keepsVerdicts({ make, scale }: Variant): Promise<void> {
    const changed: Changed[] = [];
    for (const name of photos) {
      const bytes = readFileSync(join(FOLDER, name));
      const { width, height } = await sharp(bytes).metadata();
      const copy = await tabletsOf(await make(bytes), name);
      changed.push(...changedVerdicts(name, before.get(name) ?? [], copy, scale(width, height), model.settings));
    }
    expect(changed).toEqual([]);
  }
});
