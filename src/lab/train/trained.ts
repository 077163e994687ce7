import type { LayersModel } from '@tensorflow/tfjs-layers';
import { foldBatchNorm } from './fold-batch-norm.ts';
import type { NetworkOptions } from './network-builder.ts';

/** Trains a network with batch normalisation and returns its counterpart without, as it ships. */
export async function trained(
  name: string,
  build: (options: NetworkOptions) => LayersModel,
  teach: (network: LayersModel) => Promise<void>,
): Promise<LayersModel> {
  const network = build({ training: true, seed: [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) });
  await teach(network);
  const plain = build({ training: false, seed: 0 });
  foldBatchNorm(network, plain);
  network.dispose();
  return plain;
}
