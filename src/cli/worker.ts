import type { Command } from 'commander';
import type { WorkerEvents } from '../batch/worker/run-worker.ts';
import { notice } from '../core/words/notice.ts';
import { say } from '../core/words/say.ts';
import type { Log } from '../http/log.ts';
import type { Settings } from '../http/settings.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import type { Store } from '../store/open-store.ts';
import { openSharedRoot } from '../store/shared-root.ts';
import { onStop } from './on-stop.ts';
import { runningOn } from './running-on.ts';

const LANGUAGE = 'en';

interface WorkerCommandOptions {
  readonly untilEmpty?: true;
}

export function addWorker(program: Command): void {
  const help = (code: Parameters<typeof say>[0]) => say(code, LANGUAGE);
  program
    .command('worker')
    .description(help('help_worker'))
    .option('--until-empty', help('help_worker_until_empty'))
    .action(async (options: WorkerCommandOptions) => {
      const { readSettings } = await import('../http/settings.ts');
      const settings = readSettings(process.env);
      const { withStore } = await import('./with-store.ts');
      // Everything that may be missing is checked before the networks are loaded.
      await withStore(settings.batches, async (store) => {
        const root = await openSharedRoot(settings.batches.root);
        await work(store, root, settings, options);
      });
    });
}

/** Works until the process receives a signal to end; photos in progress are finished. Follows the bundle in use, as `serve` does. */
async function work(store: Store, root: string, settings: Settings, { untilEmpty }: WorkerCommandOptions) {
  const { startLog } = await import('../http/log.ts');
  const { startExaminerPool } = await import('../runtime/pool/examiner-pool.ts');
  const { startModels } = await import('./serve-models.ts');
  const { runSwitchingWorker } = await import('../batch/worker/run-switching-worker.ts');
  const log = startLog(settings.logLevel);
  const stop = new AbortController();
  const goOn = onStop(() => {
    console.log(say('worker_stopping', LANGUAGE));
    stop.abort();
  });
  const { workers, backend, batches } = settings;
  const report = (fault: unknown) => log.error({ err: fault }, 'internal');
  const start = (bundle: string) => startExaminerPool({ bundle, workers, batch: true, backend, report });
  // A shadow is compared on live traffic, which a worker does not have.
  const models = await startModels({ ...settings, shadowModel: undefined }, { start, log, language: LANGUAGE });
  try {
    const counts = await runSwitchingWorker({
      ...batches,
      store,
      pool: models.pool,
      root,
      untilEmpty: untilEmpty === true,
      signal: stop.signal,
      events: eventsFor(log, root),
      onPool: announce,
    });
    console.log(say('worker_summary', LANGUAGE, counts));
  } finally {
    goOn();
    await models.close();
  }
}

function announce(pool: ExaminerPool): void {
  console.log(runningOn(pool, LANGUAGE));
  console.log(notice(pool.model.evidence, LANGUAGE).calibratedOn);
}

/** Counts and reasons only: no photo's name gets into a log. */
function eventsFor(log: Log, root: string): WorkerEvents {
  return {
    started: (id) => console.log(say('worker_waiting', LANGUAGE, { id, path: root })),
    storeLost: (reason) => console.error(say('worker_store_lost', LANGUAGE, { reason })),
    storeBack: () => console.error(say('worker_store_back', LANGUAGE)),
    tookOver: (count) => console.error(say('worker_took_over', LANGUAGE, { count })),
    report: (fault) => log.error({ err: fault }, 'internal'),
  };
}
