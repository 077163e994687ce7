import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { writeWhole } from '../../runtime/write-whole.ts';

/** Adam with a scheduled rate. */
export class ScheduledAdam extends tf.AdamOptimizer {
  constructor() {
    super(1e-3, 0.9, 0.999, 1e-7);
  }

  setRate(rate: number): void {
    this.learningRate = rate;
  }
}

/** Writes weights, optimizer and step atomically: to a temporary file, then renamed over the old one. */
export async function saveCheckpoint(
  path: string,
  network: LayersModel,
  optimizer: ScheduledAdam,
  step: number,
): Promise<void> {
  const state = await optimizer.getWeights();
  const named = [
    ...network.weights.map((weight, i) => ({ name: `network/${i}`, tensor: weight.read() })),
    ...state.map(({ tensor }, i) => ({ name: `optimizer/${i}`, tensor })),
  ];
  const { data, specs } = await tf.io.encodeWeights(named);
  // The count of iterations is a tensor created for this call; the rest belong to the optimizer.
  state[0]?.tensor.dispose();
  const header = Buffer.from(JSON.stringify({ step, specs, weights: network.weights.length }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  await writeWhole(path, Buffer.concat([length, header, Buffer.from(data)]));
}

/** Restores a checkpoint of `saveCheckpoint`; returns the step to resume from, 0 without a checkpoint. */
export async function loadCheckpoint(path: string, network: LayersModel, optimizer?: ScheduledAdam): Promise<number> {
  if (!existsSync(path)) return 0;
  const { header, rest: content } = headerOf(await readFile(path));
  const data = Uint8Array.from(content).buffer;
  const tensors = Object.entries(tf.io.decodeWeights(data, header.specs)).map(([name, tensor]) => ({ name, tensor }));
  for (const [i, weight] of network.weights.entries()) weight.write((tensors[i] as { tensor: tf.Tensor }).tensor);
  const rest = tensors.slice(header.weights);
  if (optimizer && rest.length > 0) await optimizer.setWeights(rest);
  for (const { tensor } of tensors) tensor.dispose();
  return header.step;
}

/** Number of trained steps in a checkpoint; 0 without one. */
export async function stepsDone(path: string): Promise<number> {
  return existsSync(path) ? headerOf(await readFile(path)).header.step : 0;
}

interface Header {
  readonly step: number;
  readonly specs: tf.io.WeightsManifestEntry[];
  /** Of the specs, this many first ones are the network's. */
  readonly weights: number;
}

function headerOf(bytes: Buffer): { readonly header: Header; readonly rest: Uint8Array } {
  const end = 4 + bytes.readUInt32LE(0);
  return { header: JSON.parse(bytes.subarray(4, end).toString()), rest: bytes.subarray(end) };
}
