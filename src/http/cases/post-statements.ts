import type { RequestHandler } from 'express';
import type { z } from 'zod';
import { findCase } from '../../store/cases/find-case.ts';
import { type Entry, enterLaboratoryResult, enterReview, type Imported } from '../../store/cases/import-table.ts';
import { RowsRefused } from '../../store/cases/rows-refused.ts';
import type { EvidenceStore } from '../../store/evidence/open-evidence.ts';
import { readJson } from '../batches/read-json.ts';
import { readJsonFields } from '../fields.ts';
import { languageOf } from '../request-language.ts';
import { laboratoryFields, reviewFields } from './case-fields.ts';
import { aboutCases, type Cases, parameterOf } from './cases.ts';

/** Stores what a person thinks of a finding. */
export function postReview(cases: Cases | undefined): RequestHandler {
  return postStatement(cases, reviewFields, enterReview);
}

/** Stores what a laboratory found. */
export function postLaboratoryResult(cases: Cases | undefined): RequestHandler {
  return postStatement(cases, laboratoryFields, enterLaboratoryResult);
}

function postStatement(
  cases: Cases | undefined,
  schema: z.ZodObject,
  enter: (store: EvidenceStore, entry: Entry) => Promise<Imported>,
): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, request, response, actor } = asked;
    const given = readJsonFields(schema, await readJson(request, response), languageOf(response));
    const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
    const today = store.now().toISOString().slice(0, 10);
    const texts = Object.entries({ date: today, ...given }).map(
      ([name, value]) => [name, String(value ?? '')] as const,
    );
    const fields = Object.fromEntries(texts.filter(([, value]) => value !== ''));
    const { added, known, refused } = await enter(store, { caseId, fields, actor });
    if (refused.length > 0) throw new RowsRefused('application/json', refused);
    response.status(201).json({ added, known });
  });
}
