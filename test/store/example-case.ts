import { describe } from '../../src/core/describe.ts';
import type { Examination } from '../../src/core/examination.ts';
import { addPhoto } from '../../src/store/cases/add-photo.ts';
import { createCase } from '../../src/store/cases/create-case.ts';
import { storeExamination } from '../../src/store/cases/store-examination.ts';
import type { EvidenceStore } from '../../src/store/evidence/open-evidence.ts';
import { identity, policy } from '../contract/examples.ts';

/** An examination of these bytes with two tablets, one of them assessed. */
export function exampleExamination(name: string, sha256: string): Examination {
  const ellipse = { cx: 10, cy: 10, rx: 5, ry: 5, angle: 0 };
  const counterfeit = { probability: 0.99, log10LikelihoodRatio: 1.995, interval: [1.5, 2] as const, prior: 0.5 };
  const examination = describe({ name, sha256, format: 'jpeg', width: 40, height: 30 }, identity, [], policy);
  return {
    ...examination,
    status: 'ok',
    tablets: [
      { ellipse, face: 'M', verdict: 'likely_counterfeit', counterfeit, reasons: [] },
      { ellipse, face: 'unreadable', verdict: 'cannot_assess', reasons: [] },
    ],
  };
}

/** Adds a photo of random bytes and its examination. */
export async function addExample(store: EvidenceStore, caseId: string, name: string, bytes: Uint8Array) {
  const actor = 'examiner';
  const photo = await addPhoto(store, { caseId, name, bytes, exhibit: 'bag 1', actor });
  const examination = exampleExamination(name, photo.sha256);
  const examinationId = await storeExamination(store, {
    caseId,
    photoId: photo.id,
    examination,
    policy,
    backend: 'wasm',
    actor,
  });
  return { photo, examinationId };
}

/** A case with two examined photos: entries 2 to 6 of a new store. */
export async function addExampleCase(store: EvidenceStore, name = '2026-114') {
  const caseId = await createCase(store, { name, note: 'found in a car', actor: 'officer' });
  const one = await addExample(store, caseId, 'one.jpg', Buffer.from(`first photo of ${name}`));
  const two = await addExample(store, caseId, 'two.jpg', Buffer.from(`second photo of ${name}`));
  return { caseId, one, two };
}
