import type { Tolerance } from './compare-samples.ts';

/** Another processor or another build of libvips may round a pixel differently; a number that changed moves further. */
export const ON_WASM: Tolerance = { runs: 1e-3, examination: 1e-3 };

/** TensorFlow's native library sums in another order: 0.006 was seen in a feature, 0.001 in an examination. */
export const ON_NATIVE: Tolerance = { runs: 2e-2, examination: 5e-3 };
