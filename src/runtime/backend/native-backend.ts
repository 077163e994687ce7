import { createRequire } from 'node:module';
import * as tf from '@tensorflow/tfjs-core';
import { quietenTensorFlow } from './native-library.ts';

/** The result of starting the native backend; `problem` is a few words in English. */
export type NativeStart = { readonly started: true } | { readonly started: false; readonly problem: string };

const require = createRequire(import.meta.url);

/** The name under which @tensorflow/tfjs-node registers itself. */
const REGISTERED_NAME = 'tensorflow';

/** Loads @tensorflow/tfjs-node, which registers its backend in the tfjs-core that the whole project shares. */
export async function startNative(): Promise<NativeStart> {
  quietenTensorFlow();
  restoreRemovedUtilities();
  try {
    await import('@tensorflow/tfjs-node');
  } catch (error) {
    return { started: false, problem: describeLoadFailure(error) };
  }
  if (tf.findBackend(REGISTERED_NAME) === null) {
    return { started: false, problem: '@tensorflow/tfjs-node brought a second copy of @tensorflow/tfjs-core' };
  }
  return { started: true };
}

/** @tensorflow/tfjs-node 4.22 calls two functions of node:util that Node 22 warns about and Node 23 removed. */
function restoreRemovedUtilities(): void {
  const util: Record<string, unknown> = require('node:util');
  util['isNullOrUndefined'] = (value: unknown) => value === null || value === undefined;
  util['isArray'] = Array.isArray;
}

function describeLoadFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'it does not load';
  if ('code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return '@tensorflow/tfjs-node is not installed';
  return error.message.split('\n', 1)[0] ?? error.message;
}
