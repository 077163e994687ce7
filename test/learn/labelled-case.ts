import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { labelsOfCases } from '../../src/cli/labels-of-cases.ts';
import { readSettings } from '../../src/http/settings.ts';
import { startBackend } from '../../src/runtime/backend/backend.ts';
import { loadModel } from '../../src/runtime/bundle/load-model.ts';
import { defaultBundle } from '../../src/runtime/default-bundle.ts';
import { addPhoto } from '../../src/store/cases/add-photo.ts';
import { createCase } from '../../src/store/cases/create-case.ts';
import { importLaboratoryResults } from '../../src/store/cases/import-table.ts';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';

/** The labels of a new case with one photo, of which a laboratory says that all tablets are references. */
export async function loadLabelledCase(folder: string, photo: string) {
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
    const name = basename(photo);
    await addPhoto(store, { caseId, name, bytes: await readFile(photo), exhibit: 'bag 1', actor });
    const text = `photo,tablet,result,laboratory,date\n${name},all,reference,County Lab,2026-03-14`;
    await importLaboratoryResults(store, { caseId, text, path, actor });
    await startBackend('wasm');
    return await labelsOfCases({ store, settings: readSettings({}), actor }, 'all', 'en', () =>
      loadModel(defaultBundle),
    );
  } finally {
    await store.close();
  }
}
