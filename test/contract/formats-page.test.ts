import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, OTHER_NAMES } from '../../src/photo/sniff-type.ts';

const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
const pictures = page.slice(page.indexOf('## Pictures'), page.indexOf('### Why RAW'));
const rows = [...pictures.matchAll(/^\| (.+?) \| (yes|no) \| (.+) \|$/gm)].map(([, kind, examined, reason]) => ({
  kind: kind!,
  isExamined: examined === 'yes',
  reason: reason!,
}));

describe('docs/formats.md', () => {
  test.each(Object.values(FORMAT_NAMES))('%s is a row that is examined', (name) => {
    expect(rows.find(({ kind }) => kind === name)).toMatchObject({ isExamined: true });
  });

  test('lists no other format as examined', () => {
    const names = Object.values(FORMAT_NAMES);
    for (const { kind } of rows.filter(({ isExamined }) => isExamined)) expect(names).toContain(kind.split(/[ ,]/)[0]);
  });

  // Archives have a separate section; audio and documents are no pictures.
  const pictureNames = OTHER_NAMES.filter((name) => !['ZIP', 'GZIP', 'RAR', '7z', 'WAV'].includes(name));
  test.each(pictureNames)('%s is described correctly', (name) => {
    expect(rows.some(({ isExamined, reason }) => !isExamined && reason.includes(`\`${name}\``))).toBe(true);
  });
});
