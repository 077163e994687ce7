import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { addPhoto } from '../../src/store/cases/add-photo.ts';
import { createCase } from '../../src/store/cases/create-case.ts';
import { verifyEvidence } from '../../src/store/custody/verify-evidence.ts';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { newEvidence, useEvidenceDatabases } from './use-evidence.ts';

const script = fileURLToPath(new URL('deleting-originals.ts', import.meta.url));
const loader = fileURLToPath(new URL('../../bin/typescript.js', import.meta.url));

const databases = await useEvidenceDatabases();
afterAll(async () => {
  for (const database of databases) await database.remove();
});

const PHOTOS = 300;
const KILLS = 8;

test.each(databases)(
  'deletions killed at random on $name leave no file unsaid, and the next start finishes them',
  {
    tags: ['slow'],
    timeout: 240_000,
  },
  async (database) => {
    const store = await newEvidence(database);
    const { options } = store;
    const caseId = await createCase(store, { name: 'old', actor: 'a' });
    for (let i = 0; i < PHOTOS; i++)
      await addPhoto(store, { caseId, name: `${i}`, bytes: Buffer.from(`${i}`), actor: 'a' });
    await store.close();
    let before = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const args = ['--import', loader, script, JSON.stringify(options)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      await pause(Math.random() * 100);
      child.kill('SIGKILL');
      await once(child, 'close');
      const next = await openEvidence(options);
      const { faults, originals, deleted, returned } = await verifyEvidence(next);
      expect({ faults, returned, photos: originals + deleted }).toEqual({ faults: [], returned: 0, photos: PHOTOS });
      expect(deleted).toBeGreaterThan(before);
      before = deleted;
      await next.close();
    }
  },
);
