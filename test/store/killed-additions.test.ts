import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { createCase } from '../../src/store/cases/create-case.ts';
import { verifyEvidence } from '../../src/store/custody/verify-evidence.ts';
import { type EvidenceDatabase, newEvidence, useEvidenceDatabases } from './use-evidence.ts';

const script = fileURLToPath(new URL('adding-photos.ts', import.meta.url));
const loader = fileURLToPath(new URL('../../bin/typescript.js', import.meta.url));

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

/** Longer than an addition takes, so that a kill falls into any part of it. */
const MAX_WORK_MS = 300;

/** With TELLTALE_KILL_ROUNDS=50 a hundred processes are killed on either database, which takes many minutes. */
const ROUNDS = Number(process.env['TELLTALE_KILL_ROUNDS'] ?? 10);

describe.each(databases)('additions killed on $name', (database) => {
  test('two processes on one store, killed at random, lose nothing that was acknowledged', { timeout: 240_000 }, () =>
    killed(database, 2),
  );

  test(`${2 * ROUNDS} kills`, { tags: ['slow'], timeout: 1_800_000 }, () => killed(database, ROUNDS));
});

/** In each round two processes add to the same case, and both are killed. */
async function killed(database: EvidenceDatabase, rounds: number): Promise<void> {
  const store = await newEvidence(database);
  const caseId = await createCase(store, { name: 'killed', actor: 'a' });
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const said = await Promise.all([1, 2].map(() => addUntilKilled(JSON.stringify(store.options), caseId)));
    // A line that was cut off was not acknowledged.
    acknowledged.push(...said.flatMap((lines) => lines.split('\n').slice(0, -1)));
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(2 * rounds);
  const { faults, originals } = await verifyEvidence(store);
  expect(faults).toEqual([]);
  expect(originals).toBeGreaterThanOrEqual(acknowledged.length);
  const rows = await store.db.selectFrom('photos').select('sha256').execute();
  const stored = new Set(rows.map(({ sha256 }) => sha256));
  expect(acknowledged.filter((sha256) => !stored.has(sha256))).toEqual([]);
  await store.close();
}

/** Returns what it acknowledged. */
async function addUntilKilled(options: string, caseId: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', loader, script, options, caseId], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (lines) => {
    output += lines;
  });
  await once(child.stdout, 'data');
  await pause(Math.random() * MAX_WORK_MS);
  child.kill('SIGKILL');
  await once(child, 'close');
  return output;
}
