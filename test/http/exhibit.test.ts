import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exhibited } from '../../src/core/describe-exhibit.ts';
import type { CombinedFinding, Examination } from '../../src/core/examination.ts';
import { CARD } from '../../src/core/words/notice.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { writeExhibitBundle } from '../runtime/exhibit-bundle.ts';
import { type Described, expectDescribed } from './described.ts';
import { expectProblem, post, sample, startPool, startService, type UploadFile } from './service.ts';

let folder: string;
let pool: ExaminerPool;
let service: RunningServer;
let document: Described;
let files: readonly UploadFile[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-exhibit-'));
  pool = await startPool(await writeExhibitBundle(folder));
  service = await startService(pool);
  document = await (await fetch(`${service.url}/v1/openapi.json`)).json();
  const names = ['on-paper.jpg', 'face-m.jpg', 'face-30.jpg'];
  files = await Promise.all(names.map(async (name): Promise<UploadFile> => [name, await sample(name)]));
});
afterAll(async () => {
  await service.close();
  await pool.close();
  await rm(folder, { recursive: true });
});

interface Answer {
  readonly photos: readonly Examination[];
  readonly combined?: CombinedFinding;
  readonly exhibit?: Exhibited;
}

async function examined(photos: readonly UploadFile[], fields: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await post(service.url, photos, fields);
  expect(response.status).toBe(200);
  const answer = (await expectDescribed(document, ['post', '/v1/examinations'], response)) as Answer;
  for (const photo of answer.photos) expect(validateExamination(photo)).toEqual([]);
  return answer;
}

describe('source=one', () => {
  test('adds what all tablets show together, with the card and the warning, and changes no photo', async () => {
    const [alone, { photos, exhibit }] = [await examined(files, {}), await examined(files, { source: 'one' })];
    expect(photos).toEqual(alone.photos);
    expect(alone.exhibit).toBeUndefined();
    const all = photos.flatMap(({ tablets }) => tablets);
    expect(exhibit).toMatchObject({
      tablets: all.length,
      assessed: all.filter(({ counterfeit }) => counterfeit !== undefined).length,
    });
    expect(exhibit?.notice.card).toHaveLength(CARD.length);
    expect(exhibit?.reasons.at(-1)?.code).toBe('warning');
    const places = exhibit?.groups.flatMap(({ tablets }) => tablets) ?? [];
    expect(places).toHaveLength(exhibit?.assessed ?? -1);
    for (const { photo, tablet } of places) expect(photos[photo]?.tablets[tablet]?.counterfeit).toBeDefined();
  });

  test('a photo sent twice counts once; photos that fail or show nothing count for nothing', async () => {
    const [, photo] = files;
    const once = await examined([photo!], { source: 'one' });
    const broken: UploadFile = ['bad.jpg', new Uint8Array(5)];
    const empty: UploadFile = ['no-tablet.jpg', await sample('no-tablet.jpg')];
    const more = await examined([photo!, broken, empty, photo!], { source: 'one' });
    expect(more.exhibit).toEqual(once.exhibit);
  });

  test('the prior changes the probability alone', async () => {
    const [low, high] = await Promise.all(
      ['0.05', '0.95'].map(async (prior) => (await examined(files.slice(1), { source: 'one', prior })).exhibit),
    );
    expect(low?.verdict).toBe(high?.verdict);
    expect(low?.counterfeit?.log10LikelihoodRatio).toBe(high?.counterfeit?.log10LikelihoodRatio);
    expect(low?.counterfeit?.probability).toBeLessThan(high?.counterfeit?.probability ?? 0);
  });

  test('with tablet=same both faces are one tablet, whose finding is unchanged', async () => {
    const faces = files.slice(1);
    const { combined } = await examined(faces, { tablet: 'same' });
    const both = await examined(faces, { tablet: 'same', source: 'one' });
    expect(both.combined).toEqual(combined);
    expect(both.exhibit).toMatchObject({ tablets: 1, verdict: combined?.verdict, sources: 'not_told' });
    expect(both.exhibit?.counterfeit).toEqual(combined?.counterfeit);
  });

  test('another value is refused with a sentence', async () => {
    expect(await expectProblem(await post(service.url, files, { source: 'two' }), 'setting_invalid')).toContain(
      'one of unknown, one',
    );
  });
});
