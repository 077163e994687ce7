import type { Request, RequestHandler, Response } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import { asEvidenceError } from '../../store/evidence/evidence-error.ts';
import { type EvidenceStore, openEvidence } from '../../store/evidence/open-evidence.ts';
import { type StoreOnDemand, storeOnDemand } from '../../store/store-on-demand.ts';
import type { Settings } from '../settings.ts';
import { actorOf } from './actor.ts';

/** Dependencies of the service for cases: evidence mode. */
export interface Cases {
  readonly store: StoreOnDemand<EvidenceStore>;
  readonly folder: string;
}

/** Where the folder of the evidence is named for callers: its path is the operator's. */
const FOLDER_NAME = 'TELLTALE_EVIDENCE_FOLDER';

/**
 * Cases by the settings; undefined in private mode. The store is opened with the first request about a case, so that
 * single photos are examined while a database is unreachable.
 */
export function casesOf(
  { evidenceFolder: folder, batches: { url, schema } }: Pick<Settings, 'evidenceFolder' | 'batches'>,
  softwareVersion: string,
): Cases | undefined {
  if (folder === undefined) return undefined;
  const options = { folder, url, schema, softwareVersion, actor: 'service', create: true };
  return { store: storeOnDemand(() => openEvidence(options)), folder };
}

/** What a request about cases is answered with. */
export interface CaseRequest {
  readonly store: EvidenceStore;
  readonly request: Request;
  readonly response: Response;
  /** Who acts, for the custody log. */
  readonly actor: string;
}

/**
 * A handler of requests about cases.
 *
 * @throws TelltaleError `evidence_not_set_up` in private mode; those of `openEvidence` and of `answer`, without the path
 *   of the folder
 */
export function aboutCases(cases: Cases | undefined, answer: (asked: CaseRequest) => Promise<unknown>): RequestHandler {
  return async (request, response) => {
    if (cases === undefined) throw new TelltaleError('evidence_not_set_up');
    const actor = actorOf(request, response);
    try {
      const store = await cases.store.open();
      await answer({ store, request, response, actor });
    } catch (error) {
      throw withoutPath(asEvidenceError(error, FOLDER_NAME), cases.folder);
    }
  };
}

/** A parameter in the address. */
export function parameterOf({ request }: CaseRequest, name: 'case' | 'photo' | 'upload'): string {
  return String(request.params[name]);
}

function withoutPath(error: unknown, folder: string): unknown {
  if (!(error instanceof TelltaleError) || !String(error.values['path'] ?? '').startsWith(folder)) return error;
  return new TelltaleError(error.code, { ...error.values, path: FOLDER_NAME }, { cause: error });
}
