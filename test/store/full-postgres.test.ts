import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TelltaleError } from '../../src/core/errors.ts';
import { createCase } from '../../src/store/cases/create-case.ts';
import { verifyEvidence } from '../../src/store/custody/verify-evidence.ts';
import { type EvidenceStore, openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { addExample } from './example-case.ts';
import { type PostgresServer, startPostgres } from './postgres-server.ts';

/** No room is made by recycling the log. */
const SETTINGS = ['max_wal_size=1GB', 'checkpoint_timeout=1h'];

let disk: string;
let folder: string;
let isMounted: boolean;
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'telltale-full-'));
  folder = mkdtempSync(join(tmpdir(), 'telltale-full-'));
  isMounted = mount();
});
afterEach(() => {
  if (isMounted) execFileSync('umount', ['--lazy', disk]);
  for (const path of [disk, folder]) rmSync(path, { recursive: true });
});

describe('a full disk of PostgreSQL', () => {
  test('refuses additions with a reason; nothing acknowledged is lost, and they go on once there is room', {
    tags: ['slow'],
  }, async ({ skip }) => {
    const server = isMounted && (await startPostgres({ parent: disk, logSegmentMegabytes: 1, settings: SETTINGS }));
    if (!server) return skip();
    const error = await fill(server, async () => undefined);
    expect(error).toMatchObject({ code: 'evidence_unwritable', values: { reason: '53100' } });
  });

  test('ends the server where its log is; nothing acknowledged is lost, and they go on once it has started again', {
    tags: ['slow'],
  }, async ({ skip }) => {
    const server = isMounted && (await startPostgres({ logParent: disk, logSegmentMegabytes: 1, settings: SETTINGS }));
    if (!server) return skip();
    const error = await fill(server, async () => {
      await server.stop();
      await server.start();
    });
    expect(error).toMatchObject({ code: 'store_unreachable' });
  });
});

/** Adds until the disk is full, makes room, and returns the error of the addition that failed. */
async function fill(server: PostgresServer, roomWasMade: () => Promise<void>): Promise<TelltaleError> {
  const options = { folder, url: server.url, schema: 'telltale', softwareVersion: '1.2.3', actor: 'setup' };
  const store = await openEvidence({ ...options, create: true });
  const caseId = await createCase(store, { name: 'full', actor: 'a' });
  const { bavail, bsize } = statfsSync(disk);
  const filler = join(disk, 'filler');
  writeFileSync(filler, Buffer.alloc(bavail * bsize - 500_000));
  const { acknowledged, error } = await addUntilFull(store, caseId);
  expect(acknowledged.length).toBeGreaterThan(1);
  rmSync(filler);
  await roomWasMade();
  expect(await verifyEvidence(store)).toMatchObject({ faults: [] });
  const stored = await store.db.selectFrom('photos').select('sha256').execute();
  expect(stored.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining(acknowledged));
  expect((await addExample(store, caseId, 'later.jpg', randomBytes(100))).photo.isNew).toBe(true);
  await store.close();
  await server.remove();
  return error;
}

/** Photos, and cases with long notes, which fill the database sooner. */
async function addUntilFull(store: EvidenceStore, caseId: string) {
  const acknowledged: string[] = [];
  for (let i = 0; ; i++) {
    try {
      const { photo } = await addExample(store, caseId, `${i}.jpg`, randomBytes(100));
      acknowledged.push(photo.sha256);
      await createCase(store, { name: `case ${i}`, note: randomBytes(30_000).toString('base64'), actor: 'a' });
    } catch (error) {
      if (!(error instanceof TelltaleError)) throw error;
      return { acknowledged, error };
    }
  }
}

/** A small disk in memory; only root may mount. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m,mode=777', 'telltale', disk], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn('This user may not mount a file system: the test of a full disk is skipped.');
    return false;
  }
}
