import type { RequestHandler } from 'express';
import { createCase } from '../../store/cases/create-case.ts';
import { findCase } from '../../store/cases/find-case.ts';
import { readJson } from '../batches/read-json.ts';
import { readJsonFields } from '../fields.ts';
import { languageOf } from '../request-language.ts';
import { answerCase } from './answer-case.ts';
import { newCaseFields } from './case-fields.ts';
import { aboutCases, type Cases } from './cases.ts';

/** Creates a case. */
export function postCase(cases: Cases | undefined): RequestHandler {
  return aboutCases(cases, async ({ store, request, response, actor }) => {
    const { name, note } = readJsonFields(newCaseFields, await readJson(request, response), languageOf(response));
    const id = await createCase(store, { name, note, actor });
    response
      .status(201)
      .set('Location', `/v1/cases/${id}`)
      .json(answerCase(await findCase(store.db, id)));
  });
}
