import type { LayersModel } from '@tensorflow/tfjs-layers';
import { TelltaleError } from '../core/errors.ts';
import type { Model, ModelIdentity, Network } from '../core/model.ts';
import { checkNetwork } from './check-network.ts';
import { layersNetwork } from './layers-network.ts';
import type { NetworkManifest, NetworkName } from './manifest.ts';
import { decodeNetwork } from './network-files.ts';
import { type Bundle, readBundle } from './read-bundle.ts';

/**
 * Reads a bundle, checks all of it, loads its networks on the backend that was started (see backend.ts) and runs each
 * once, so that the first photo does not pay for it.
 *
 * @throws TelltaleError model_missing, model_manifest_invalid, model_file_mismatch (see read-bundle.ts);
 *   model_network_mismatch: a network does not load, or is not the one that the manifest describes
 */
export async function loadModel(directory: string): Promise<Model> {
  const bundle = await readBundle(directory);
  const { settings } = bundle.manifest;
  return {
    identity: identify(bundle),
    settings,
    locator: await loadNetwork(bundle, 'locator', settings.locator.inputSize),
    orienter: await loadNetwork(bundle, 'orienter', settings.orienter.size),
    inspector: await loadNetwork(bundle, 'inspector', settings.inspector.size),
  };
}

function identify({ manifest: { name, version, evidence }, sha256 }: Bundle): ModelIdentity {
  return { name, version, sha256, evidence };
}

/** `size`: side of the square images, pixels, that the settings will send through the network. */
async function loadNetwork(bundle: Bundle, name: NetworkName, size: number): Promise<Network> {
  const described = bundle.manifest.networks[name];
  expectInputSize(name, described, size);
  const model = await decode(bundle, name, described);
  checkNetwork(name, model, described);
  const network = layersNetwork(model);
  await warm(network, size);
  return network;
}

function expectInputSize(network: NetworkName, { input }: NetworkManifest, size: number): void {
  const fixed = input.slice(0, 2).find((side) => side !== null && side !== size);
  if (fixed === undefined) return;
  const expected = `an input of ${size} pixels, as in the settings`;
  throw new TelltaleError('model_network_mismatch', { network, expected, received: `${fixed} pixels` });
}

async function decode(bundle: Bundle, network: NetworkName, described: NetworkManifest): Promise<LayersModel> {
  const topology = new TextDecoder().decode(bundle.files.get(described.topology));
  const weights = bundle.files.get(described.weights) ?? new Uint8Array();
  try {
    return await decodeNetwork(topology, weights);
  } catch (cause) {
    const received = cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : 'something else';
    throw new TelltaleError('model_network_mismatch', { network, expected: 'readable layers', received }, { cause });
  }
}

async function warm(network: Network, size: number): Promise<void> {
  await network.run({ count: 1, height: size, width: size, data: new Float32Array(size * size * 3) });
}
