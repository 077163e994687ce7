import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Examination } from '../../src/core/examination.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { validateExamination } from '../contract/validate-examination.ts';
import { post, sample, startPool, startService, tinyBundle, type UploadFile } from './service.ts';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let service: RunningServer;

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory, 2);
  service = await startService(pool);
});
afterAll(async () => {
  await service.close();
  await pool.close();
  await bundle.remove();
});

/** The examinations of an answer with status 200, each checked against the contract. */
async function examinations(response: Response): Promise<readonly Examination[]> {
  const text = await response.text();
  expect(response.status, text).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const { photos }: { photos: Examination[] } = JSON.parse(text);
  for (const photo of photos) expect(validateExamination(photo)).toEqual([]);
  return photos;
}

const text = (content: string) => new TextEncoder().encode(content);

describe('POST /v1/examinations', () => {
  test('one photo: its examination, with the hash of its bytes, the prior and the safety card', async () => {
    const bytes = await sample('on-paper.jpg');
    const [photo, ...others] = await examinations(await post(service.url, [['on-paper.jpg', bytes]], { prior: '0.3' }));
    expect(others).toEqual([]);
    expect(photo?.photo).toMatchObject({
      name: 'on-paper.jpg',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      format: expect.any(String),
    });
    expect(photo?.model).toEqual(pool.model);
    expect(photo?.notice.card.length).toBeGreaterThanOrEqual(4);
    for (const { counterfeit } of photo?.tablets ?? []) expect(counterfeit?.prior ?? 0.3).toBe(0.3);
  });

  test('several photos: in the order of the upload, whatever they are called', async () => {
    const names = ['z.jpg', 'Ünïcode “name”.jpg', 'a.jpg', 'z.jpg'];
    const bytes = await sample('face-m.jpg');
    const photos = await examinations(
      await post(
        service.url,
        names.map((name): UploadFile => [name, bytes]),
      ),
    );
    expect(photos.map(({ photo }) => photo.name)).toEqual(names);
    expect(photos.map(({ status }) => status)).not.toContain('error');
    // The same photo with the same model gives the same result, whichever thread examined it.
    for (const { tablets } of photos) expect(tablets).toEqual(photos[0]?.tablets);
  });

  test.each([
    ['no file name', '; name="photos"', 'Content-Type: application/octet-stream\r\n'],
    ['no file name, and a picture by its type', '; name="photos"', 'Content-Type: image/jpeg\r\n'],
    ['nothing but the field', '; name=photos', ''],
    ['an empty file name', '; name="photos"; filename=""', 'Content-Type: image/jpeg\r\n'],
  ])('a part with %s is a photo like the others, in its place', async (_, parameters, type) => {
    const photo = Buffer.from(await sample('face-m.jpg'));
    const head = (more: string, line: string) =>
      Buffer.from(`--x\r\nContent-Disposition: form-data${more}\r\n${line}\r\n`);
    const named = head('; name="photos"; filename="a.jpg"', 'Content-Type: image/jpeg\r\n');
    const line = Buffer.from('\r\n');
    const chosenNothing = Buffer.concat([head('; name="photos"; filename=""', 'Content-Type: image/jpeg\r\n'), line]);
    const body = Buffer.concat([
      ...[named, photo, line, chosenNothing, head(parameters, type), photo, line, named, photo, line],
      Buffer.from('--x--\r\n'),
    ]);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const response = await fetch(`${service.url}/v1/examinations`, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
    const { photos } = (await response.json()) as { photos: Examination[] };
    expect(photos.map(({ photo: { name } }) => name)).toEqual(['a.jpg', 'photo-2', 'a.jpg']);
    expect(new Set(photos.map(({ photo: { sha256 } }) => sha256)).size).toBe(1);
    for (const { error } of photos) expect(error).toBeUndefined();
  });

  test('twenty photos', async () => {
    const bytes = await sample('face-30.jpg');
    const names = Array.from({ length: 20 }, (_, i) => `${i}.jpg`);
    const photos = await examinations(
      await post(
        service.url,
        names.map((name): UploadFile => [name, bytes]),
      ),
    );
    expect(photos.map(({ photo }) => photo.name)).toEqual(names);
  });

  test('bad photos among good ones are errors among results', async () => {
    const good = await sample('face-m.jpg');
    const photos = await examinations(
      await post(service.url, [
        ['notes.jpg', text('this is no photo at all')],
        ['good.jpg', good],
        ['cut.jpg', good.slice(0, 20_000)],
        [
          'drawing.svg',
          text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'),
        ],
        ['empty.jpg', new Uint8Array()],
        ['large.jpg', new Uint8Array(50_000_001)],
        ['good-too.jpg', good],
      ]),
    );
    expect(photos.map(({ photo, error }) => [photo.name, error?.code])).toEqual([
      ['notes.jpg', 'photo_not_an_image'],
      ['good.jpg', undefined],
      ['cut.jpg', 'photo_damaged'],
      ['drawing.svg', 'photo_type_unsupported'],
      ['empty.jpg', 'photo_empty'],
      ['large.jpg', 'photo_too_large_bytes'],
      ['good-too.jpg', undefined],
    ]);
    expect(photos[5]?.photo).toEqual({ name: 'large.jpg' });
    for (const { error } of photos) if (error) expect(error.message).toMatch(/^Expected .*\.$/);
  });

  test('a name that is a path or markup is a name', async () => {
    const photos = await examinations(
      await post(service.url, [
        ['<img src=x onerror=alert(1)>.jpg', text('no photo')],
        ['../../etc/passwd', text('-')],
      ]),
    );
    expect(photos.map(({ photo }) => photo.name)).toEqual(['<img src=x onerror=alert(1)>.jpg', 'passwd']);
  });

  test('/healthz answers while photos are being examined', async () => {
    const bytes = await sample('pile.jpg');
    let answered = false;
    const long = post(
      service.url,
      Array.from({ length: 6 }, (_, i): UploadFile => [`${i}.jpg`, bytes]),
    ).finally(() => {
      answered = true;
    });
    const health = await fetch(`${service.url}/healthz`);
    expect(health.status).toBe(200);
    expect(answered).toBe(false);
    await examinations(await long);
  });
});
