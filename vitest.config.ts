import { configDefaults, defineConfig } from 'vitest/config';

/** Their tests leave nothing behind: they may share one process and load their libraries once instead of once a file. */
const FOLDERS = ['core', 'evaluate', 'web', 'cli', 'photo', 'http', 'report', 'batch'];
const PLAIN = FOLDERS.map((folder) => `src/${folder}/**/*.test.ts`);

/** Everything that runs without the native backend. `npm test` leaves out what is tagged slow; `npm run test:slow` runs it. */
export default defineConfig({
  test: {
    tags: [
      { name: 'slow', description: 'Kills or resumes long runs, fills a disk, or simulates or examines many photos.' },
    ],
    // Page and program are built where they are older than what they are made of.
    globalSetup: ['test/web/build-page.ts'],
    // Two files at a time, also on two cores: each waits half of the time for processes, servers and browsers of its own. No
    // two share anything: ports are the system's choice, folders are temporary, each file has a database schema of its own.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'plain', include: PLAIN, isolate: false } },
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...PLAIN, '**/*.native.test.ts'],
        },
      },
    ],
  },
});
