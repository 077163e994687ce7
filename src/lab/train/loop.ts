import { setImmediate } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { progressBar } from '../progress.ts';
import { loadCheckpoint, ScheduledAdam, saveCheckpoint } from './checkpoint.ts';
import type { DrawnBatch } from './draw-batch.ts';

export interface TrainingOptions {
  readonly title: string;
  readonly network: LayersModel;
  readonly checkpoint: string;
  readonly steps: number;
  readonly rate: number;
  /** Draws the input of a step; the same step always draws the same. */
  draw(step: number): DrawnBatch | Promise<DrawnBatch>;
  /** Losses by name; training minimises their sum. */
  losses(outputs: tf.Tensor[], batch: readonly tf.Tensor[]): Record<string, tf.Scalar>;
}

const STEPS_A_CHECKPOINT = 200;
const WARM_UP = 100;

/**
 * Trains by Adam under a cosine schedule with a warm-up, with a checkpoint every 200 steps from which a killed run
 * resumes.
 */
export async function trainNetwork(options: TrainingOptions): Promise<void> {
  const { network, steps, checkpoint } = options;
  const optimizer = new ScheduledAdam();
  const from = await loadCheckpoint(checkpoint, network, optimizer);
  if (from >= steps) return;
  const bar = progressBar(options.title, steps, 'steps', from);
  const running = new Map<string, number>();
  const variables = network.trainableWeights.map((weight) => weight.read() as tf.Variable);
  let coming = Promise.resolve(options.draw(from));
  for (let step = from; step < steps; step++) {
    const drawn = await coming;
    // The next batch is drawn while the network trains on this one.
    if (step + 1 < steps) coming = Promise.resolve(options.draw(step + 1));
    // Lets simulations that run meanwhile proceed.
    await setImmediate();
    optimizer.setRate(rateAt(step, steps, options.rate));
    const values = oneStep(options, optimizer, variables, drawn);
    for (const [name, value] of Object.entries(values))
      running.set(name, 0.98 * (running.get(name) ?? value) + 0.02 * value);
    bar.step([...running].map(([name, value]) => `${name} ${value.toFixed(4)}`).join(' '));
    if ((step + 1) % STEPS_A_CHECKPOINT === 0 || step + 1 === steps) {
      await saveCheckpoint(checkpoint, network, optimizer, step + 1);
    }
  }
  bar.stop();
  optimizer.dispose();
}

function oneStep(
  options: TrainingOptions,
  optimizer: ScheduledAdam,
  variables: tf.Variable[],
  drawn: DrawnBatch,
): Record<string, number> {
  const batch = drawn.map(({ data, shape }) => tf.tensor(data, [...shape]));
  const [images] = batch as [tf.Tensor];
  const values: Record<string, number> = {};
  optimizer.minimize(
    () => {
      const outputs = options.network.apply(images, { training: true }) as tf.Tensor | tf.Tensor[];
      const losses = options.losses(Array.isArray(outputs) ? outputs : [outputs], batch);
      for (const [name, loss] of Object.entries(losses)) values[name] = loss.dataSync()[0]!;
      return tf.addN(Object.values(losses)) as tf.Scalar;
    },
    false,
    variables,
  );
  tf.dispose(batch);
  return values;
}

function rateAt(step: number, steps: number, most: number): number {
  if (step < WARM_UP) return (most * (step + 1)) / WARM_UP;
  const t = (step - WARM_UP) / Math.max(1, steps - WARM_UP);
  return most * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * t)));
}
