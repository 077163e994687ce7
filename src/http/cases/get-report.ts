import type { RequestHandler } from 'express';
import { sha256 } from '../../photo/node/sha256.ts';
import { type ReportFormat, renderReport } from '../../report/document/render-report.ts';
import { readReported, recordReport } from '../../store/cases/read-reported.ts';
import { languageOf } from '../request-language.ts';
import type { CaseRouteOptions } from './add-case-routes.ts';
import { aboutCases, parameterOf } from './cases.ts';

const TYPES: Readonly<Record<ReportFormat, string>> = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' };

/**
 * The report on a case, as PDF or, where the request prefers it, as HTML. The custody log has its SHA-256 before it is
 * sent. It takes a place like a photo, since every photo of the case is drawn, and is held in memory meanwhile.
 */
export function getReport({ cases, admission }: Pick<CaseRouteOptions, 'cases' | 'admission'>): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, request, response, actor } = asked;
    const format: ReportFormat = request.accepts(['application/pdf', 'text/html']) === 'text/html' ? 'html' : 'pdf';
    const reservation = admission.enter(0);
    response.once('close', () => reservation.leave());
    const reported = await readReported(store, { which: parameterOf(asked, 'case'), actor });
    const { caseId } = reported;
    const parts: Buffer[] = [];
    for await (const part of renderReport(reported, format, languageOf(response))) {
      // Nobody waits for it any more.
      if (response.destroyed) return;
      parts.push(part);
    }
    const bytes = Buffer.concat(parts);
    const digest = sha256(bytes);
    await recordReport(store, { caseId, actor, sha256: digest });
    response
      .vary('Accept')
      // A file to keep, and no page of this service.
      .attachment(`report.${format}`)
      .set('Content-Type', TYPES[format])
      .set('Repr-Digest', `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`)
      .send(bytes);
  });
}
