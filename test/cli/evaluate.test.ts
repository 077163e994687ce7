import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import type { EvaluationFigures } from '../../src/evaluate/evaluation-figures.ts';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { writeTinyBundle } from '../runtime/tiny-bundle.ts';
import { type Ran, run } from './run-telltale.ts';

const samples = fileURLToPath(new URL('../../samples', import.meta.url));
const PHOTOS = ['face-m.jpg', 'face-30.jpg', 'pile.jpg'];

let folder: string;
let photos: string;
let bundle: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-evaluate-'));
  photos = join(folder, 'photos');
  bundle = join(folder, 'tiny');
  await startBackend('wasm');
  await writeTinyBundle(bundle);
  await mkdir(photos);
  for (const name of PHOTOS) await cp(join(samples, name), join(photos, name));
  await writeFile(join(folder, 'truth.json'), JSON.stringify(PHOTOS.map(photoTruth)));
});
afterAll(() => rm(folder, { recursive: true }));

/** A truth of the right form; with an untrained model its content does not matter. */
function photoTruth(file: string) {
  const face = { up_angle: 0, face: 'M', kind: 'm30', label: 'reference', severity: 0, defects: [], covered: 0 };
  return { file, width: 800, height: 600, tablets: [{ cx: 400, cy: 300, rx: 100, ry: 95, angle: 0, ...face }] };
}

/** On WASM, which every machine has. */
function evaluate(...args: string[]): Promise<Ran> {
  return run(['evaluate', '--model', bundle, '--backend', 'wasm', ...args]);
}

async function readFigures(out: string): Promise<EvaluationFigures> {
  return JSON.parse(await readFile(join(out, 'figures.json'), 'utf8'));
}

describe('telltale evaluate', () => {
  test('writes a report and its figures, and names the data behind them everywhere', async () => {
    const out = join(folder, 'out');
    const { status, stdout, stderr } = await evaluate(photos, '--out', out);
    expect([status, stderr]).toEqual([0, '']);
    expect((await readdir(out)).sort()).toEqual(['figures.json', 'report.html']);
    const figures = await readFigures(out);
    expect(figures).toMatchObject({
      photos: { evaluated: 3, failed: 0 },
      tablets: { wanted: 3 },
      model: { name: 'tiny' },
    });
    const report = await readFile(join(out, 'report.html'), 'utf8');
    const { card, calibratedOn } = notice('simulated', 'en');
    for (const sentence of [...card, calibratedOn, say('warning', 'en')]) {
      expect(stdout).toContain(sentence);
      expect(report).toContain(sentence);
    }
    expect(stdout).toContain(out);
    expect(report).toContain(figures.model.sha256);
  });

  test('a file that is no photo gives a row that says so, and another exit status', async () => {
    const mixed = join(folder, 'mixed');
    await mkdir(mixed);
    await cp(join(samples, 'face-m.jpg'), join(mixed, 'good.jpg'));
    await writeFile(join(mixed, 'bad.jpg'), 'no photo');
    const truth = join(folder, 'mixed-truth.json');
    await writeFile(truth, JSON.stringify(['good.jpg', 'bad.jpg'].map(photoTruth)));
    const out = join(folder, 'mixed-out');
    const { status, stderr } = await evaluate(mixed, '--truth', truth, '--out', out);
    expect([status, stderr]).toEqual([65, '']);
    expect((await readFigures(out)).failed).toMatchObject([
      { file: 'bad.jpg', status: 'failed', code: 'photo_not_an_image' },
    ]);
  });
});

describe('telltale evaluate refuses with a message', () => {
  const write = async (name: string, content: string) => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };

  test.each([
    [
      'a folder that does not exist',
      66,
      async () => [join(folder, 'no')],
      /^Expected a photo or a folder at .*no, found/,
    ],
    ['a file', 64, async () => [join(photos, 'pile.jpg')], /^Expected the path of a folder .*pile\.jpg/],
    ['a folder without a truth', 66, async () => [samples], /^Expected the truth about the photos at .*truth\.json or/],
    [
      'a truth that is none',
      65,
      async () => [photos, '--truth', await write('a.json', '{}')],
      /^Expected .*a\.json to list/,
    ],
    ['an empty truth', 65, async () => [photos, '--truth', await write('b.json', '[]')], /the list is empty\.$/m],
    [
      'photos that are not there',
      66,
      async () => [
        photos,
        '--truth',
        await write('c.json', JSON.stringify([photoTruth('pile.jpg'), photoTruth('x.jpg')])),
      ],
      /^Expected all 2 photos .*, found 1; the first missing one is x\.jpg\.$/m,
    ],
    ['an output that is a file', 73, async () => [photos, '--out', join(photos, 'pile.jpg')], /^Expected to write to/],
    [
      'a model that is none',
      78,
      async () => [photos, '--out', join(folder, 'o'), '--model', samples, '--backend', 'wasm'],
      /^Expected a model/,
    ],
    ['no folder', 64, async () => [], /missing required argument 'folder'/],
  ])('%s', async (_, expected, args, sentence) => {
    const { status, stdout, stderr } = await run(['evaluate', ...(await args())]);
    expect([status, stdout]).toEqual([expected, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test('--help lists the commands and options', async () => {
  expect((await run(['--help'])).stdout).toContain('evaluate');
  const { status, stdout } = await run(['evaluate', '--help']);
  expect(status).toBe(0);
  for (const said of ['--truth', '--out', '--model', '--backend', '--language', 'Exit status'])
    expect(stdout).toContain(said);
});
