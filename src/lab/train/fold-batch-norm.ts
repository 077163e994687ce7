import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { EPSILON } from './fused-batch-norm.ts';

/**
 * Copies a trained network's weights into its counterpart without batch normalisation, with the normalisation
 * multiplied into the kernels: y = gamma (conv(x) - mean) / sqrt(variance + epsilon) + beta. Saves a pass over every
 * map at run time.
 */
export function foldBatchNorm(trained: LayersModel, plain: LayersModel): void {
  tf.tidy(() => {
    for (const layer of plain.layers) {
      if (layer.weights.length === 0) continue;
      const source = trained.getLayer(layer.name).getWeights();
      const norm = trained.layers.find((other) => other.name === `${layer.name}_norm`)?.getWeights();
      if (!norm) {
        layer.setWeights(source);
        continue;
      }
      const [gamma, beta, mean, variance] = norm as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
      const factor = tf.div(gamma, tf.sqrt(tf.add(variance, EPSILON)));
      const kernel = tf.mul(source[0] as tf.Tensor, factor);
      layer.setWeights([kernel, tf.sub(beta, tf.mul(mean, factor))]);
    }
  });
}
