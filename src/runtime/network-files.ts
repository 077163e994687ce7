import { io, util } from '@tensorflow/tfjs-core';
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { encodeHalves } from './half-floats.ts';

/** A network as the two files of a bundle: its layers as JSON, and its weights in 16 bits, one after the other. */
export interface NetworkFiles {
  readonly topology: string;
  readonly weights: Uint8Array;
}

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.int().nonnegative()),
  dtype: z.literal('float32'),
  quantization: z.object({ dtype: z.literal('float16') }),
});

const topologySchema = z.object({ modelTopology: z.looseObject({}), weightSpecs: z.array(weightSchema) });

/**
 * The network without its optimizer. Weights are rounded to 16 bits.
 *
 * @throws RangeError a weight is not finite, or too large for 16 bits
 */
export async function encodeNetwork(model: LayersModel): Promise<NetworkFiles> {
  const { modelTopology, weightSpecs = [], weightData } = await collectArtifacts(model);
  const values = new Float32Array(new io.CompositeArrayBuffer(weightData).slice());
  refuseUnfitWeights(weightSpecs, values);
  const specs = weightSpecs.map(({ name, shape, dtype }) => ({
    name,
    shape,
    dtype,
    quantization: { dtype: 'float16' },
  }));
  return {
    topology: `${JSON.stringify({ modelTopology, weightSpecs: specs })}\n`,
    weights: encodeHalves(values),
  };
}

/**
 * The reverse of `encodeNetwork`, on whatever backend has been started. The caller disposes of the model.
 *
 * @throws an error of the library or of the schema, in English: the files do not describe a network
 */
export async function decodeNetwork(topology: string, weights: Uint8Array): Promise<LayersModel> {
  const { modelTopology, weightSpecs } = parseTopology(topology);
  const expected = weightSpecs.reduce((bytes, spec) => bytes + 2 * util.sizeFromShape(spec.shape), 0);
  if (weights.byteLength !== expected) {
    throw new RangeError(`expected ${expected} bytes of weights, received ${weights.byteLength}`);
  }
  return loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData: weights.slice().buffer }));
}

function parseTopology(topology: string): z.infer<typeof topologySchema> {
  const parsed = topologySchema.safeParse(JSON.parse(topology));
  if (parsed.success) return parsed.data;
  throw new TypeError('expected layers and the shapes of their weights, received other JSON');
}

async function collectArtifacts(model: LayersModel): Promise<io.ModelArtifacts> {
  let collected: io.ModelArtifacts | undefined;
  const handler = io.withSaveHandler(async (artifacts) => {
    collected = artifacts;
    return { modelArtifactsInfo: io.getModelArtifactsInfoForJSON(artifacts) };
  });
  await model.save(handler, { includeOptimizer: false });
  if (collected === undefined) throw new Error('the network could not be read out');
  return collected;
}

/** Beyond this a 16-bit float rounds to infinity. */
const LARGEST_WEIGHT = 65504;

function refuseUnfitWeights(specs: readonly io.WeightsManifestEntry[], values: Float32Array): void {
  const other = specs.find((spec) => spec.dtype !== 'float32');
  if (other !== undefined)
    throw new RangeError(`expected weights of 32-bit floats, received ${other.dtype} in ${other.name}`);
  // Written so that it refuses what is not a number too.
  const unfit = values.findIndex((value) => !(Math.abs(value) <= LARGEST_WEIGHT));
  if (unfit === -1) return;
  throw new RangeError(`expected weights within +-${LARGEST_WEIGHT}, received ${values[unfit]}`);
}
