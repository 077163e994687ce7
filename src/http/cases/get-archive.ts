import { pipeline } from 'node:stream/promises';
import type { RequestHandler } from 'express';
import { exportCase } from '../../store/cases/export-case.ts';
import { aboutCases, type Cases, parameterOf } from './cases.ts';

/** The whole case as a zip archive. A connection that ends early is an archive that is not whole. */
export function getArchive(cases: Cases | undefined): RequestHandler {
  return aboutCases(cases, async (asked) => {
    const { store, response, actor } = asked;
    const { name, archive } = await exportCase(store, parameterOf(asked, 'case'), actor);
    response.attachment(`${name}.zip`).set('Content-Type', 'application/zip');
    await pipeline(archive, response);
  });
}
