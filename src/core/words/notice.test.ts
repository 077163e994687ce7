import { expect, test } from 'vitest';
import { notice } from './notice.ts';

test('the safety card has every point of the rules', () => {
  const card = notice('simulated', 'en').card.join(' ');
  for (const point of [
    /only a laboratory can tell/i,
    /fentanyl test strip.*whole crushed tablet.*helps but misses some analogues/i,
    /negative strip is no evidence of safety/i,
    /never use alone/i,
    /carry naloxone/i,
    /in an emergency.*local emergency number/i,
    /photo cannot show what a tablet contains/i,
  ]) {
    expect(card).toMatch(point);
  }
});

test('the data behind the calibration is named in plain words', () => {
  expect(notice('simulated', 'en').calibratedOn).toMatch(/computer-drawn tablets.*no photo.*laboratory/i);
  const said = (['simulated', 'reference_photos', 'lab_confirmed'] as const).map(
    (base) => notice(base, 'en').calibratedOn,
  );
  expect(new Set(said).size).toBe(3);
});
