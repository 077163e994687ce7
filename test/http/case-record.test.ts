import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cases, casesOf } from '../../src/http/cases/cases.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { addPhoto } from '../../src/store/cases/add-photo.ts';
import { judgeExhibits } from '../../src/store/cases/judge-exhibits.ts';
import { enterCaseState } from '../../src/store/retention/case-state.ts';
import { deleteOriginals } from '../../src/store/retention/delete-originals.ts';
import { exampleExhibit } from '../contract/example-exhibit.ts';
import { identity, policy, settings } from '../contract/examples.ts';
import { addExample, addExampleCase } from '../store/example-case.ts';
import { type Described, expectDescribed } from './described.ts';
import { startPool, startService, tinyBundle } from './service.ts';

const CASE = '2026-114';
const actor = 'Officer Lee';

let bundle: Awaited<ReturnType<typeof tinyBundle>>;
let pool: ExaminerPool;
let folder: string;
let cases: Cases;
let service: RunningServer;

beforeAll(async () => {
  bundle = await tinyBundle();
  pool = await startPool(bundle.directory);
  folder = await mkdtemp(join(tmpdir(), 'telltale-record-'));
  const batches = { url: undefined, schema: 'telltale', root: undefined, goneAfterMs: 1000, retryDelaySeconds: 1 };
  cases = casesOf({ evidenceFolder: folder, batches }, '1.2.3') as Cases;
  service = await startService(pool, { cases });
});
afterAll(async () => {
  await service.close();
  await cases.store.close();
  await pool.close();
  await bundle.remove();
  await rm(folder, { recursive: true });
});

/** A case with everything that a case can have. */
async function addFullCase(): Promise<void> {
  const store = await cases.store.open();
  const { caseId } = await addExampleCase(store, CASE);
  await addPhoto(store, { caseId, name: 'loose.jpg', bytes: Buffer.from('loose'), actor });
  await enterCaseState(store, { caseId, state: 'closed', note: 'judgment', actor });
  const work = { rule: { name: 'after_closing', days: 0 }, caseId, reason: 'Act 7', actor } as const;
  for await (const { outcome } of deleteOriginals(store, work)) expect(outcome).toBe('deleted');
  await enterCaseState(store, { caseId, state: 'held', note: 'order 12', actor });
  const examiner = {
    model: identity,
    backend: 'wasm',
    settings: { ...settings, exhibit: exampleExhibit },
    examine: () => Promise.reject(new Error('everything is examined')),
  };
  await judgeExhibits(store, { caseId, policy, examiner, actor });
  await addExample(store, caseId, 'later.jpg', Buffer.from('later'));
  const [date, note] = ['2026-03-14', 'too little'];
  await enter('reviews', { photo: 'one.jpg', tablet: 1, opinion: 'unsure', reviewer: actor, date, note });
  const found = { result: 'counterfeit', laboratory: 'County', substance: 'fentanyl', method: 'GC-MS', date, note };
  await enter('laboratory-results', { photo: 'one.jpg', tablet: 'all', ...found });
}

async function enter(what: string, entry: object): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify(entry), headers: { 'content-type': 'application/json' } };
  expect((await fetch(`${service.url}/v1/cases/${CASE}/${what}`, init)).status).toBe(201);
}

test('a case answers every field that is described, and no other', async () => {
  await addFullCase();
  const document: Described & { components: { schemas: Record<string, Schema> } } = await (
    await fetch(`${service.url}/v1/openapi.json`)
  ).json();
  const answer = await fetch(`${service.url}/v1/cases/${CASE}`);
  const record = await expectDescribed(document, ['get', '/v1/cases/{case}'], answer);
  expect(fieldsOf(record).toSorted()).toEqual(describedFields(document.components.schemas['CaseRecord']).toSorted());
  expect(record).toMatchObject({
    closed: { note: 'judgment' },
    held: { note: 'order 12' },
    exhibits: [
      {
        name: 'bag 1',
        finding: { verdict: 'likely_counterfeit', tablets: 4, assessed: 2, sources: 'one', photos: 2, notJudged: 1 },
      },
    ],
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Paths such as `photos[].deleted.rule`, each once. The values of a message have names of their own. */
function fieldsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => fieldsOf(item, `${at}[]`)))];
  if (typeof value !== 'object' || value === null || at.endsWith('.values')) return [];
  return Object.entries(value).flatMap(([name, field]) => [`${at}.${name}`, ...fieldsOf(field, `${at}.${name}`)]);
}

/** The same paths from a schema. */
function describedFields({ properties = {}, items }: Schema = {}, at = ''): string[] {
  if (items !== undefined) return describedFields(items, `${at}[]`);
  return Object.entries(properties).flatMap(([name, field]) => [
    `${at}.${name}`,
    ...describedFields(field, `${at}.${name}`),
  ]);
}
