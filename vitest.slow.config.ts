import { defineConfig } from 'vitest/config';
import type { TestSequencer, TestSpecification } from 'vitest/node';

/**
 * The files that hold tests tagged slow, which `npm run test:slow` runs alone. The longest come first: if one of them
 * began last, it would keep a single core busy to the end.
 */
const FILES = [
  'src/lab/calibrate/exhibits/calibrate-exhibits.test.ts',
  'test/cli/scan-folder.test.ts',
  'test/web/parity.test.ts',
  'src/lab/calibrate/face-pairs/calibrate-pairs.test.ts',
  'test/store/killed-additions.test.ts',
  'test/batch/poison.test.ts',
  'src/lab/calibrate/exhibits/exhibit-coverage.test.ts',
  'test/batch/killed-workers.test.ts',
  'test/metamorphic/metamorphic.test.ts',
  'src/lab/simulate/simulate.test.ts',
  'src/lab/lots/measure-lots.test.ts',
  'test/cli/scan-exhibits.test.ts',
  'test/store/full-postgres.test.ts',
  'test/store/killed-deletions.test.ts',
];

class AsListed implements TestSequencer {
  async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }

  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification): number => FILES.findIndex((file) => moduleId.endsWith(file));
    return files.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

export default defineConfig({
  test: {
    include: FILES,
    sequence: { sequencer: AsListed },
    tags: [{ name: 'slow' }],
    globalSetup: ['test/web/build-page.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
