import type { RequestHandler } from 'express';
import { findCase } from '../../store/cases/find-case.ts';
import { importMarks } from '../../store/cases/import-marks.ts';
import { RowsRefused } from '../../store/cases/rows-refused.ts';
import { readJson } from '../batches/read-json.ts';
import { languageOf } from '../request-language.ts';
import { personOf } from './actor.ts';
import { aboutCases, type Cases, parameterOf } from './cases.ts';

/** How the file is named in messages and in the log: its own name does not arrive. */
const FILE = 'telltale-marks.json';

/** Stores the marks of a scan's gallery as reviews by the person that the request names, all or none. */
export function postMarks(cases: Cases | undefined): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, request, response, actor } = asked;
    const text = JSON.stringify(await readJson(request, response));
    const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
    const reviewer = personOf(request, languageOf(response)) ?? actor;
    const { added, known, refused } = await importMarks(store, { caseId, text, path: FILE, actor, reviewer });
    if (refused.length > 0) throw new RowsRefused(FILE, refused);
    response.json({ added, known });
  });
}
