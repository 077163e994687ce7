import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { tinyContent, tinyLocator, writeTinyBundle } from '../../../test/runtime/tiny-bundle.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import { startBackend } from '../backend/backend.ts';
import { loadModel } from './load-model.ts';
import { manifestSchema } from './manifest.ts';
import { encodeNetwork } from './network-files.ts';
import { writeBundle } from './write-bundle.ts';

let directory: string;

beforeAll(() => startBackend('wasm'));
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'telltale-bundle-')), 'tiny');
  await writeTinyBundle(directory);
});
afterEach(() => rm(join(directory, '..'), { recursive: true }));

const inBundle = (name: string) => join(directory, name);

/** Sets one value in the manifest, as anyone could with an editor; undefined removes it. */
async function changeManifest(keys: readonly string[], value: unknown): Promise<void> {
  const manifest: unknown = JSON.parse(await readFile(inBundle('manifest.json'), 'utf8'));
  const parent = keys.slice(0, -1).reduce((at, key) => Reflect.get(asObject(at), key), manifest);
  Reflect.set(asObject(parent), keys.at(-1) ?? '', value);
  await writeFile(inBundle('manifest.json'), JSON.stringify(manifest));
}

function asObject(value: unknown): object {
  if (typeof value === 'object' && value !== null) return value;
  throw new TypeError('expected an object on the way');
}

/** Replaces a file of the bundle and its hash in the manifest: a consistent but wrong bundle. */
async function replaceFile(name: string, bytes: Uint8Array | string): Promise<void> {
  const content = Buffer.from(bytes);
  await writeFile(inBundle(name), content);
  await changeManifest(['files', name], { sha256: sha256(content), bytes: content.length });
}

test('a written bundle loads, with the identity in its manifest', async () => {
  const model = await loadModel(directory);
  const manifest = await readFile(inBundle('manifest.json'));
  expect(model.identity).toEqual({ name: 'tiny', version: '0.0.1', evidence: 'simulated', sha256: sha256(manifest) });
  expect(model.settings).toEqual(tinyContent().settings);
  const outputs = await model.inspector.run({
    count: 2,
    height: 24,
    width: 24,
    data: new Float32Array(2 * 24 * 24 * 3),
  });
  expect(Object.fromEntries(Object.entries(outputs).map(([name, { shape }]) => [name, shape]))).toEqual({
    face: [2, 4],
    counterfeit: [2, 1],
    aspects: [2, 4],
    embedding: [2, 16],
  });
});

test('a folder without a manifest', async () => {
  await expect(loadModel(inBundle('nowhere'))).rejects.toMatchObject({
    code: 'model_missing',
    values: { directory: inBundle('nowhere') },
  });
});

const LIMITS = { minDiameterPx: 60, minSharpness: 0.1 };
const INVALID: ReadonlyArray<readonly [string, readonly string[], unknown]> = [
  ['schema', ['schema'], 'telltale.bundle/2'],
  ['settings.gates.maxGlare', ['settings', 'gates', 'maxGlare'], 1.5],
  ['settings.gates', ['settings', 'gates', 'maxDust'], 1],
  ['settings.calibration.30.replicas', ['settings', 'calibration', '30', 'replicas'], []],
  ['settings.verdicts', ['settings', 'verdicts', 'noDifferenceSeen'], 5],
  ['settings.aspectLimits.edge', ['settings', 'aspectLimits'], { imprint: LIMITS, colour: LIMITS, surface: LIMITS }],
  ['settings.aspectLimits', ['settings', 'aspectLimits'], undefined],
  ['settings.gates.maxBackground', ['settings', 'gates', 'maxBackground'], undefined],
  ['settings.gates.minSmallOtherProbability', ['settings', 'gates', 'minSmallOtherProbability'], undefined],
  ['settings.locator.secondPass', ['settings', 'locator', 'secondPass'], undefined],
  ['settings.locator.smallest', ['settings', 'locator', 'smallest'], undefined],
  ['labels.faces.1', ['labels', 'faces'], ['M', 'other', '30', 'background']],
  ['labels.faces.3', ['labels', 'faces'], ['M', '30', 'other', 'nothing']],
  ['evidence', ['evidence'], 'rumour'],
  ['networks.inspector.outputs.aspects', ['networks', 'inspector', 'outputs', 'aspects'], undefined],
  ['networks.inspector.outputs.embedding', ['networks', 'inspector', 'outputs', 'embedding'], 8],
  ['networks.inspector.outputs.embedding', ['networks', 'inspector', 'outputs', 'embedding'], undefined],
  ['networks.locator.weights', ['networks', 'locator', 'weights'], '../../secrets'],
  ['networks.locator.weights', ['networks', 'locator', 'weights'], 'other.bin'],
];

