import type { LayersModel } from '@tensorflow/tfjs-layers';
import { TelltaleError } from '../../core/errors.ts';
import type { NetworkManifest, NetworkName } from './manifest.ts';

type Shape = readonly (number | null)[];

/**
 * Checks a loaded network against its description in the manifest.
 *
 * @throws TelltaleError model_network_mismatch
 */
export function checkNetwork(name: NetworkName, model: LayersModel, manifest: NetworkManifest): void {
  expectSame(name, describeInputs([manifest.input]), describeInputs(inputShapes(model)));
  expectSame(name, describeChannels(manifest.outputs), describeChannels(outputChannels(model)));
}

function expectSame(network: NetworkName, expected: string, received: string): void {
  if (expected !== received) throw new TelltaleError('model_network_mismatch', { network, expected, received });
}

const inputShapes = (model: LayersModel): Shape[] => model.inputs.map((input) => input.shape.slice(1));

/** `one input [24, 24, 3]`, or `2 inputs [24, 24, 3], [101]`. */
function describeInputs(shapes: readonly Shape[]): string {
  const count = shapes.length === 1 ? 'one input' : `${shapes.length} inputs`;
  return `${count} ${shapes.map(describeInput).join(', ')}`;
}

function describeInput(shape: Shape): string {
  return `[${shape.map((side) => side ?? 'any').join(', ')}]`;
}

/** The last axis of every output, by the output's name. */
function outputChannels(model: LayersModel): Record<string, number | null> {
  return Object.fromEntries(model.outputs.map((output, i) => [model.outputNames[i], output.shape.at(-1) ?? null]));
}

/** `outputs probability (1), shape (5)`, whatever their order. */
function describeChannels(outputs: Readonly<Record<string, unknown>>): string {
  const described = Object.entries(outputs).map(([name, channels]) => `${name} (${channels})`);
  return `outputs ${described.sort().join(', ')}`;
}
