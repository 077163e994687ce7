import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Examination } from '../../src/core/examination.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { bundle } from '../http/service.ts';
import { type Ran, run } from './run-telltale.ts';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-grey-'));
});
afterAll(() => rm(folder, { recursive: true }));

function scan(...args: string[]): Promise<Ran> {
  return run(['scan', '--model', bundle, '--backend', 'wasm', '--workers', '2', ...args]);
}

async function readRows(path: string): Promise<readonly Examination[]> {
  const rows: Examination[] = (await readFile(path, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const row of rows) expect(validateExamination(row)).toEqual([]);
  return rows;
}

test('a grey and a sepia copy: no tablet is flagged that is not flagged in colour, and colour is no evidence', async () => {
  const copies = join(folder, 'copies');
  await mkdir(copies);
  const names = (await readdir(samples)).filter((name) => name.endsWith('.jpg'));
  for (const name of names) {
    await copyFile(join(samples, name), join(copies, `plain-${name}`));
    const grey = await sharp(join(samples, name)).rotate().greyscale().toColourspace('srgb').jpeg().toBuffer();
    await writeFile(join(copies, `grey-${name}`), await sharp(grey).greyscale().jpeg().toBuffer());
    await writeFile(
      join(copies, `sepia-${name}`),
      await sharp(grey).linear([0.9, 0.8, 0.6], [25, 15, 5]).jpeg().toBuffer(),
    );
  }
  const out = join(folder, 'copies.jsonl');
  expect((await scan(copies, '--out', out)).status).toBe(0);
  const all = await readRows(out);
  const flagged = new Map(all.map(({ photo, tablets }) => [photo.name, countFlagged(tablets)]));
  const rows = all.filter(({ photo }) => !photo.name.startsWith('plain-'));
  expect(rows).toHaveLength(2 * names.length);
  const compared = rows.flatMap(({ tablets }) => tablets.filter(({ counterfeit }) => counterfeit));
  expect(compared.length).toBeGreaterThan(names.length);
  for (const { aspects, reasons, verdict } of compared) {
    expect(aspects?.colour).toBeNull();
    expect(reasons.map(({ code }) => code)).toContain('colour_not_compared');
    expect(verdict).not.toBe('no_difference_seen');
  }
  for (const { photo, tablets } of rows) {
    const [, name] = /^(?:grey|sepia)-(.*)$/.exec(photo.name) ?? [];
    expect([photo.name, countFlagged(tablets) <= (flagged.get(`plain-${name}`) ?? 0)]).toEqual([photo.name, true]);
  }
}, 240_000);

function countFlagged(tablets: Examination['tablets']): number {
  return tablets.filter(({ verdict }) => verdict === 'likely_counterfeit').length;
}
