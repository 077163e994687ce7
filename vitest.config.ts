import { defineConfig } from 'vitest/config';

/** Everything that runs without the native backend. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.native.test.ts'],
    // The page is built where it is older than what it is made of.
    globalSetup: ['test/web/build-page.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
