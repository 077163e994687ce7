import * as tf from '@tensorflow/tfjs-core';
import { TelltaleError } from '../../core/errors.ts';
import { type NativeStart, startNative } from './native-backend.ts';
import { startWasm } from './wasm-backend.ts';

/** `native` is TensorFlow's own library through @tensorflow/tfjs-node; `wasm` needs nothing but npm packages. */
export type BackendName = 'native' | 'wasm';

let native: Promise<NativeStart> | undefined;

/**
 * Starts the backend for all networks of this thread. By default it is native if the package @tensorflow/tfjs-node
 * loads, otherwise WASM. May be called again, also with another choice.
 *
 * @throws TelltaleError backend_unavailable: the chosen backend does not start
 *
 * @example
 * ```ts
 * const name = await startBackend('wasm');
 * ```
 */
export async function startBackend(wanted?: BackendName): Promise<BackendName> {
  if (wanted === 'wasm') return useWasm();
  native ??= startNative();
  const start = await native;
  if (start.started) return useNative();
  if (wanted === 'native') throw unavailable('native', start.problem);
  return useWasm();
}

/** Why the native backend did not start in this thread, in a few words; undefined if it did or was never tried. */
export async function whyNotNative(): Promise<string | undefined> {
  const start = await native;
  return start === undefined || start.started ? undefined : start.problem;
}

async function useNative(): Promise<BackendName> {
  await tf.setBackend('tensorflow');
  // A thread that loaded TensorFlow's library and ran nothing on it crashes the process when it ends.
  tf.tidy(() => tf.neg(tf.scalar(0)).dataSync());
  return 'native';
}

async function useWasm(): Promise<BackendName> {
  const problem = await startWasm();
  if (problem !== undefined) throw unavailable('wasm', problem);
  return 'wasm';
}

function unavailable(backend: BackendName, problem: string): TelltaleError {
  return new TelltaleError('backend_unavailable', { backend, problem });
}
