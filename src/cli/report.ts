import { extname } from 'node:path';
import type { Command } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import type { Reported } from '../core/reported.ts';
import { say } from '../core/words/say.ts';
import { type ExaminerOptions, withBy, withExaminer } from './case.ts';

const help = (code: Parameters<typeof say>[0]) => say(code, 'en');

export interface ReportOptions extends ExaminerOptions {
  readonly case?: string;
  readonly exhibit?: string;
  readonly photo?: string;
  readonly out: string;
}

/** `telltale report`: on a case, an exhibit, a photo of a case, or a photo that is in no case. */
export function addReport(program: Command): void {
  const command = program
    .command('report')
    .description(help('help_report'))
    .argument('[photo]', help('help_report_photo'))
    .option('--case <case>', help('help_report_case'))
    .option('--exhibit <name>', help('help_report_exhibit'))
    .option('--photo <photo>', help('help_report_case_photo'))
    .requiredOption('--out <file>', help('help_report_out'))
    .addHelpText('after', `\n${help('help_report_exit_statuses')}`);
  withExaminer(withBy(command)).action(async (path: string | undefined, options: ReportOptions) => {
    const { out, language } = options;
    checkOptions(path, options);
    const sha256 =
      path === undefined ? await reportCase(options.case ?? '', options) : await reportUnstored(path, options);
    console.log(say('report_written', language, { path: out, sha256 }));
  });
}

function checkOptions(path: string | undefined, { case: which, exhibit, photo, out, language }: ReportOptions): void {
  const refuse = (setting: string, expected: 'expected_report_file' | 'expected_report_subject', received: string) => {
    throw new TelltaleError('setting_invalid', { setting, expected: say(expected, language), received });
  };
  if (!['.pdf', '.html'].includes(extname(out))) refuse('out', 'expected_report_file', out);
  const limit = exhibit ?? photo;
  if ((path === undefined) === (which === undefined) || (path !== undefined && limit !== undefined)) {
    refuse(
      'case',
      'expected_report_subject',
      [path, which, limit].filter((one) => one !== undefined).join(', ') || '-',
    );
  }
}

/** Returns the SHA-256 of the report. The custody log has it before the report has its name. */
async function reportCase(which: string, options: ReportOptions): Promise<string> {
  const { exhibit, photo, by } = options;
  const { withEvidence } = await import('./with-evidence.ts');
  const { readReported, recordReport } = await import('../store/cases/read-reported.ts');
  return withEvidence({ by }, async ({ store, actor }) => {
    const reported = await readReported(store, { which, exhibit, photo, actor });
    const { caseId } = reported;
    return write(reported, options, (sha256) => recordReport(store, { caseId, actor, sha256 }));
  });
}

/** Examines the photo, and stores nothing but the report. */
async function reportUnstored(path: string, options: ReportOptions): Promise<string> {
  const { examineUnstored } = await import('./report-unstored.ts');
  return write(await examineUnstored(path, options), options, async () => undefined);
}

async function write(
  reported: Reported,
  { out, language }: ReportOptions,
  beforeItAppears: (sha256: string) => Promise<void>,
): Promise<string> {
  const { writeReport } = await import('./write-report.ts');
  return writeReport(reported, { out, language, beforeItAppears });
}
