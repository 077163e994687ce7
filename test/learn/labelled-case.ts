import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { labelsOfCases } from '../../src/cli/labels-of-cases.ts';
import { seenInCase } from '../../src/cli/seen-in-case.ts';
import { readSettings } from '../../src/http/settings.ts';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { addPhoto } from '../../src/store/cases/add-photo.ts';
import { createCase } from '../../src/store/cases/create-case.ts';
import { importLaboratoryResults, importReviews } from '../../src/store/cases/import-table.ts';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';

/**
 * A new case of two photos: a laboratory says that all tablets of the first are references, and a reviewer disagrees with the second.
 * Its labels, and what `telltale suggest` sees of it.
 */
export async function loadLabelledCase(folder: string, labelled: string, reviewed: string) {
  const [actor, path] = ['clerk', 'results.csv'];
  const store = await openEvidence({
    folder,
    url: undefined,
    schema: 'telltale',
    softwareVersion: '1.2.3',
    actor,
    create: true,
  });
  try {
    const caseId = await createCase(store, { name: '2026-114', note: 'found in a car', actor });
    const [first, second] = [basename(labelled), basename(reviewed)];
    for (const photo of [labelled, reviewed]) {
      const bytes = await readFile(photo);
      await addPhoto(store, { caseId, name: basename(photo), bytes, exhibit: 'bag 1', actor });
    }
    const results = `photo,tablet,result,laboratory,date\n${first},all,reference,County Lab,2026-03-14`;
    await importLaboratoryResults(store, { caseId, text: results, path, actor });
    const reviews = `photo,tablet,opinion,reviewer,date\n${second},all,disagree,A. Reviewer,2026-03-14`;
    await importReviews(store, { caseId, text: reviews, path, actor });
    await startBackend('wasm');
    const evidence = { store, settings: readSettings({}), actor };
    const labels = await labelsOfCases(evidence, 'all', 'en', () => loadModel(defaultBundle));
    const options = { model: defaultBundle, backend: 'wasm', language: 'en' } as const;
    return { ...labels, seen: await seenInCase(evidence, '2026-114', options) };
  } finally {
    await store.close();
  }
}
