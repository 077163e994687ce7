import type { BackendName } from '../backend/backend.ts';
import { nativeIsInstalled } from '../backend/native-library.ts';

/** Whether this is what `npm run build` made of the sources, in dist/node; docs/decisions/0001-compiled-javascript.md. */
const isBuilt = import.meta.url.endsWith('.js');

/**
 * What a thread of the pool runs. Where only the WASM backend can come of it, that is the file with TensorFlow.js in it,
 * which starts sooner; the native backend needs the library in node_modules, with which it registers itself.
 */
export function workerFile(wanted: BackendName | undefined): URL {
  if (!isBuilt) return new URL('./examiner-worker.ts', import.meta.url);
  const onWasm = wanted === 'wasm' || (wanted === undefined && !nativeIsInstalled());
  return new URL(onWasm ? './wasm-examiner-worker.js' : './examiner-worker.js', import.meta.url);
}

/** Node's options for a thread, which gets neither the loader of TypeScript nor the use of source maps from this one. */
export function threadOptions(file: URL): string[] {
  if (!file.pathname.endsWith('.ts')) return ['--enable-source-maps'];
  return ['--import', new URL('../../../bin/typescript.js', import.meta.url).href];
}
