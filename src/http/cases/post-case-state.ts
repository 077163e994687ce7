import type { RequestHandler } from 'express';
import { findCase } from '../../store/cases/find-case.ts';
import { enterCaseState } from '../../store/retention/case-state.ts';
import { readJson } from '../batches/read-json.ts';
import { readJsonFields } from '../fields.ts';
import { languageOf } from '../request-language.ts';
import { caseStateFields } from './case-fields.ts';
import { aboutCases, type Cases, parameterOf } from './cases.ts';

/**
 * Closes or reopens a case, puts it on legal hold or lifts that. Nothing is deleted by it: retention rules are carried
 * out by a command of the machine alone.
 */
export function postCaseState(cases: Cases | undefined): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, request, response, actor } = asked;
    const given = readJsonFields(caseStateFields, await readJson(request, response), languageOf(response));
    const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
    const added = (await enterCaseState(store, { caseId, ...given, actor })) ? 1 : 0;
    response.status(201).json({ added, known: 1 - added });
  });
}
