import type { RequestHandler } from 'express';
import { catalogueTag } from '../../core/words/say.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { createBatch } from '../../store/create-batch.ts';
import { openSharedRoot, sourcesInside } from '../../store/shared-root.ts';
import { asStoreError } from '../../store/store-error.ts';
import { readJsonFields } from '../fields.ts';
import { languageOf } from '../request-language.ts';
import { answerBatch } from './batch-answer.ts';
import { batchFields } from './batch-fields.ts';
import { type Batches, expectBatches } from './batches.ts';
import { readJson } from './read-json.ts';

/**
 * Registers a batch of sources in the shared folder, for workers with the service's own model. 202: its photos are not
 * listed yet.
 */
export function postBatches(pool: Pick<ExaminerPool, 'model'>, batches: Batches | undefined): RequestHandler {
  return async (request, response) => {
    const { store: onDemand, root: folder } = expectBatches(batches);
    const language = languageOf(response);
    const { prior, priority, attempts, ...named } = readJsonFields(
      batchFields,
      await readJson(request, response),
      language,
    );
    const sources = await sourcesInside(await openSharedRoot(folder), named.sources);
    try {
      const store = await onDemand.open();
      const { name, version, sha256, evidence } = pool.model;
      const model = { name, version, sha256, evidence };
      const policy = { prior, language: catalogueTag(language) };
      const id = await createBatch(store, { sources, policy, model, priority, attempts });
      response
        .status(202)
        .set('Location', `/v1/batches/${id}`)
        .json(await answerBatch(store, id, language));
    } catch (error) {
      throw asStoreError(error);
    }
  };
}

/** The progress of a batch. */
export function getBatch(batches: Batches | undefined): RequestHandler {
  return async (request, response) => {
    const { store: onDemand } = expectBatches(batches);
    try {
      const store = await onDemand.open();
      response.json(await answerBatch(store, String(request.params['id']), languageOf(response)));
    } catch (error) {
      throw asStoreError(error);
    }
  };
}
