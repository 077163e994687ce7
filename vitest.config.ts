import { defineConfig } from 'vitest/config';

/** Everything that runs without the native backend. `npm test` leaves out what is tagged slow; `npm run test:slow` runs it. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.native.test.ts'],
    tags: [
      {
        name: 'slow',
        description: 'Takes minutes: kills processes over and over, fills a disk, examines many photos.',
      },
    ],
    // Page and program are built where they are older than what they are made of.
    globalSetup: ['test/web/build-page.ts'],
    // Two files at a time, also on two cores: each waits for processes, servers and browsers of its own half of the time. No
    // two share anything: ports are the system's choice, folders are temporary, each file has a schema of its own.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
