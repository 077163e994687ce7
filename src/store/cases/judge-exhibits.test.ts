import { afterAll, describe, expect, test } from 'vitest';
import { exampleExhibit } from '../../../test/contract/example-exhibit.ts';
import { identity, policy, settings } from '../../../test/contract/examples.ts';
import { dropGuards } from '../../../test/store/drop-guards.ts';
import { exampleExamination } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { exhibitRow } from '../../core/exhibit-row.ts';
import type { ModelIdentity } from '../../core/model.ts';
import { sha256Hex } from '../custody/sha256-hex.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { addPhoto } from './add-photo.ts';
import { casePhotoOf } from './case-photos.ts';
import { createCase } from './create-case.ts';
import { type CaseExaminer, examineCase, examineOnce } from './examine-case.ts';
import { caseExhibits, notJudged } from './exhibit-findings.ts';
import { judgeExhibits } from './judge-exhibits.ts';
import { readReported } from './read-reported.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

const judging = { ...settings, exhibit: exampleExhibit };

/** Finds one tablet of two assessed, in every photo. */
function examiner(model: ModelIdentity): CaseExaminer {
  return {
    model,
    backend: 'wasm',
    settings: judging,
    examine: async (bytes, name) => ({ examination: { ...exampleExamination(name, sha256Hex(bytes)), model } }),
  };
}

async function addPhotos(store: EvidenceStore, caseId: string, ...names: string[]) {
  for (const name of names) {
    const exhibit = name.startsWith('loose') ? undefined : 'bag 1';
    await addPhoto(store, { caseId, name, bytes: Buffer.from(name), exhibit, actor: 'a' });
  }
}

async function examine(store: EvidenceStore, caseId: string, model = identity) {
  const done = [];
  const work = { caseId, policy, examiner: examiner(model), actor: 'examiner' };
  for await (const { photo } of examineCase(store, work)) done.push(photo.name);
  const exhibits = [];
  for await (const exhibit of caseExhibits(store.db, caseId)) exhibits.push(exhibit);
  return { done, exhibits, findings: await store.db.selectFrom('exhibit_findings').selectAll().execute() };
}

describe.each(databases)('exhibits of a case on $name', (database) => {
  test('are judged as a scan judges them, once, and again when a photo is added', async () => {
    const store = await newEvidence(database);
    const caseId = await createCase(store, { name: '2026-114', actor: 'a' });
    await addPhotos(store, caseId, 'one.jpg', 'loose.jpg', 'two.jpg');
    const { exhibits } = await examine(store, caseId);
    const rows = ['one.jpg', 'two.jpg'].map((name) => exampleExamination(name, sha256Hex(Buffer.from(name))));
    const expected = exhibitRow('bag 1', rows, { settings: judging, model: identity }, policy);
    expect(exhibits.map(({ judged }) => judged?.finding)).toEqual([JSON.parse(JSON.stringify(expected))]);
    expect(await examine(store, caseId)).toMatchObject({ done: [], findings: [{ judged_by: 'examiner' }] });

    await addPhotos(store, caseId, 'three.jpg');
    const { findings } = await examine(store, caseId);
    expect(findings).toHaveLength(2);
    const reported = await readReported(store, { which: caseId, actor: 'a' });
    expect(reported.exhibits).toMatchObject([
      { name: 'bag 1', finding: { photos: ['one.jpg', 'two.jpg', 'three.jpg'] } },
    ]);
    expect(reported.exhibits[0]?.judgedPhotos).toEqual(
      ['one.jpg', 'two.jpg', 'three.jpg'].map((name) => sha256Hex(Buffer.from(name))),
    );
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 4 });
    await store.close();
  });

  test('count only photos that the present model examined', async () => {
    const store = await newEvidence(database);
    const caseId = await createCase(store, { name: '2026-114', actor: 'a' });
    await addPhotos(store, caseId, 'one.jpg');
    await examine(store, caseId);
    await addPhotos(store, caseId, 'two.jpg');
    const two = sha256Hex(Buffer.from('two.jpg'));
    const other = examiner({ ...identity, sha256: 'f'.repeat(64) });
    const work = { caseId, policy, examiner: other, actor: 'examiner' };
    await examineOnce(store, work, await casePhotoOf(store.db, caseId, two));
    await judgeExhibits(store, work);
    for await (const exhibit of caseExhibits(store.db, caseId)) {
      expect(exhibit.judged?.finding).toMatchObject({ photos: ['two.jpg'], model: other.model });
      expect(notJudged(exhibit).map(({ name }) => name)).toEqual(['one.jpg']);
    }
    await dropGuards(store);
    await store.db.updateTable('exhibit_findings').set({ judged_by: 'somebody' }).execute();
    expect((await verifyEvidence(store)).faults).toMatchObject([
      { problem: 'row_changed' },
      { problem: 'row_changed' },
    ]);
    await store.close();
  });
});
