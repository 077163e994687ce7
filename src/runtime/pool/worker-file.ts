import type { BackendName } from '../backend/backend.ts';
import { nativeIsInstalled } from '../backend/native-library.ts';

/** Whether this is the build of `npm run build` in dist/node; docs/decisions/0001-compiled-javascript.md. */
const isBuilt = import.meta.url.endsWith('.js');

/**
 * The file that a thread of the pool runs. If only the WASM backend is possible, it is the one that contains
 * TensorFlow.js and starts sooner; the native backend needs the library in node_modules, with which it registers.
 */
export function workerFile(wanted: BackendName | undefined): URL {
  if (!isBuilt) return new URL('./examiner-worker.ts', import.meta.url);
  const onWasm = wanted === 'wasm' || (wanted === undefined && !nativeIsInstalled());
  return new URL(onWasm ? './wasm-examiner-worker.js' : './examiner-worker.js', import.meta.url);
}

/** Node's options for a thread, which inherits neither the TypeScript loader nor the use of source maps. */
export function threadOptions(file: URL): string[] {
  if (!file.pathname.endsWith('.ts')) return ['--enable-source-maps'];
  return ['--import', new URL('../../../bin/typescript.js', import.meta.url).href];
}
