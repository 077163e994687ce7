import { io, util } from '@tensorflow/tfjs-core';
import { type LayersModel, loadLayersModel } from '@tensorflow/tfjs-layers';
import { z } from 'zod';
import { encodeHalves } from './half-floats.ts';

/** A network as the two files of a bundle: its layers as JSON, and its weights in 16 or 8 bits, one after the other. */
export interface NetworkFiles {
  readonly topology: string;
  readonly weights: Uint8Array;
}

const weightSchema = z.object({
  name: z.string(),
  shape: z.array(z.int().nonnegative()),
  dtype: z.literal('float32'),
  quantization: z.discriminatedUnion('dtype', [
    z.object({ dtype: z.literal('float16') }),
    z.object({ dtype: z.literal('uint8'), min: z.number(), scale: z.number().positive() }),
  ]),
});
type WeightSpec = z.infer<typeof weightSchema>;

const topologySchema = z.object({ modelTopology: z.looseObject({}), weightSpecs: z.array(weightSchema) });

/**
 * The network without its optimizer. Weights are rounded to 16 bits, those of wide dense layers to 8.
 *
 * @throws RangeError a weight is not finite, or too large for 16 bits
 */
export async function encodeNetwork(model: LayersModel): Promise<NetworkFiles> {
  const { modelTopology, weightSpecs = [], weightData } = await collectArtifacts(model);
  const values = new Float32Array(new io.CompositeArrayBuffer(weightData).slice());
  refuseUnfitWeights(weightSpecs, values);
  let from = 0;
  const encoded = weightSpecs.map((entry) => {
    const to = from + util.sizeFromShape(entry.shape);
    const weight = encodeWeight(entry, values.subarray(from, to));
    from = to;
    return weight;
  });
  return {
    topology: `${JSON.stringify({ modelTopology, weightSpecs: encoded.map(({ spec }) => spec) })}\n`,
    weights: new Uint8Array(io.CompositeArrayBuffer.join(encoded.map(({ bytes }) => bytes.buffer))),
  };
}

/**
 * Inputs times units from which a dense layer is wide: its sums have so many roundings that coarse ones average out.
 */
const WIDE = 2 ** 13;
/** Steps of 8 bits. */
const STEPS = 255;

function encodeWeight(
  { name, shape }: io.WeightsManifestEntry,
  values: Float32Array,
): { readonly spec: WeightSpec; readonly bytes: Uint8Array<ArrayBuffer> } {
  if (shape.length !== 2 || values.length < WIDE) {
    const spec: WeightSpec = { name, shape, dtype: 'float32', quantization: { dtype: 'float16' } };
    return { spec, bytes: encodeHalves(values) };
  }
  const min = values.reduce((a, b) => Math.min(a, b));
  const max = values.reduce((a, b) => Math.max(a, b));
  const scale = (max - min) / STEPS || 1;
  const spec: WeightSpec = { name, shape, dtype: 'float32', quantization: { dtype: 'uint8', min, scale } };
  return { spec, bytes: Uint8Array.from(values, (value) => Math.round((value - min) / scale)) };
}

/**
 * Inverse of `encodeNetwork`, on the backend that was started. The caller disposes of the model.
 *
 * @throws an error of the library or of the schema, in English: the files do not describe a network
 */
export async function decodeNetwork(topology: string, weights: Uint8Array): Promise<LayersModel> {
  const { modelTopology, weightSpecs } = parseTopology(topology);
  const expected = weightSpecs.reduce((bytes, spec) => bytes + bytesOf(spec), 0);
  if (weights.byteLength !== expected) {
    throw new RangeError(`expected ${expected} bytes of weights, received ${weights.byteLength}`);
  }
  return loadLayersModel(io.fromMemory({ modelTopology, weightSpecs, weightData: weights.slice().buffer }));
}

function bytesOf({ shape, quantization }: WeightSpec): number {
  return util.sizeFromShape(shape) * (quantization.dtype === 'uint8' ? 1 : 2);
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
  // Written so that it also refuses values that are not numbers.
  const unfit = values.findIndex((value) => !(Math.abs(value) <= LARGEST_WEIGHT));
  if (unfit === -1) return;
  throw new RangeError(`expected weights within +-${LARGEST_WEIGHT}, received ${values[unfit]}`);
}
