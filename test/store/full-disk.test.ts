import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { TelltaleError } from '../../src/core/errors.ts';
import { createCase } from '../../src/store/cases/create-case.ts';
import { verifyEvidence } from '../../src/store/custody/verify-evidence.ts';
import { openEvidence } from '../../src/store/evidence/open-evidence.ts';
import { addExample } from './example-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'telltale-full-'));
const isMounted = mount();
afterAll(() => {
  // Lazily: the driver keeps the file open until its statements are garbage.
  if (isMounted) execFileSync('umount', ['--lazy', folder]);
  rmSync(folder, { recursive: true });
});

test.skipIf(!isMounted)('on a full disk an addition fails with a reason, and what was acknowledged stays', async () => {
  const options = { folder, schema: 'telltale', softwareVersion: '1.2.3', actor: 'setup', create: true };
  const store = await openEvidence(options);
  const caseId = await createCase(store, { name: 'full', actor: 'a' });
  const { acknowledged, error } = await addUntilFull(store, caseId);
  expect(acknowledged).toBeGreaterThan(3);
  expect(error).toMatchObject({ code: 'evidence_unwritable' });
  expect(['ENOSPC', 'SQLITE_FULL']).toContain((error as TelltaleError).values['reason']);
  const { faults, originals } = await verifyEvidence(store);
  expect(faults).toEqual([]);
  expect(originals).toBeGreaterThanOrEqual(acknowledged);
  await store.close();
});

async function addUntilFull(store: Parameters<typeof addExample>[0], caseId: string) {
  for (let acknowledged = 0; ; acknowledged++) {
    try {
      await addExample(store, caseId, `${acknowledged}.jpg`, randomBytes(100_000));
    } catch (error) {
      if (!(error instanceof TelltaleError)) throw error;
      return { acknowledged, error };
    }
  }
}

/** Four megabytes in memory; only root may mount. */
function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'telltale', folder], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn('This user may not mount a file system: the test of a full disk is skipped.');
    return false;
  }
}
