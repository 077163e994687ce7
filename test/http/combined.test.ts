import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CombinedFinding, Examination } from '../../src/core/examination.ts';
import { CARD } from '../../src/core/words/notice.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { type Described, expectDescribed } from './described.ts';
import { expectProblem, post, sample, startPool, startService, type UploadFile } from './service.ts';

let pool: ExaminerPool;
let service: RunningServer;
let document: Described;
let faces: readonly UploadFile[];

beforeAll(async () => {
  pool = await startPool();
  service = await startService(pool);
  document = await (await fetch(`${service.url}/v1/openapi.json`)).json();
  faces = [
    ['face-m.jpg', await sample('face-m.jpg')],
    ['face-30.jpg', await sample('face-30.jpg')],
  ];
});
afterAll(async () => {
  await service.close();
  await pool.close();
});

interface Answer {
  readonly photos: readonly Examination[];
  readonly combined?: CombinedFinding;
}

async function examined(files: readonly UploadFile[], fields: Readonly<Record<string, string>>): Promise<Answer> {
  const response = await post(service.url, files, fields);
  expect([response.status, response.headers.get('content-language')]).toEqual([200, 'en']);
  const answer = (await expectDescribed(document, ['post', '/v1/examinations'], response)) as Answer;
  for (const photo of answer.photos) expect(validateExamination(photo)).toEqual([]);
  return answer;
}

describe('tablet=same', () => {
  test('adds one finding of both faces, with the card and the warning', async () => {
    const { photos, combined } = await examined(faces, { tablet: 'same', prior: '0.3' });
    expect(photos).toHaveLength(2);
    expect(combined?.notice).toEqual(photos[0]?.notice);
    expect(combined?.notice.card).toHaveLength(CARD.length);
    expect(combined?.reasons.at(-1)?.code).toBe('warning');
    expect(combined?.counterfeit?.prior ?? 0.3).toBe(0.3);
  });

  test('asks for the missing face, and is never no_difference_seen without it', async () => {
    const [first] = faces;
    const { combined } = await examined(first === undefined ? [] : [first], { tablet: 'same' });
    expect(combined?.faces).not.toContain('30');
    expect(combined?.verdict).not.toBe('no_difference_seen');
  });

  test('does not change the photos’ own results', async () => {
    const alone = await examined(faces, {});
    const same = await examined(faces, { tablet: 'same' });
    expect(alone.combined).toBeUndefined();
    expect(same.photos).toEqual(alone.photos);
  });

  test('works with photos that fail', async () => {
    const { photos, combined } = await examined([['bad.jpg', new Uint8Array(5)]], { tablet: 'same' });
    expect(photos[0]?.status).toBe('error');
    expect(combined).toMatchObject({ verdict: 'cannot_assess', faces: [] });
  });
});

describe('include', () => {
  test('adds the photo with marks and the crops, as JPEG without metadata', async () => {
    const [file] = faces;
    const { photos } = await examined(file === undefined ? [] : [file], { include: 'overlay,crops' });
    const [{ pictures, tablets } = { pictures: undefined, tablets: [] }] = photos;
    expect(pictures?.crops).toHaveLength(tablets.length);
    const jpegs = [pictures?.overlay, ...(pictures?.crops ?? []).flatMap(({ crop, attention }) => [crop, attention])];
    for (const jpeg of jpegs.filter((text) => text !== undefined)) {
      const { format, exif, width = 0 } = await sharp(Buffer.from(jpeg, 'base64')).metadata();
      expect([format, exif, width > 0]).toEqual(['jpeg', undefined, true]);
    }
    for (const [i, { counterfeit }] of tablets.entries()) {
      expect(pictures?.crops?.[i]?.attention !== undefined).toBe(counterfeit !== undefined);
    }
  });

  test.each([
    ['overlay', ['overlay']],
    [' crops ', ['crops']],
    ['', undefined],
  ])('%j gives %j', async (include, keys) => {
    const [file] = faces;
    const { photos } = await examined(file === undefined ? [] : [file], { include });
    expect(photos[0]?.pictures && Object.keys(photos[0].pictures)).toEqual(keys);
  });
});

test.each([
  [{ tablet: 'other' }, 'one of unrelated, same'],
  [{ include: 'overlay,faces' }, 'any of overlay, crops, separated by commas'],
  [{ include: 'overlay,' }, 'any of overlay, crops'],
])('%j is refused with a sentence', async (fields, expected) => {
  expect(await expectProblem(await post(service.url, faces, { ...fields }), 'setting_invalid')).toContain(expected);
});
