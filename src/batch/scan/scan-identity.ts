import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import type { Policy } from '../../core/examination.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { systemReason } from '../../runtime/system-reason.ts';
import { unwritable } from '../../runtime/unwritable.ts';
import { writeWhole } from '../../runtime/write-whole.ts';
import type { ExhibitScope } from '../exhibits/exhibit-scope.ts';
import type { SourceLimits } from '../sources/source-limits.ts';
import type { ScanFiles } from './scan-files.ts';

/** Everything that determines a row. A resumed scan must find it unchanged. */
const scanIdentity = z.object({
  schema: z.literal('telltale.scan/1'),
  model: z.object({
    name: z.string(),
    version: z.string(),
    sha256: z.string(),
    evidence: z.enum(['simulated', 'reference_photos', 'lab_confirmed']),
  }),
  settings: z.object({
    backend: z.string(),
    prior: z.number(),
    language: z.string(),
    depth: z.number(),
    /** Rows have the exhibits of their photos; other exhibits are no part of any row. */
    exhibit: z.literal('photo').optional(),
    /** The first of them and their number, for a message. */
    sources: z.string(),
    sourcesSha256: z.string(),
  }),
});
export type ScanIdentity = Readonly<z.infer<typeof scanIdentity>>;

/** The identity of a scan of these sources with this model. */
export function identityOf(
  { sources, limits, policy, exhibit }: ScanSettings,
  { model, backend }: Pick<ExaminerPool, 'model' | 'backend'>,
): ScanIdentity {
  const { name, version, sha256: modelSha256, evidence } = model;
  const [first = '', ...others] = sources;
  return {
    schema: 'telltale.scan/1',
    model: { name, version, sha256: modelSha256, evidence },
    settings: {
      backend,
      prior: policy.prior,
      language: policy.language,
      depth: limits.maxDepth,
      ...(exhibit === 'photo' && { exhibit }),
      sources: others.length === 0 ? first : `${first} (+${others.length})`,
      sourcesSha256: sha256(Buffer.from(sources.join('\0'))),
    },
  };
}

export interface ScanSettings {
  readonly sources: readonly string[];
  readonly limits: SourceLimits;
  readonly policy: Policy;
  readonly exhibit: ExhibitScope | undefined;
}

/**
 * Starts a scan in its folder, or resumes one. Throws `scan_changed` if the scan was started with another model or
 * other settings, `scan_damaged`, `output_unwritable`.
 */
export async function settleIdentity(files: ScanFiles, identity: ScanIdentity): Promise<void> {
  const former = await readIdentity(files);
  if (former) return checkSame(files.folder, former, identity);
  const text = `${JSON.stringify(identity, null, 2)}\n`;
  await unwritable(files.identity, () => writeWhole(files.identity, text));
}

/** The identity of the scan in a folder; undefined if there is none. Throws TelltaleError `scan_damaged`. */
export async function readIdentity({ folder, identity }: ScanFiles): Promise<ScanIdentity | undefined> {
  try {
    return scanIdentity.parse(JSON.parse(await readFile(identity, 'utf8')));
  } catch (error) {
    if (systemReason(error) === 'ENOENT') return undefined;
    throw new TelltaleError('scan_damaged', { path: folder, problem: identity }, { cause: error });
  }
}

/**
 * Throws `scan_folder_taken` if the folder has other content than a scan; a scan that never started may have left its
 * lock.
 */
export async function checkFolder({ folder }: ScanFiles): Promise<void> {
  const names = await unwritable(folder, () => readdir(folder));
  const others = names.filter((name) => name !== 'scan.lock' && !name.endsWith('.partial'));
  if (others.length > 0 && !names.includes('scan.json')) throw new TelltaleError('scan_folder_taken', { path: folder });
}

function checkSame(path: string, former: ScanIdentity, now: ScanIdentity): void {
  if (former.model.sha256 !== now.model.sha256)
    refuse(path, 'model', formatModel(former.model), formatModel(now.model));
  for (const setting of ['backend', 'prior', 'language', 'depth', 'exhibit', 'sources'] as const) {
    const [expected, received] = [former.settings[setting], now.settings[setting]];
    if (expected !== received) refuse(path, setting, String(expected ?? '-'), String(received ?? '-'));
  }
  const [before, after] = [former.settings.sourcesSha256, now.settings.sourcesSha256];
  if (before !== after) refuse(path, 'sources', before.slice(0, 12), after.slice(0, 12));
}

function refuse(path: string, setting: string, expected: string, received: string): never {
  throw new TelltaleError('scan_changed', { path, setting, expected, received });
}

function formatModel({ name, version, sha256 }: ScanIdentity['model']): string {
  return `${name} ${version} (${sha256.slice(0, 12)})`;
}
