import { expect, test } from 'vitest';
import { noCounts } from '../batch/scan/scan-counts.ts';
import { Estimate } from './scan-progress.ts';

const counts = (photos: number) => ({ ...noCounts(), photos });

test('rate and time left are based on this run only', () => {
  const estimate = new Estimate(1000);
  // 400 bytes and 40 photos are an earlier run's.
  expect(estimate.at(counts(40), 400, 0)).toEqual({ percent: 40, rate: 0, leftSeconds: undefined });
  expect(estimate.at(counts(60), 600, 10_000)).toEqual({ percent: 60, rate: 2, leftSeconds: 20 });
  expect(estimate.at(counts(100), 1000, 30_000)).toEqual({ percent: 100, rate: 2, leftSeconds: 0 });
});

test('sources without bytes are done', () => {
  expect(new Estimate(0).at(counts(1), 0, 0).percent).toBe(100);
});

test('an archive that grew never gives more than 100 %', () => {
  const estimate = new Estimate(10);
  estimate.at(counts(0), 0, 0);
  expect(estimate.at(counts(1), 20, 1000)).toMatchObject({ percent: 100, leftSeconds: 0 });
});
