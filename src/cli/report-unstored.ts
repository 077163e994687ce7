import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { TelltaleError } from '../core/errors.ts';
import type { Reported } from '../core/reported.ts';
import { sha256 } from '../photo/node/sha256.ts';
import { systemReason } from '../runtime/system-reason.ts';
import { policyOf, withPool } from './case-examiner.ts';
import type { ReportOptions } from './report.ts';
import { softwareVersion } from './software-version.ts';

/** Examines a photo in memory, for a report about it. Throws TelltaleError `source_not_found`, `photo_unreadable`. */
export async function examineUnstored(path: string, options: ReportOptions): Promise<Reported> {
  const bytes = await read(path);
  const policy = await policyOf(options);
  const { readSettings } = await import('../http/settings.ts');
  const name = basename(path);
  return withPool({ settings: readSettings(process.env) }, { ...options, workers: '1' }, async (pool) => {
    const { examination } = await pool.examine(bytes, name, policy);
    const examined = { examination, softwareVersion: softwareVersion(), backend: pool.backend, prior: policy.prior };
    const photo = {
      name,
      sha256: sha256(bytes),
      bytes: bytes.byteLength,
      examined,
      earlier: [],
      reviews: [],
      laboratoryResults: [],
      read: async () => bytes,
    };
    return { subject: 'unstored', name, photos: [photo], exhibits: [] };
  });
}

async function read(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (cause) {
    const reason = systemReason(cause);
    if (reason === 'ENOENT') throw new TelltaleError('source_not_found', { path }, { cause });
    throw new TelltaleError('photo_unreadable', { reason }, { cause });
  }
}
