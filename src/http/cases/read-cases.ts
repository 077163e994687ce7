import type { RequestHandler } from 'express';
import type { ExaminerPool } from '../../runtime/pool/examiner-pool.ts';
import { readCaseRecord } from '../../store/cases/case-record.ts';
import { listCases } from '../../store/cases/list-cases.ts';
import { readOriginal, readPhoto } from '../../store/cases/read-photo.ts';
import { readTextFields } from '../fields.ts';
import { languageOf } from '../request-language.ts';
import { answerCaseRecord, answerCases, answerExaminationFacts, answerPhoto } from './answer-case.ts';
import { searchFields } from './case-fields.ts';
import { aboutCases, type Cases, parameterOf } from './cases.ts';

/** Cases that a search finds. */
export function getCases(cases: Cases | undefined, pool: Pick<ExaminerPool, 'model'>): RequestHandler {
  return aboutCases(cases, async ({ store, request, response, actor }) => {
    const language = languageOf(response);
    const { searchParams } = new URL(request.originalUrl, 'http://localhost');
    const given: Record<string, string | string[]> = {};
    for (const name of searchParams.keys()) {
      const values = searchParams.getAll(name);
      given[name] = values.length === 1 ? (values[0] ?? '') : values;
    }
    const list = await listCases(store, actor, readTextFields(searchFields, given, language));
    response.json(answerCases(list, { evidence: pool.model.evidence, language }));
  });
}

/** A case with everything that is known of it but the whole examinations, which its photos have. */
export function getCase(cases: Cases | undefined, pool: Pick<ExaminerPool, 'model'>): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, response, actor } = asked;
    const found = await readCaseRecord(store, parameterOf(asked, 'case'), actor);
    const { model } = pool;
    const isByModel = found.photos.every(
      ({ examination }) => (examination?.model_sha256 ?? model.sha256) === model.sha256,
    );
    // Another model may have been calibrated on less than this one.
    const evidence = isByModel ? model.evidence : 'simulated';
    response.json(answerCaseRecord(found, { evidence, language: languageOf(response) }));
  });
}

/** A photo with all of its examinations, the newest one first. */
export function getPhoto(cases: Cases | undefined): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, response, actor } = asked;
    const reading = { which: parameterOf(asked, 'case'), photo: parameterOf(asked, 'photo'), actor };
    const { photo, exhibit, deleted, examinations } = await readPhoto(store, reading);
    response.json({
      ...answerPhoto(photo, exhibit, deleted),
      examinations: examinations.map(({ row, examination }) => ({ ...answerExaminationFacts(row), examination })),
    });
  });
}

/** The bytes of a photo, as they came. */
export function getOriginal(cases: Cases | undefined): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, response, actor } = asked;
    const reading = { which: parameterOf(asked, 'case'), photo: parameterOf(asked, 'photo'), actor };
    const { photo, bytes } = await readOriginal(store, reading);
    response
      .attachment(photo.name)
      // Never a type that a browser would run.
      .set('Content-Type', 'application/octet-stream')
      .set('Repr-Digest', `sha-256=:${Buffer.from(photo.sha256, 'hex').toString('base64')}:`)
      .send(bytes);
  });
}
