import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import simdAddress from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import * as tf from '@tensorflow/tfjs-core';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { replaceSliceKernel } from '../backend/slice-kernel.ts';

const BINARIES = [
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
] as const;

let started: Promise<void> | undefined;

/**
 * Starts the WASM backend in a browser's worker, with its SIMD binary from the page's own host. It uses one thread:
 * several need shared memory, which requires headers that block other content.
 *
 * @throws TelltaleError backend_unavailable
 */
export function startBrowserWasm(): Promise<void> {
  started ??= start();
  return started;
}

async function start(): Promise<void> {
  // Otherwise zod would compile the manifest's schemas to code, which the page's policy forbids.
  z.config({ jitless: true });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  // The library requires an address for each of its three binaries, and fetches the one that fits: SIMD, one thread.
  setWasmPaths(Object.fromEntries(BINARIES.map((name) => [name, simdAddress])));
  replaceSliceKernel();
  const problem = await select();
  if (problem !== undefined) throw new TelltaleError('backend_unavailable', { backend: 'wasm', problem });
}

async function select(): Promise<string | undefined> {
  try {
    return (await tf.setBackend('wasm')) ? undefined : 'its binary did not start';
  } catch (error) {
    return error instanceof Error ? error.message : 'its binary did not start';
  }
}
