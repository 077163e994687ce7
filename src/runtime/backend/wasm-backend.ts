import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import { replaceSliceKernel } from './slice-kernel.ts';

const RETHROWN_EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

let started: Promise<string | undefined> | undefined;

/**
 * Starts the WASM backend, whose binaries are in its own package: SIMD if the processor supports it. In Node it always
 * runs on one thread; the pool's worker threads use the other cores.
 *
 * @returns the problem in a few words, or undefined
 */
export function startWasm(): Promise<string | undefined> {
  started ??= loadBinaries();
  return started.then(async (problem) => problem ?? (await select()));
}

async function loadBinaries(): Promise<string | undefined> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}${sep}`);
  replaceSliceKernel();
  const restore = keepProcessListeners();
  const problem = await select();
  restore();
  return problem;
}

async function select(): Promise<string | undefined> {
  try {
    return (await tf.setBackend('wasm')) ? undefined : 'its binary did not start';
  } catch (error) {
    return error instanceof Error ? error.message : 'its binary did not start';
  }
}

/**
 * Emscripten installs listeners that rethrow every uncaught error of the process and turn unhandled rejections into
 * errors. The program must decide about those, so the listeners are removed.
 */
function keepProcessListeners(): () => void {
  const emitter: NodeJS.EventEmitter = process;
  const before = RETHROWN_EVENTS.map((event) => ({ event, kept: new Set(emitter.listeners(event)) }));
  return () => {
    for (const { event, kept } of before) {
      for (const added of listenersBeyond(emitter, event, kept)) emitter.removeListener(event, added);
    }
  };
}

type Listener = (...values: unknown[]) => void;

function listenersBeyond(emitter: NodeJS.EventEmitter, event: string, kept: ReadonlySet<unknown>): Listener[] {
  return emitter.listeners(event).filter((listener): listener is Listener => !kept.has(listener));
}
