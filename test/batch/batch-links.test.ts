import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { packLook } from '../../src/batch/scan/photo-record.ts';
import { exportBatch } from '../../src/batch/worker/export-batch.ts';
import { decide } from '../../src/core/decide/decide.ts';
import { describe as describePhoto } from '../../src/core/describe.ts';
import { createBatch } from '../../src/store/create-batch.ts';
import { finishPhoto } from '../../src/store/finish-photo.ts';
import { addPhotos, finishListing, takeListing } from '../../src/store/list-photos.ts';
import type { StoredLooks } from '../../src/store/stored-looks.ts';
import { takePhoto } from '../../src/store/take-photo.ts';
import { enterWorker } from '../../src/store/workers.ts';
import { exampleExhibit } from '../contract/example-exhibit.ts';
import { examplePress } from '../contract/example-press.ts';
import { goodQuality, identity as model, plainM, policy, settings, tablet } from '../contract/examples.ts';
import { useDatabase } from '../store/use-database.ts';

const database = await useDatabase();
afterAll(() => database?.remove());

/** An M that suggests a counterfeit. */
const finding = decide(
  { ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: 1.5 } },
  settings,
  policy,
);
const looking = (x: number, perceptualHash?: string): StoredLooks => ({ perceptualHash, looks: [packLook([x, 0])] });

type Photo = readonly [name: string, sha256: string, looks: StoredLooks | undefined];
const PHOTOS: readonly Photo[] = [
  ['one/a.jpg', 'a'.repeat(64), looking(6)],
  ['two/b.jpg', 'b'.repeat(64), looking(6)],
  ['three/c.jpg', 'c'.repeat(64), looking(-6)],
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-batch-links-'));
  return () => rm(folder, { recursive: true });
});

/** Exports a finished batch with these photos, of one tablet each, and returns its links. */
async function linksOf(photos: readonly Photo[], linked = true) {
  const store = await database!.openStore();
  try {
    const batch = await createBatch(store, { sources: ['.'], policy, model, priority: 0, attempts: 3 });
    const workerId = randomUUID();
    await enterWorker(store, { id: workerId, host: 'here', pid: 1, model, backend: 'wasm', threads: 1 });
    const listing = (await takeListing(store, workerId))!;
    const names = photos.map(([name]) => ({ name }));
    await addPhotos(store, { listing, workerId, retryDelaySeconds: 1 }, names);
    await finishListing(store, listing, workerId);
    for (const [name, sha256, looks] of photos) {
      const taken = (await takePhoto(store, workerId, model))!;
      const photo = { name, sha256, format: 'jpeg', width: 800, height: 600 };
      const examination = describePhoto(photo, model, [finding], policy);
      const found = { sha256, examination, looks, startedAt: new Date() };
      await finishPhoto(store, { workerId, model, backend: 'wasm' }, taken, found);
    }
    const judge = { settings: { ...settings, exhibit: exampleExhibit, ...(linked && { press: examplePress }) }, model };
    const exhibits = { scope: 'folder', model: judge } as const;
    await exportBatch(store, batch, {
      out: join(folder, 'out.jsonl'),
      provenance: undefined,
      partial: false,
      exhibits,
    });
  } finally {
    await store.close();
  }
  if (!(await readdir(folder)).includes('press-links.jsonl')) return undefined;
  const lines = (await readFile(join(folder, 'press-links.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line));
}

describe.skipIf(database === undefined)('the links of a batch', () => {
  test('stand beside its exhibits, and each says that it is a lead', async () => {
    const links = await linksOf(PHOTOS);
    expect(links).toHaveLength(1);
    expect(links?.[0]).toMatchObject({
      schema: 'telltale.press-link/1',
      groups: [
        { exhibit: 'one', group: 0 },
        { exhibit: 'two', group: 0 },
      ],
      note: expect.stringContaining('leads only and no proof'),
    });
    expect(links?.[0].log10LikelihoodRatio).toBeGreaterThan(0.7);
  });

  test('never join photos that look nearly the same, nor those with the same bytes', async () => {
    const hash = '0123456789abcdeffedcba9876543210';
    const [a, b] = PHOTOS as readonly [Photo, Photo];
    expect(
      await linksOf([
        [a[0], a[1], looking(6, hash)],
        [b[0], b[1], looking(6, hash)],
      ]),
    ).toBeUndefined();
    expect(await linksOf([a, [b[0], a[1], b[2]]])).toBeUndefined();
  });

  test('are removed when there are none any more; a file of somebody else is not', async () => {
    expect(await linksOf(PHOTOS)).toHaveLength(1);
    expect(await linksOf(PHOTOS, false)).toBeUndefined();
    expect(await linksOf(PHOTOS.map(([name, sha256]) => [name, sha256, undefined]))).toBeUndefined();
    await writeFile(join(folder, 'press-links.jsonl'), 'notes\n');
    await expect(linksOf(PHOTOS)).rejects.toMatchObject({ code: 'output_taken' });
    expect(await readFile(join(folder, 'press-links.jsonl'), 'utf8')).toBe('notes\n');
  });
});
