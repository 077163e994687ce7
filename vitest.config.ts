import { defineConfig } from 'vitest/config';

/** Everything that runs without the native backend. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.native.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
