import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeExampleScan } from '../learn/example-scan.ts';
import { loadLabelledCase } from '../learn/labelled-case.ts';
import { run } from './run-telltale.ts';

const FACE = new URL('../../samples/face-m.jpg', import.meta.url).pathname;
const SIDE = 320;

let folder: string;

/** A photo of three tablets in a row, in a colour and turned otherwise for each `kind`; with room around them. */
async function writePhoto(name: string, kind: number, { turns = kind, room = 0 } = {}): Promise<string> {
  const tiles = await Promise.all(
    [0, 1, 2].map(async (i) => ({
      input: await sharp(FACE)
        .resize(SIDE, SIDE, { fit: 'cover' })
        .modulate({ brightness: 0.9 + 0.04 * i, hue: 25 * kind })
        .rotate(90 * ((i + turns) % 4))
        .toBuffer(),
      left: i * SIDE,
      top: 0,
    })),
  );
  const path = join(folder, name);
  const background = '#8a8a8a';
  await sharp({ create: { width: 3 * SIDE + room, height: SIDE + room, channels: 3, background } })
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

test('enroll --product refuses a drawing, photos without --product and too few photos, each with a sentence', async () => {
  const photo = join(folder, 'r1.jpg');
  const enroll = (...args: string[]) => telltale('enroll', ...args);
  const refused = await Promise.all([
    enroll('--product', 'pink', '--template', 'drawing.json'),
    enroll('--name', 'lot-8', '--from-photos', photo),
    enroll('--product', 'pink', '--from-photos', photo),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([64, 64, 65]);
  const [drawing, unclear, few] = refused.map(({ stderr }) => stderr);
  expect(drawing).toContain('The networks learned the drawing of the M 30 alone');
  expect(unclear).toContain('or --product with --from-photos');
  expect(few).toContain('at least 10 photos, found them in 1.');
});

test('enroll --product learns another product from its photos, and a scan says what looks like it', async () => {
  const photos = await Promise.all(
    Array.from({ length: 10 }, (_, i) => writePhoto(`own-${i}.jpg`, 4, { turns: i, room: 60 * i })),
  );
  const enrolled = await telltale('enroll', '--product', 'pink', '--from-photos', ...photos);
  expect([enrolled.status, enrolled.stderr]).toEqual([0, '']);
  const { settings } = JSON.parse(await readFile(join(folder, 'pink', 'manifest.json'), 'utf8'));
  expect(settings.product.heldOut.tablets).toBe(30);

  const rows = join(folder, 'rows.jsonl');
  const scanned = await telltale(
    'scan',
    photos[0]!,
    join(folder, 'r1.jpg'),
    '--model',
    join(folder, 'pink'),
    '--out',
    rows,
  );
  expect([scanned.status, scanned.stderr]).toEqual([0, expect.anything()]);
  const [own, other] = (await readFile(rows, 'utf8'))
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row).tablets);
  const codes = (tablets: { verdict: string; reasons: { code: string }[] }[]) =>
    tablets.map(({ verdict, reasons }) => [verdict, reasons[0]?.code]);
  expect(codes(own)).toEqual(Array(3).fill(['cannot_assess', 'product_alike']));
  expect(codes(other)).toEqual(Array(3).fill(['cannot_assess', 'product_unlike']));
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

test('a case gives labels by its laboratory results; suggest sees its other photos, with their reviews', async () => {
  const [labelled, reviewed] = [join(folder, 'r1.jpg'), join(folder, 'r2.jpg')];
  const { read, photos, caseOf, seen } = await loadLabelledCase(join(folder, 'evidence'), labelled, reviewed);
  expect(read.refused).toEqual([]);
  expect(read.labels.map(({ tablet, counterfeit }) => [tablet, counterfeit])).toEqual([['all', false]]);
  const [label] = read.labels;
  const photo = photos.get(label!.photo);
  expect([photo?.name, photo?.tablets.length]).toEqual(['2026-114/r1.jpg', 3]);
  expect(caseOf(label!.line)).toEqual({ name: '2026-114', line: 2 });
  expect(seen.photos.map((one) => [one.photo, one.opinions, one.tablets.length])).toEqual([
    ['r2.jpg', ['disagree'], 3],
  ]);
  expect(seen.photos[0]?.tablets[0]?.along?.every(Number.isFinite)).toBe(true);
});

test('suggest lists the photos of a scan without copies and known ones, each with its reason', async () => {
  const scan = join(folder, 'scan');
  await writeExampleScan(scan, ['a.jpg', 'b.jpg', 'known.jpg', 'c.jpg'], { copy: 'copy.jpg' });
  const [labels, marks] = [join(folder, 'known.csv'), join(folder, 'marks.json')];
  await writeFile(labels, 'photo,tablet,result,laboratory,date\nknown.jpg,all,reference,County Lab,2026-03-14');
  const list = [{ photo: 'b.jpg', tablet: 1, mark: 'unsure' }];
  await writeFile(marks, JSON.stringify({ schema: 'telltale.marks/1', model: {}, scan: 'x', marks: list }));
  const { status, stdout, stderr } = await run(['suggest', scan, '--labels', labels, '--marks', marks]);
  expect([status, stderr]).toEqual([0, '']);
  const listed = stdout.split('\n').filter((line) => /^\d/.test(line));
  expect(listed.map((line) => line.slice(0, line.indexOf(':')))).toEqual(['1. b.jpg', '2. a.jpg', '3. c.jpg']);
  expect(listed[0]).toContain('unsure');
  expect(stdout).toMatch(/naloxone/);
  const unknown = await run(['suggest', join(folder, 'nowhere')], { TELLTALE_EVIDENCE_FOLDER: '' });
  expect([unknown.status, unknown.stderr]).toEqual([66, expect.stringContaining('telltale scan --out')]);
});
