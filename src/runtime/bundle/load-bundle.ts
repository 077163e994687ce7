import type { LayersModel } from '@tensorflow/tfjs-layers';
import { TelltaleError } from '../../core/errors.ts';
import type { Model, ModelIdentity, Network } from '../../core/model.ts';
import { layersNetwork } from '../backend/layers-network.ts';
import type { Bundle } from './bundle.ts';
import { checkNetwork } from './check-network.ts';
import { type InputSize, inputSize } from './input-size.ts';
import type { NetworkManifest, NetworkName } from './manifest.ts';
import { decodeNetwork } from './network-files.ts';

/**
 * Checks the networks of a bundle, loads them on the started backend (see backend.ts) and, by default, runs each once,
 * so that the first photo does not pay for it.
 *
 * @throws TelltaleError model_network_mismatch: a network does not load, or differs from the manifest's description
 */
export async function loadBundle(bundle: Bundle, options = { warm: true }): Promise<Model> {
  const { settings } = bundle.manifest;
  return {
    identity: identify(bundle),
    settings,
    locator: await loadNetwork(bundle, 'locator', options),
    orienter: await loadNetwork(bundle, 'orienter', options),
    inspector: await loadNetwork(bundle, 'inspector', options),
  };
}

function identify({ manifest: { name, version, evidence }, sha256 }: Bundle): ModelIdentity {
  return { name, version, sha256, evidence };
}

async function loadNetwork(bundle: Bundle, name: NetworkName, options: { readonly warm: boolean }): Promise<Network> {
  const described = bundle.manifest.networks[name];
  const size = inputSize(bundle.manifest.settings, name);
  expectInputSize(name, described, size);
  const model = await decode(bundle, name, described);
  checkNetwork(name, model, described);
  const network = layersNetwork(model);
  if (options.warm) await warm(network, size);
  return network;
}

function expectInputSize(network: NetworkName, { input: [rows, columns] }: NetworkManifest, wanted: InputSize): void {
  const received = { height: rows ?? wanted.height, width: columns ?? wanted.width };
  if (formatSize(received) === formatSize(wanted)) return;
  throw new TelltaleError('model_network_mismatch', {
    network,
    expected: `an input of ${formatSize(wanted)}, as in the settings`,
    received: formatSize(received),
  });
}

const formatSize = ({ height, width }: InputSize): string => `${height}x${width} pixels`;

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

async function warm(network: Network, { height, width }: InputSize): Promise<void> {
  await network.run({ count: 1, height, width, data: new Float32Array(height * width * 3) });
}
