import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Whether @tensorflow/tfjs-node is in node_modules with its addon built; it may still fail to load. */
export function nativeIsInstalled(): boolean {
  try {
    const folder = dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
    return existsSync(join(folder, 'lib', 'napi-v8', 'tfjs_binding.node'));
  } catch {
    return false;
  }
}

/**
 * Keeps TensorFlow's messages about CPU features out of the service's output. The library reads the environment of the
 * process, which a worker thread cannot change, so call this before starting workers.
 */
export function quietenTensorFlow(): void {
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
}
