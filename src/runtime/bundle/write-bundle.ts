import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { ModelSettings } from '../../core/model.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import { type Manifest, manifestSchema, NETWORK_NAMES, type NetworkManifest, type NetworkName } from './manifest.ts';
import { encodeNetwork } from './network-files.ts';
import { MANIFEST_FILE } from './read-bundle.ts';

export const CARD_FILE = 'model-card.md';

/** The description of a bundle; files, checksums and the networks' shapes are added when it is written. */
export interface BundleContent extends Omit<Manifest, 'schema' | 'files' | 'networks' | 'settings'> {
  readonly settings: ModelSettings;
  readonly networks: Readonly<Record<NetworkName, LayersModel>>;
  /** The model card, Markdown. */
  readonly card: string;
}

/**
 * Writes a bundle that `loadModel` accepts. It is written beside `directory` and moved there at the end, so a reader
 * never finds half a bundle; it replaces an older one.
 *
 * @throws ZodError the content does not match manifest.ts; RangeError: weights that do not fit into 16 bits
 */
export async function writeBundle(directory: string, content: BundleContent): Promise<void> {
  await replaceBundle(directory, await bundleFiles(content));
}

/** Writes a bundle of these files to a folder, completely or not at all. */
export async function replaceBundle(directory: string, files: Files): Promise<void> {
  const target = resolve(directory);
  await mkdir(dirname(target), { recursive: true });
  const partial = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    await writeFiles(partial, files);
    // Created readable for its owner only; the service may run as another user.
    await chmod(partial, 0o755);
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

type Files = ReadonlyMap<string, Uint8Array>;

async function bundleFiles({ networks, card, ...described }: BundleContent): Promise<Files> {
  const files = new Map([[CARD_FILE, encodeText(card)]]);
  for (const name of NETWORK_NAMES) {
    const { topology, weights } = await encodeNetwork(networks[name]);
    files.set(topologyFile(name), encodeText(topology));
    files.set(weightsFile(name), weights);
  }
  const manifest = manifestSchema.parse({
    schema: 'telltale.bundle/1',
    ...described,
    networks: Object.fromEntries(NETWORK_NAMES.map((name) => [name, describeNetwork(name, networks[name])])),
    files: Object.fromEntries([...files].map(([name, bytes]) => [name, checksum(bytes)])),
  });
  return new Map([...files, manifestBytes(manifest)]);
}

export function manifestBytes(manifest: Manifest): [name: string, bytes: Uint8Array] {
  return [MANIFEST_FILE, encodeText(`${JSON.stringify(manifest, null, 2)}\n`)];
}

function describeNetwork(name: NetworkName, model: LayersModel): Partial<Record<keyof NetworkManifest, unknown>> {
  return {
    topology: topologyFile(name),
    weights: weightsFile(name),
    input: model.inputs[0]?.shape.slice(1),
    outputs: Object.fromEntries(model.outputs.map((output, i) => [model.outputNames[i], output.shape.at(-1)])),
  };
}

const topologyFile = (name: NetworkName) => `${name}.json`;
const weightsFile = (name: NetworkName) => `${name}.weights.bin`;

export function checksum(bytes: Uint8Array): Manifest['files'][string] {
  return { sha256: sha256(bytes), bytes: bytes.byteLength };
}

async function writeFiles(directory: string, files: Files): Promise<void> {
  for (const [name, bytes] of files) await writeFile(join(directory, name), bytes);
}

function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
