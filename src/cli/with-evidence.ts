import { userInfo } from 'node:os';
import { TelltaleError } from '../core/errors.ts';
import type { Settings } from '../http/settings.ts';
import type { EvidenceStore } from '../store/evidence/open-evidence.ts';
import { softwareVersion } from './software-version.ts';

export interface EvidenceCommand {
  readonly store: EvidenceStore;
  readonly settings: Settings;
  /** Who acts, for the custody log. */
  readonly actor: string;
}

interface EvidenceCommandOptions {
  /** Name of the person; by default that of the system's user. */
  readonly by: string | undefined;
  readonly create?: boolean;
}

/**
 * Opens the evidence that the settings name, passes it to `work`, and closes it. The database's driver is loaded only
 * here.
 *
 * @throws TelltaleError `evidence_not_set_up`; those of `openEvidence`
 */
export async function withEvidence<Result>(
  { by, create = false }: EvidenceCommandOptions,
  work: (command: EvidenceCommand) => Promise<Result>,
): Promise<Result> {
  const { readSettings } = await import('../http/settings.ts');
  const settings = readSettings(process.env);
  const folder = settings.evidenceFolder;
  if (folder === undefined) throw new TelltaleError('evidence_not_set_up');
  const { openEvidence } = await import('../store/evidence/open-evidence.ts');
  const { asEvidenceError } = await import('../store/evidence/evidence-error.ts');
  const { url, schema } = settings.batches;
  const actor = by ?? userInfo().username;
  const store = await openEvidence({ folder, url, schema, softwareVersion: softwareVersion(), actor, create });
  try {
    return await work({ store, settings, actor });
  } catch (error) {
    throw asEvidenceError(error, folder);
  } finally {
    await store.close();
  }
}
