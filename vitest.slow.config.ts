import { defineConfig } from 'vitest/config';

/** The files that hold tests tagged slow; `npm run test:slow` runs those tests alone. */
export default defineConfig({
  test: {
    include: [
      'src/lab/calibrate/exhibits/calibrate-exhibits.test.ts',
      'src/lab/calibrate/exhibits/exhibit-coverage.test.ts',
      'src/lab/calibrate/face-pairs/calibrate-pairs.test.ts',
      'src/lab/lots/measure-lots.test.ts',
      'src/lab/simulate/simulate.test.ts',
      'test/batch/killed-workers.test.ts',
      'test/batch/poison.test.ts',
      'test/cli/scan-exhibits.test.ts',
      'test/cli/scan-folder.test.ts',
      'test/metamorphic/metamorphic.test.ts',
      'test/web/parity.test.ts',
    ],
    tags: [{ name: 'slow' }],
    globalSetup: ['test/web/build-page.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
