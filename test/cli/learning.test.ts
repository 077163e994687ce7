import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadLabelledCase } from '../learn/labelled-case.ts';
import { run } from './run-telltale.ts';

const FACE = new URL('../../samples/face-m.jpg', import.meta.url).pathname;
const SIDE = 320;

let folder: string;

/** A photo of three tablets in a row, turned and lit otherwise for each `kind`. */
async function writePhoto(name: string, kind: number): Promise<string> {
  const tiles = await Promise.all(
    [0, 1, 2].map(async (i) => ({
      input: await sharp(FACE)
        .resize(SIDE, SIDE, { fit: 'cover' })
        .modulate({ brightness: 0.9 + 0.04 * i, hue: 25 * kind })
        .rotate(90 * ((i + kind) % 4))
        .toBuffer(),
      left: i * SIDE,
      top: 0,
    })),
  );
  const path = join(folder, name);
  const background = '#8a8a8a';
  await sharp({ create: { width: 3 * SIDE, height: SIDE, channels: 3, background } })
    .composite(tiles)
    .jpeg()
    .toFile(path);
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-learning-'));
  await Promise.all(['r1.jpg', 'r2.jpg', 'c1.jpg', 'c2.jpg'].map((name, i) => writePhoto(name, i)));
});
afterAll(() => rm(folder, { recursive: true }));

const telltale = (...args: string[]) => run([...args, '--backend', 'wasm'], { TELLTALE_MODELS: folder });

test('enroll writes a bundle that learned from reference tablets, and says so', async () => {
  const enrolled = await telltale('enroll', join(folder, 'r1.jpg'), join(folder, 'r2.jpg'), '--name', 'lot-7');
  expect([enrolled.status, enrolled.stderr]).toEqual([0, '']);
  expect(enrolled.stdout).toMatch(/Face M: learned from 6 tablets\..*Face 30: 0 usable tablets/s);
  expect(enrolled.stdout).toMatch(/naloxone/);
  const { evidence, provenance } = JSON.parse(await readFile(join(folder, 'lot-7', 'manifest.json'), 'utf8'));
  expect([evidence, provenance.learnedFrom.reference]).toEqual(['reference_photos', { M: 6, '30': 0 }]);
  expect(await readFile(join(folder, 'lot-7', 'model-card.md'), 'utf8')).toContain('### What is known of its errors');
});

test('adapt writes a bundle that learned from results, with a page; with a refused row it writes nothing', async () => {
  const rows = [
    'photo,tablet,result,laboratory,date',
    'r1.jpg,all,reference,County Lab,2026-03-14',
    'r2.jpg,all,reference,County Lab,2026-03-14',
    'c1.jpg,all,counterfeit,County Lab,2026-03-14',
    'c2.jpg,all,counterfeit,County Lab,2026-03-14',
    'gone.jpg,all,counterfeit,County Lab,2026-03-14',
  ];
  const labels = join(folder, 'labels.csv');
  await writeFile(labels, rows.join('\n'));
  const adapted = await telltale('adapt', '--labels', labels, '--name', 'county', '--without-refused');
  expect([adapted.status, adapted.stderr]).toEqual([0, expect.stringContaining('Line 6: refused')]);
  expect(adapted.stdout).toMatch(/Reference tablets learned from: 6\. Counterfeits: 6\./);
  const { evidence, provenance } = JSON.parse(await readFile(join(folder, 'county', 'manifest.json'), 'utf8'));
  expect([evidence, provenance.learnedFrom.laboratories]).toEqual(['lab_confirmed', ['County Lab']]);
  expect(await readFile(join(folder, 'county-comparison.html'), 'utf8')).toContain('County Lab');
});

test('labels of a case are those of its laboratory results, with the stored photos', async () => {
  const { read, photos, caseOf } = await loadLabelledCase(join(folder, 'evidence'), join(folder, 'r1.jpg'));
  expect(read.refused).toEqual([]);
  expect(read.labels.map(({ tablet, counterfeit }) => [tablet, counterfeit])).toEqual([['all', false]]);
  const [label] = read.labels;
  const photo = photos.get(label!.photo);
  expect([photo?.name, photo?.tablets.length]).toEqual(['2026-114/r1.jpg', 3]);
  expect(caseOf(label!.line)).toEqual({ name: '2026-114', line: 2 });
});
