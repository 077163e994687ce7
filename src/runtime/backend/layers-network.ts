import { type Tensor, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { ImageBatch, Network, NetworkOutput } from '../../core/model.ts';

/**
 * Maximum number of images in one run of a network. The WASM backend's memory grows to the largest batch and is never
 * released; on one thread, larger batches are not faster.
 */
const BATCH_SIZE = 16;

/** The layers model in the core's form: keys are the names of the output layers. Holds no tensor between two runs. */
export function layersNetwork(model: LayersModel): Network {
  return {
    run: (batch) => (batch.count === 0 ? Promise.resolve(emptyOutputs(model)) : runLayers(model, batch)),
  };
}

async function runLayers(model: LayersModel, batch: ImageBatch): Promise<Readonly<Record<string, NetworkOutput>>> {
  const tensors = tidy(() => {
    const { count, height, width, data } = batch;
    const outputs = model.predict(tensor4d(data, [count, height, width, 3]), { batchSize: BATCH_SIZE });
    return Array.isArray(outputs) ? outputs : [outputs];
  });
  try {
    const outputs = await Promise.all(tensors.map(readOutput));
    return Object.fromEntries(outputs.map((output, i) => [model.outputNames[i] ?? String(i), output]));
  } finally {
    for (const tensor of tensors) tensor.dispose();
  }
}

async function readOutput(tensor: Tensor): Promise<NetworkOutput> {
  // A copy: `data` may return a view of the backend's own memory.
  return { shape: [...tensor.shape], data: Float32Array.from(await tensor.data()) };
}

/** Without images there is no run, because libraries disagree about empty tensors. */
function emptyOutputs(model: LayersModel): Readonly<Record<string, NetworkOutput>> {
  const outputs = model.outputs.map((output) => ({
    shape: [0, ...output.shape.slice(1).map((side) => side ?? 0)],
    data: new Float32Array(),
  }));
  return Object.fromEntries(outputs.map((output, i) => [model.outputNames[i] ?? String(i), output]));
}