test.each(INVALID)('a manifest that is wrong at %s', async (reported, keys, value) => {
  await changeManifest(keys, value);
  const failure = loadModel(directory);
  await expect(failure).rejects.toMatchObject({ code: 'model_manifest_invalid', values: { directory } });
  await expect(failure).rejects.toThrow(`"problem":"${reported}: `);
});

test('a manifest that is not JSON', async () => {
  await writeFile(inBundle('manifest.json'), '{');
  await expect(loadModel(directory)).rejects.toMatchObject({ code: 'model_manifest_invalid' });
});

test('a file that differs from the manifest by one bit', async () => {
  const weights = await readFile(inBundle('inspector.weights.bin'));
  weights[7]! ^= 1;
  await writeFile(inBundle('inspector.weights.bin'), weights);
  await expect(loadModel(directory)).rejects.toMatchObject({
    code: 'model_file_mismatch',
    values: { file: 'inspector.weights.bin', received: `${sha256(weights)} in ${weights.length} bytes` },
  });
});

test('a missing file, the model card included', async () => {
  await rm(inBundle('model-card.md'));
  await expect(loadModel(directory)).rejects.toMatchObject({
    code: 'model_file_mismatch',
    values: { file: 'model-card.md', received: 'no such file' },
  });
});

test('a network whose outputs differ from the manifest', async () => {
  const { topology, weights } = await encodeNetwork(tinyLocator());
  await replaceFile('orienter.json', topology);
  await replaceFile('orienter.weights.bin', weights);
  await changeManifest(['networks', 'orienter', 'input'], [null, null, 3]);
  await expect(loadModel(directory)).rejects.toMatchObject({
    code: 'model_network_mismatch',
    values: {
      network: 'orienter',
      expected: 'outputs rim (1), up (1)',
      received: 'outputs probability (1), shape (6)',
    },
  });
});

test('a network whose input differs from the manifest', async () => {
  await changeManifest(['networks', 'inspector', 'input'], [null, null, 3]);
  await expect(loadModel(directory)).rejects.toMatchObject({
    code: 'model_network_mismatch',
    values: { network: 'inspector', expected: 'one input [any, any, 3]', received: 'one input [24, 24, 3]' },
  });
});

test('settings with an input size that a network does not take', async () => {
  await changeManifest(['settings', 'inspector', 'size'], 32);
  await expect(loadModel(directory)).rejects.toMatchObject({
    code: 'model_network_mismatch',
    values: {
      network: 'inspector',
      expected: 'an input of 32x32 pixels, as in the settings',
      received: '24x24 pixels',
    },
  });
});

test('files with the right hash that describe no network', async () => {
  await replaceFile('locator.json', '{}');
  await expect(loadModel(directory)).rejects.toMatchObject({
    code: 'model_network_mismatch',
    values: { network: 'locator', expected: 'readable layers' },
  });
});

test('writing replaces an older bundle and leaves nothing else behind', async () => {
  await writeFile(inBundle('left-over'), '');
  await writeBundle(directory, { ...tinyContent(), version: '0.0.2' });
  expect((await loadModel(directory)).identity.version).toBe('0.0.2');
  expect(await readdir(join(directory, '..'))).toEqual(['tiny']);
  expect(await readdir(directory)).not.toContain('left-over');
});

test('refused content leaves the older bundle in place', async () => {
  const { settings } = tinyContent();
  const locator = { ...settings.locator, minProbability: 2 };
  await expect(writeBundle(directory, { ...tinyContent(), settings: { ...settings, locator } })).rejects.toThrow();
  expect((await loadModel(directory)).identity.version).toBe('0.0.1');
  expect(manifestSchema.safeParse(JSON.parse(await readFile(inBundle('manifest.json'), 'utf8'))).success).toBe(true);
});
