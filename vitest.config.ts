import { defineConfig } from 'vitest/config';

/** Everything that runs without the native backend. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.native.test.ts'],
    // Page and program are built where they are older than what they are made of.
    globalSetup: ['test/web/build-page.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
