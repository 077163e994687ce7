/**
 * `node --import ./bin/typescript.js bench/evidence.ts PHOTOS BYTES [FOLDER]`: what evidence costs. Adds PHOTOS photos of
 * BYTES each, with an examination, to a case in FOLDER (a temporary one by default), and verifies them. Set TELLTALE_DATABASE for
 * PostgreSQL.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCase } from '../src/store/cases/create-case.ts';
import { verifyEvidence } from '../src/store/custody/verify-evidence.ts';
import { openEvidence } from '../src/store/evidence/open-evidence.ts';
import { addExample } from '../test/store/example-case.ts';
import { ownSchema } from '../test/store/use-database.ts';

// A phone's photos.
const [count = '200', size = '2000000', given] = process.argv.slice(2);
const photos = Number(count);
const folder = given ?? (await mkdtemp(join(tmpdir(), 'telltale-bench-')));
const url = process.env['TELLTALE_DATABASE'];
const store = await openEvidence({
  folder,
  url,
  schema: ownSchema(),
  softwareVersion: 'bench',
  actor: 'bench',
  create: true,
});
const caseId = await createCase(store, { name: 'bench', actor: 'bench' });
const addingMs: number[] = [];
for (let i = 0; i < photos; i++) {
  const bytes = randomBytes(Number(size));
  const began = performance.now();
  await addExample(store, caseId, `${i}.jpg`, bytes);
  addingMs.push(performance.now() - began);
}
const began = performance.now();
const { faults, end } = await verifyEvidence(store);
const verifyMs = performance.now() - began;
await store.close();
if (given === undefined) await rm(folder, { recursive: true });
const totalMs = addingMs.reduce((sum, ms) => sum + ms, 0);
const medianMs = addingMs.toSorted((a, b) => a - b)[photos >> 1] ?? Number.NaN;
console.log(
  `${url === undefined ? 'SQLite' : 'PostgreSQL'}: ${photos} photos of ${size} bytes, added and examined: ` +
    `${((photos / totalMs) * 1000).toFixed(1)} a second, median ${medianMs.toFixed(0)} ms; ` +
    `verified ${end.number} entries in ${(verifyMs / 1000).toFixed(1)} s, ${faults.length} faults`,
);
