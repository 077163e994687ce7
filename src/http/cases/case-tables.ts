import express, { type Request, type RequestHandler, type Response } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import { findCase } from '../../store/cases/find-case.ts';
import { importLaboratoryResults, importReviews } from '../../store/cases/import-table.ts';
import { RowsRefused } from '../../store/cases/rows-refused.ts';
import { laboratoryTable, reviewTable } from '../../store/cases/table-text.ts';
import { MEGABYTE } from '../limits.ts';
import { aboutCases, type Cases, parameterOf } from './cases.ts';

/** Tables of a case, by their names in addresses. */
export type TableName = 'reviews' | 'laboratory-results';

/** Ten thousand rows with long notes. */
const MAX_MEGABYTES = 5;

const parse = express.text({ limit: MAX_MEGABYTES * MEGABYTE, type: 'text/csv', defaultCharset: 'utf-8' });

/** A table of a case, as the same address takes it. */
export function getTable(cases: Cases | undefined, name: TableName): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, response, actor } = asked;
    const { id } = await findCase(store.db, parameterOf(asked, 'case'));
    const { text } = await (name === 'reviews' ? reviewTable : laboratoryTable)(store, id, actor);
    response.attachment(`${name}.csv`).set('Content-Type', 'text/csv; charset=utf-8').send(text);
  });
}

/** Imports a table, all rows or none. */
export function postTable(cases: Cases | undefined, name: TableName): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, request, response, actor } = asked;
    const text = await readText(request, response);
    const { id: caseId } = await findCase(store.db, parameterOf(asked, 'case'));
    const path = `${name}.csv`;
    const importRows = name === 'reviews' ? importReviews : importLaboratoryResults;
    const { added, known, refused } = await importRows(store, { caseId, text, path, actor });
    if (refused.length > 0) throw new RowsRefused(path, refused);
    response.json({ added, known });
  });
}

async function readText(request: Request, response: Response): Promise<string> {
  if (!request.is('text/csv')) {
    throw new TelltaleError('request_not_csv', { received: request.get('content-type') ?? '-' });
  }
  // The client asked whether it may send its body, and may: see start-server.ts.
  if (request.get('expect') !== undefined) response.writeContinue();
  await new Promise<void>((resolve, reject) => {
    parse(request, response, (error?: unknown) => (error ? reject(bodyError(error)) : resolve()));
  });
  return typeof request.body === 'string' ? request.body : '';
}

function bodyError(cause: unknown): TelltaleError {
  const type = cause instanceof Error && 'type' in cause ? cause.type : undefined;
  return type === 'entity.too.large'
    ? new TelltaleError('request_too_large', { maxMegabytes: MAX_MEGABYTES }, { cause })
    : new TelltaleError('request_malformed', {}, { cause });
}
