import type { Tensor } from '@tensorflow/tfjs-core';
import { initializers, input, type LayersModel, layers, model, SymbolicTensor } from '@tensorflow/tfjs-layers';
import { type BundleContent, writeBundle } from '../../src/runtime/bundle/write-bundle.ts';

/**
 * A complete bundle with tiny, untrained networks: their shapes are right, their answers meaningless. For tests of the
 * code around a model. Needs a started backend.
 */
export function tinyContent(): BundleContent {
  return {
    name: 'tiny',
    version: '0.0.1',
    evidence: 'simulated',
    labels: { faces: ['M', '30', 'other', 'background'], aspects: ['imprint', 'colour', 'surface', 'edge'] },
    settings: {
      locator: {
        inputSize: 64,
        stride: 4,
        // So high that a photo has a few findings: each costs as much as in a trained bundle.
        minProbability: 0.65,
        maxOverlap: 0.1,
        secondPass: { inputSize: 96, minProbability: 0.65, maxDiameterPx: 12 },
        smallest: { diameterPx: 2, longerSide: 64 },
      },
      orienter: { angles: 16, radii: 8, reach: 1.3 },
      inspector: { size: 24, radiusShare: 0.8, faceHeight: 0.1 },
      gates: {
        minDiameterPx: 40,
        minSharpness: 0.1,
        maxGlare: 0.5,
        minVisible: 0.7,
        minFaceProbability: 0.5,
        maxBackground: 0.9,
        minOtherProbability: 0.5,
        minSmallOtherProbability: 0.6,
        minOtherDiameterPx: 24,
        minOtherSharpness: 0,
      },
      calibration: { M: CALIBRATION, '30': CALIBRATION, log10Bounds: [-2, 2], indistinguishableShare: 0.2 },
      verdicts: { likelyCounterfeit: 1, noDifferenceSeen: -0.5 },
      colour: { mean: [-3, -20], covariance: [16, 0, 36], maxDistance: 4 },
      aspectLimits: { imprint: LIMITS, colour: LIMITS, surface: LIMITS, edge: LIMITS },
    },
    provenance: {
      date: '2025-01-01',
      simulator: { version: '1', seed: 'one' },
      training: { seed: 'one' },
      commands: ['npm run train'],
      data: [],
    },
    networks: { locator: tinyLocator(), orienter: tinyOrienter(), inspector: tinyInspector() },
    card: '# Tiny\n\nUntrained.\n',
  };
}

export async function writeTinyBundle(directory: string): Promise<void> {
  const content = tinyContent();
  await writeBundle(directory, content);
  for (const network of Object.values(content.networks)) network.dispose();
}

const LIMITS = { minDiameterPx: 20, minSharpness: 0.05 };
const CALIBRATION = { slope: 0.4, intercept: 0, replicas: [{ slope: 0.4, intercept: 0.1 }] };

/** Any size in, a cell for every 4x4 pixels out. */
export function tinyLocator(): LayersModel {
  const images = input({ shape: [null, null, 3] });
  const features = convolve(images, 'features', 4, 4, 1);
  return model({
    inputs: images,
    outputs: [convolve(features, 'probability', 1, 1, 2, 'sigmoid'), convolve(features, 'shape', 6, 1, 3)],
  });
}

function tinyOrienter(): LayersModel {
  const images = input({ shape: [16, 8, 3] });
  const features = convolve(images, 'features', 4, 8, 4);
  return model({ inputs: images, outputs: [convolve(features, 'up', 1, 1, 5), convolve(features, 'rim', 1, 1, 10)] });
}

function tinyInspector(): LayersModel {
  const images = input({ shape: [24, 24, 3] });
  const features = convolve(images, 'features', 4, 4, 6);
  return model({
    inputs: images,
    outputs: [
      judge(features, 'face', 4, 7),
      judge(features, 'counterfeit', 1, 8),
      judge(features, 'aspects', 4, 9),
      judge(features, 'embedding', 16, 11),
    ],
  });
}

function convolve(
  from: SymbolicTensor,
  name: string,
  filters: number,
  stride: number,
  seed: number,
  activation: 'relu' | 'sigmoid' = 'relu',
): SymbolicTensor {
  const kernelInitializer = initializers.glorotUniform({ seed });
  const options = { name, filters, kernelSize: stride, strides: stride, padding: 'same', activation } as const;
  return one(layers.conv2d({ ...options, kernelInitializer }).apply(from));
}

function judge(from: SymbolicTensor, name: string, units: number, seed: number): SymbolicTensor {
  const pooled = one(layers.globalAveragePooling2d({ name: `${name}_pooled` }).apply(from));
  return one(layers.dense({ name, units, kernelInitializer: initializers.glorotUniform({ seed }) }).apply(pooled));
}

/** `apply` gives tensors for tensors and symbols for symbols, one or several; here always one symbol. */
function one(applied: Tensor | Tensor[] | SymbolicTensor | SymbolicTensor[]): SymbolicTensor {
  if (applied instanceof SymbolicTensor) return applied;
  throw new TypeError('expected one symbolic tensor');
}
