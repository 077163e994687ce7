import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Model, Network, NetworkOutput } from '../../src/core/model.ts';
import { inputSize } from '../../src/runtime/bundle/input-size.ts';
import { NETWORK_NAMES } from '../../src/runtime/bundle/manifest.ts';
import { goldenInputs } from './inputs.ts';

const outputSchema = z.object({
  shape: z.array(z.int()),
  mean: z.number(),
  /** At most 64 of the numbers, evenly spread: a locator's map is too long to keep whole. */
  values: z.array(z.number()),
});

export const goldenSchema = z.object({
  model: z.string(),
  /** input -> network -> output. */
  vectors: z.record(z.string(), z.record(z.string(), z.record(z.string(), outputSchema))),
});

export type Golden = z.infer<typeof goldenSchema>;
export type GoldenOutput = z.infer<typeof outputSchema>;

export const goldenFile: string = fileURLToPath(new URL('./m30.json', import.meta.url));

/** Outputs of the model's networks for every golden input, on the started backend. */
export async function computeGolden(model: Model): Promise<Golden> {
  const vectors: Golden['vectors'] = {};
  for (const input of await goldenInputs()) {
    const outputs: Golden['vectors'][string] = {};
    for (const name of NETWORK_NAMES)
      outputs[name] = await runOn(model[name], input.image(inputSize(model.settings, name)));
    vectors[input.name] = outputs;
  }
  return { model: model.identity.sha256, vectors };
}

async function runOn(network: Network, image: Parameters<Network['run']>[0]): Promise<Record<string, GoldenOutput>> {
  const outputs = await network.run(image);
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, condense(output)]));
}

const KEPT_VALUES = 64;

function condense({ shape, data }: NetworkOutput): GoldenOutput {
  const kept = Math.min(KEPT_VALUES, data.length);
  const values = Array.from({ length: kept }, (_, i) => data[Math.floor((i * data.length) / kept)] ?? Number.NaN);
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  return { shape: [...shape], mean: round(mean), values: values.map(round) };
}

/** Far finer than the tolerance; keeps the file readable. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
