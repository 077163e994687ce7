import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createCase } from '../../src/store/cases/create-case.ts';
import { verifyEvidence } from '../../src/store/custody/verify-evidence.ts';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { addExample } from './example-case.ts';
import { startPostgres } from './postgres-server.ts';

// A server of its own, because it is stopped.
const server = await startPostgres();
const folder = await mkdtemp(join(tmpdir(), 'telltale-restart-'));
afterAll(async () => {
  await server?.remove();
  await rm(folder, { recursive: true });
});

test.skipIf(server === undefined)('evidence on a PostgreSQL that stops and starts again loses nothing', async () => {
  const { url, stop, start } = server as NonNullable<typeof server>;
  const options = { folder, url, schema: 'telltale', softwareVersion: '1.2.3', actor: 'setup', create: true };
  const store = await openEvidence(options);
  const caseId = await createCase(store, { name: 'restarted', actor: 'a' });
  await addExample(store, caseId, 'before.jpg', Buffer.from('before'));
  await stop();
  const adding = () => addExample(store, caseId, 'during.jpg', Buffer.from('during'));
  await expect(adding()).rejects.toMatchObject({ code: 'store_unreachable' });
  await start();
  // The database is asked before the file is written: nothing is there, and nothing was acknowledged.
  expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 1, unclaimed: 0 });
  expect((await adding()).photo.isNew).toBe(true);
  expect(await verifyEvidence(store)).toMatchObject({ faults: [], originals: 2, unclaimed: 0 });
  await store.close();
});
