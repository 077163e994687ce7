import { defineConfig } from 'vitest/config';

/** What needs `@tensorflow/tfjs-node`: training, and the shipped bundle on the native backend. `npm run native` installs it. */
export default defineConfig({
  test: {
    include: ['src/**/*.native.test.ts', 'test/**/*.native.test.ts'],
    pool: 'forks',
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
