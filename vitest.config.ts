import { configDefaults, defineConfig } from 'vitest/config';

/** Their tests leave nothing behind: they may share one process and load their libraries once instead of once a file. */
const SHARED = [
  'src/{batch,cli,core,evaluate,http,lab,learn,photo,report,store,web}/**/*.test.ts',
  'test/{architecture,batch,contract,http,safety}/**/*.test.ts',
];
const NATIVE = '**/*.native.test.ts';

/** Everything that runs without the native backend. `npm test` leaves out what is tagged slow; `npm run test:slow` runs it. */
export default defineConfig({
  test: {
    tags: [
      { name: 'slow', description: 'Kills or resumes long runs, fills a disk, or simulates or examines many photos.' },
    ],
    // Page and program are built where they are older than what they are made of.
    globalSetup: ['test/web/build-page.ts'],
    // Three files at a time, also on two cores: many wait for processes, servers and browsers of their own. No two share
    // anything: ports are the system's choice, folders are temporary, each file has a database schema of its own.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...SHARED, NATIVE],
        },
      },
      {
        extends: true,
        test: {
          name: 'shared',
          include: SHARED,
          exclude: [...configDefaults.exclude, NATIVE],
          isolate: false,
          // After the others: vitest keeps a process only while the next file in the queue may share it.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
