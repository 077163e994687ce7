import { describe, expect, test } from 'vitest';
import { identity, policy, tablet } from '../../test/contract/examples.ts';
import type { Finding } from '../core/decide/finding.ts';
import { describeError, describe as describePhoto } from '../core/describe.ts';
import { TelltaleError } from '../core/errors.ts';
import { VERDICTS, type Verdict } from '../core/examination.ts';
import { say } from '../core/words/say.ts';
import { FindingsTable } from './findings-table.ts';

const photo = { name: 'a.jpg', sha256: 'b'.repeat(64), format: 'jpeg', width: 800, height: 600 };
const score = { probability: 0.926, log10LikelihoodRatio: 1.1, interval: [0.4, 1.9], prior: 0.5 } as const;

function finding(verdict: Verdict): Finding {
  const compared = verdict !== 'other_imprint' && verdict !== 'cannot_assess';
  return {
    ellipse: tablet.ellipse,
    face: 'M',
    verdict,
    ...(compared ? { counterfeit: score } : {}),
    reasons: [{ code: 'imprint_stands_out' }, { code: 'warning' }],
  };
}

const table = new FindingsTable(policy, undefined);
const words = (text: string) => text.replace(/\s+/g, ' ');

describe('FindingsTable', () => {
  test.each(VERDICTS)(
    '%s: its words, its likelihood ratio where there is one, a percentage only for one verdict',
    (verdict) => {
      const rows = words(table.rowsOf(describePhoto(photo, identity, [finding(verdict)], policy)));
      expect(rows).toContain('a.jpg 1 M face');
      expect(rows).toContain(
        verdict === 'cannot_assess' ? 'Cannot be' : say(`headline_${verdict}`, 'en').split(' ')[0],
      );
      expect(rows.includes(' 13 ')).toBe(verdict !== 'other_imprint' && verdict !== 'cannot_assess');
      expect(rows.includes('93 %')).toBe(verdict === 'likely_counterfeit');
      expect(rows.split('%').length - 1).toBe(verdict === 'likely_counterfeit' ? 1 : 0);
    },
  );

  test('many tablets begin with a summary, beside the name of their photo', () => {
    const findings = Array.from({ length: 20 }, () => finding('inconclusive'));
    const rows = words(table.rowsOf(describePhoto(photo, identity, findings, policy)));
    expect(rows).toMatch(/^a\.jpg Tablets found: 20\. Compared: 20/);
    expect(rows.split('a.jpg')).toHaveLength(2);
    expect(rows).toContain(' 20 M face Inconclusive');
  });

  test('the header states the prior', () => {
    expect(words(new FindingsTable({ ...policy, prior: 0.05 }, undefined).head())).toContain('5 %');
  });

  test('a photo without tablets and a failed photo have one row each', () => {
    expect(table.rowsOf(describePhoto(photo, identity, [], policy))).toMatch(/^a\.jpg .*No tablet/);
    const error = new TelltaleError('photo_damaged', { format: 'JPEG' });
    const row = words(table.rowsOf(describeError({ name: 'a.jpg' }, identity, error, policy)));
    expect(row).toMatch(/^a\.jpg Photo not .*damaged/);
  });

  test.each([40, 80, 120, 500])(
    'a terminal of %i columns: no line is longer than 150, or than the terminal above 76',
    (columns) => {
      const findings = VERDICTS.map(finding);
      const narrow = new FindingsTable(policy, columns);
      const long = { ...photo, name: `${'deep-folder/'.repeat(12)}photo.jpg` };
      const text = `${narrow.head()}\n${narrow.rowsOf(describePhoto(long, identity, findings, policy))}`;
      const longest = Math.max(...text.split('\n').map((line) => line.length));
      expect(longest).toBeLessThanOrEqual(Math.min(Math.max(columns, 76), 150));
      // The whole name is printed, over several lines.
      const first = text.split('\n').map((line) => line.slice(0, 10).trim());
      expect(first.join('')).toContain('deep-folde');
    },
  );

  test('a name cannot control the terminal', () => {
    const named = { ...photo, name: 'a\u001b[31m\u202e\nb.jpg' };
    const rows = table.rowsOf(describePhoto(named, identity, [], policy));
    expect(rows).not.toContain('\u001b');
    expect(rows).not.toContain('\u202e');
    expect(rows).toContain('a\uFFFD[31m\uFFFD\uFFFDb.jpg');
  });
});
