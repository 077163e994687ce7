import { afterAll, describe, expect, test } from 'vitest';
import { identity, policy } from '../../../test/contract/examples.ts';
import { exampleExamination } from '../../../test/store/example-case.ts';
import { newEvidence, useEvidenceDatabases } from '../../../test/store/use-evidence.ts';
import { sha256Hex } from '../custody/sha256-hex.ts';
import { verifyEvidence } from '../custody/verify-evidence.ts';
import type { EvidenceStore } from '../evidence/open-evidence.ts';
import { addPhoto } from './add-photo.ts';
import { createCase } from './create-case.ts';
import { examineCase } from './examine-case.ts';

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

function add(store: EvidenceStore, caseId: string, name: string) {
  return addPhoto(store, { caseId, name, bytes: Buffer.from(name), actor: 'a' });
}

/** Examines the case while `storing` runs, and calls `onExamined` with the name of each photo that is examined. */
async function examineWhile(
  store: EvidenceStore,
  caseId: string,
  storing: Promise<unknown>,
  onExamined: (name: string) => void,
) {
  const examine = async (bytes: Uint8Array, name: string) => {
    onExamined(name);
    return { examination: exampleExamination(name, sha256Hex(bytes)) };
  };
  const work = { caseId, policy, examiner: { model: identity, backend: 'wasm', examine }, actor: 'a' };
  const done: string[] = [];
  for await (const { photo } of examineCase(store, work, storing)) done.push(photo.name);
  return done;
}

describe.each(databases)('photos that are being added, on $name', (database) => {
  test('are examined as they come, each once', async () => {
    const store = await newEvidence(database);
    const caseId = await createCase(store, { name: '2026-114', actor: 'a' });
    await add(store, caseId, 'one.jpg');
    // The second photo is added only when the first one is being examined.
    let isExamining = () => {};
    const storing = new Promise<void>((resolve) => {
      isExamining = resolve;
    }).then(async () => {
      for (const name of ['two.jpg', 'three.jpg']) await add(store, caseId, name);
    });
    expect(await examineWhile(store, caseId, storing, isExamining)).toEqual(['one.jpg', 'two.jpg', 'three.jpg']);
    expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 3 });
    await store.close();
  });

  test('what stops the adding stops the examination, after the photos that are stored', async () => {
    const store = await newEvidence(database);
    const caseId = await createCase(store, { name: '2026-114', actor: 'a' });
    await add(store, caseId, 'one.jpg');
    const examined: string[] = [];
    const failing = Promise.reject(new RangeError('disk'));
    await expect(examineWhile(store, caseId, failing, (name) => examined.push(name))).rejects.toThrow('disk');
    expect(examined).toEqual(['one.jpg']);
    await store.close();
  });
});
