import type { Command } from 'commander';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import { isOwnAddress } from '../http/access/is-own-address.ts';
import { onStop } from './on-stop.ts';
import { runningOn } from './running-on.ts';
import { softwareVersion } from './software-version.ts';

const LANGUAGE = 'en';

export function addServe(program: Command): void {
  program.command('serve').description(say('help_serve', LANGUAGE)).action(serve);
}

/** Serves until the process receives a signal to end; photos in progress are finished and answered. */
async function serve(): Promise<void> {
  const { readSettings } = await import('../http/settings.ts');
  const settings = readSettings(process.env);
  const { openAccess } = await import('../http/access/open-access.ts');
  const { batchesOf } = await import('../http/batches/batches.ts');
  const { casesOf } = await import('../http/cases/cases.ts');
  const { startLog } = await import('../http/log.ts');
  const { startServer } = await import('../http/start-server.ts');
  const { startExaminerPool } = await import('../runtime/pool/examiner-pool.ts');
  const { startModels } = await import('./serve-models.ts');
  const stopped = new Promise<number>((resolve) => onStop(resolve));
  const log = startLog(settings.logLevel);
  const identify = await openAccess(settings, LANGUAGE);
  const report = (fault: unknown) => log.error({ err: fault }, 'internal');
  const batches = batchesOf(settings.batches, report);
  const cases = casesOf(settings, softwareVersion());
  const { workers, backend } = settings;
  const models = await startModels(settings, {
    start: (bundle, options) => startExaminerPool({ bundle, workers, backend, report, ...options }),
    log,
    language: LANGUAGE,
    onSwitch: ({ model: { name, version, evidence } }) => {
      const on = say(`evidence_${evidence}`, LANGUAGE);
      console.log(say('models_switched', LANGUAGE, { name, version, evidence: on }));
      console.log(notice(evidence, LANGUAGE).calibratedOn);
    },
  });
  const { pool, shadow } = models;
  try {
    const server = await startServer({ ...settings, identify, pool, shadow, batches, cases, log, language: LANGUAGE });
    console.log(say('serve_listening', LANGUAGE, { url: server.url }));
    console.log(runningOn(pool, LANGUAGE));
    if (identify === undefined && !isOwnAddress(settings.host)) console.log(say('serve_open', LANGUAGE));
    if (cases !== undefined) console.log(say('serve_evidence', LANGUAGE, { path: cases.folder }));
    console.log(notice(pool.model.evidence, LANGUAGE).calibratedOn);
    await stopped;
    console.log(say('serve_stopping', LANGUAGE));
    await server.close();
  } finally {
    await models.close();
    await batches?.store.close();
    await cases?.store.close();
  }
}
