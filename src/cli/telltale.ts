import { Command } from 'commander';
import { say } from '../core/words/say.ts';
import { addAdapt } from './adapt.ts';
import { addBatch } from './batch.ts';
import { addCase } from './case.ts';
import { addEnroll } from './enroll.ts';
import { addEvaluate } from './evaluate.ts';
import { addKeys } from './keys.ts';
import { addModels } from './models.ts';
import { addReexamine } from './reexamine.ts';
import { addReport } from './report.ts';
import { reportError } from './report-error.ts';
import { addScan } from './scan.ts';
import { addServe } from './serve.ts';
import { softwareVersion } from './software-version.ts';
import { addSuggest } from './suggest.ts';
import { addVerify } from './verify.ts';
import { addWorker } from './worker.ts';

const program = new Command('telltale')
  .description(say('help_program', 'en'))
  .version(softwareVersion())
  // Wrong usage is an error like others: `reportError` gives its exit status.
  .exitOverride();
// Each command loads its modules when it runs, so that `--help` does not wait for them.
addServe(program);
addScan(program);
addEvaluate(program);
addEnroll(program);
addAdapt(program);
addModels(program);
addSuggest(program);
addKeys(program);
addBatch(program);
addWorker(program);
addCase(program);
addReexamine(program);
addReport(program);
addVerify(program);

// `telltale scan photos | head`: the reader has seen enough. Files are still written.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
