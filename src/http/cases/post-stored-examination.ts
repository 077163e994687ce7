import type { RequestHandler } from 'express';
import { catalogueTag } from '../../core/words/say.ts';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { casePhotoOf } from '../../store/cases/case-photos.ts';
import { examineOnce } from '../../store/cases/examine-case.ts';
import { findCase } from '../../store/cases/find-case.ts';
import { findPhoto } from '../../store/cases/find-photo.ts';
import { judgeExhibits } from '../../store/cases/judge-exhibits.ts';
import { readJson } from '../batches/read-json.ts';
import { readJsonFields } from '../fields.ts';
import { languageOf } from '../request-language.ts';
import type { CaseRouteOptions } from './add-case-routes.ts';
import { caseExaminer } from './case-examiner.ts';
import { storedExaminationFields } from './case-fields.ts';
import { aboutCases, parameterOf } from './cases.ts';

/** Examines a stored photo with the model of the service, unless that has been done with the same settings. */
export function postStoredExamination(pool: ExaminerPool, options: CaseRouteOptions): RequestHandler {
  const { cases, limits, admission, metrics } = options;
  return aboutCases(cases, async (asked) => {
    const { store, request, response, actor } = asked;
    const language = languageOf(response);
    const { prior } = readJsonFields(storedExaminationFields, await readJson(request, response), language);
    const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
    const photo = await findPhoto(store.db, caseId, parameterOf(asked, 'photo'));
    const reservation = admission.enter(photo.bytes);
    response.once('close', () => reservation.leave());
    const examiner = caseExaminer(pool, response, { reservation, limits, metrics });
    const work = { caseId, policy: { prior, language: catalogueTag(language) }, examiner, actor };
    const { after, change } = await examineOnce(store, work, await casePhotoOf(store.db, caseId, photo.id));
    if (photo.exhibit_id !== null) await judgeExhibits(store, work, new Set([photo.exhibit_id]));
    response.json({ examination: after, change });
  });
}
