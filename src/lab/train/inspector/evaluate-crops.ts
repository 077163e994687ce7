import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { CROP_SIZE, type CropSet } from '../../dataset/crop-set.ts';
import { sliceCropSet } from '../../dataset/crop-set-file.ts';
import type { CropAnswers } from './crop-figures.ts';
import { normalizeCrops } from './normalize-crops.ts';
import { takeValues } from './weight-vector.ts';

/** Crops at a time: normalised, a thousand of them take 200 MB. */
const BATCH = 64;
const ANSWERS = ['face', 'counterfeit', 'kinds', 'aspects'] as const;

/** A network's output for a set of crops. */
export function answersAbout(network: LayersModel, set: CropSet): CropAnswers {
  const parts: Float32Array[][] = [];
  for (let from = 0; from < set.count; from += BATCH)
    parts.push(answersAboutSome(network, sliceCropSet(set, from, Math.min(set.count, from + BATCH))));
  const whole = ANSWERS.map((name, i) => [name, concatenated(parts.map((part) => part[i] as Float32Array))]);
  return Object.fromEntries(whole);
}

function answersAboutSome(network: LayersModel, set: CropSet): Float32Array[] {
  const { count, upright } = normalizeCrops(set);
  const wanted = tf.tidy(() => {
    const outputs = network.predict(tf.tensor4d(upright, [count, CROP_SIZE, CROP_SIZE, 3])) as tf.Tensor[];
    return ANSWERS.map((name) => outputs[network.outputNames.indexOf(name)] as tf.Tensor);
  });
  return wanted.map(takeValues);
}

function concatenated(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}
