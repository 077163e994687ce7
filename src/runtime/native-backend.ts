import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';

/** How the start of the native backend went; `problem` is a few words in English. */
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

/** Whether @tensorflow/tfjs-node lies in node_modules with its addon built; it may still fail to load. */
export function nativeIsInstalled(): boolean {
  try {
    const folder = dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
    return existsSync(join(folder, 'lib', 'napi-v8', 'tfjs_binding.node'));
  } catch {
    return false;
  }
}

/**
 * Keeps TensorFlow's notes about CPU features out of the service's output. The library reads the environment of the
 * process, which a worker thread cannot change: whoever starts workers calls this first.
 */
export function quietenTensorFlow(): void {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
}

/** @tensorflow/tfjs-node 4.22 calls two functions of node:util of which Node 22 warns and which Node 23 no longer has. */
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
