import { type Command, Option } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import { DEFAULT_PRIOR } from '../http/prior-range.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { addRetention } from './case-retention.ts';
import { withEvidence } from './with-evidence.ts';

const LANGUAGE = 'en';
const MAX_NAME_CHARACTERS = 100;
const help = (code: Parameters<typeof say>[0]) => say(code, LANGUAGE);

export interface ByOption {
  readonly by?: string;
  readonly language: string;
}

/** `telltale case create|list|show|add|import|export|close|reopen|hold|release|retain`. */
export function addCase(program: Command): void {
  const cases = program.command('case').description(help('help_case'));
  cases.addHelpText('after', `\n${help('help_case_exit_statuses')}`);
  withBy(cases.command('create').description(help('help_case_create')).argument('<name>', help('help_case_name')))
    .option('--note <text>', help('help_case_note'))
    .action(create);
  withBy(cases.command('list').description(help('help_case_list'))).action(list);
  withBy(cases.command('show').description(help('help_case_show')).argument('<case>', help('help_case_which'))).action(
    async (which: string, options: ByOption) => {
      const { showCase } = await import('./show-case.ts');
      await withEvidence({ by: options.by }, (command) => showCase(command, which, options.language));
    },
  );
  addAdd(cases);
  addTables(cases);
  addRetention(cases);
}

/** Options of every command that the custody log records. */
export function withBy(command: Command): Command {
  return command
    .option('--by <name>', help('help_case_by'))
    .option('--language <tag>', help('help_language'), LANGUAGE);
}

/** Options of commands that examine photos. */
export function withExaminer(command: Command): Command {
  return command
    .option('--prior <probability>', help('help_prior'), String(DEFAULT_PRIOR))
    .option('--workers <number>', help('help_workers'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']));
}

export interface ExaminerOptions extends ByOption {
  readonly prior: string;
  readonly workers?: string;
  readonly backend?: BackendName;
}

/** Only the id goes to standard output, so that a script can store it. */
async function create(given: string, { by, note, language }: ByOption & { readonly note?: string }): Promise<void> {
  const name = nameOf(given, 'name', language);
  const { createCase } = await import('../store/cases/create-case.ts');
  const id = await withEvidence({ by, create: true }, ({ store, actor }) => createCase(store, { name, note, actor }));
  console.error(say('case_created', language, { name }));
  console.log(id);
}

async function list({ by, language }: ByOption): Promise<void> {
  const { listCases } = await import('../store/cases/list-cases.ts');
  const { cases } = await withEvidence({ by }, ({ store, actor }) => listCases(store, actor));
  if (cases.length === 0) console.log(say('case_none', language));
  for (const { name, photos, created_at: created, created_by: creator } of cases) {
    console.log(say('case_line', language, { name, photos, date: created.slice(0, 10), by: creator }));
  }
}

function addAdd(cases: Command): void {
  const add = cases
    .command('add')
    .description(help('help_case_add'))
    .argument('<case>', help('help_case_which'))
    .argument('[source...]', help('help_source'))
    .option('--exhibit <name>', help('help_case_exhibit'))
    .option('--scan <folder>', help('help_case_scan'))
    .option('--store-only', help('help_case_store_only'));
  withExaminer(withBy(add)).action(async (which: string, sources: string[], options: AddOptions) => {
    const exhibit = options.exhibit === undefined ? undefined : nameOf(options.exhibit, 'exhibit', options.language);
    const { addToCase } = await import('./add-to-case.ts');
    const status = await withEvidence({ by: options.by }, (command) =>
      addToCase(command, which, sources, { ...options, exhibit }),
    );
    process.exitCode = status;
  });
}

export interface AddOptions extends ExaminerOptions {
  readonly exhibit?: string | undefined;
  readonly storeOnly?: true;
  /** Folder of a scan to take in. */
  readonly scan?: string;
}

function addTables(cases: Command): void {
  withTables(cases.command('import').description(help('help_case_import')))
    .option('--marks <file.json>', help('help_case_marks'))
    .action(async (which: string, options: ImportOptions) => {
      const { importTable } = await import('./case-tables.ts');
      await withEvidence({ by: options.by }, (command) => importTable(command, which, options));
    });
  withTables(cases.command('export').description(help('help_case_export')))
    .option('--zip <file.zip>', help('help_case_zip'))
    .action(async (which: string, options: TableOptions & { readonly zip?: string }) => {
      const { exportArchive } = await import('./case-archive.ts');
      const { exportTable } = await import('./case-tables.ts');
      await withEvidence({ by: options.by }, (command) =>
        options.zip === undefined
          ? exportTable(command, which, options)
          : exportArchive(command, which, options.zip, options.language),
      );
    });
}

export interface TableOptions extends ByOption {
  readonly reviews?: string;
  readonly laboratory?: string;
}

export interface ImportOptions extends TableOptions {
  readonly marks?: string;
}

function withTables(command: Command): Command {
  return withBy(command.argument('<case>', help('help_case_which')))
    .option('--reviews <file.csv>', help('help_case_reviews'))
    .option('--laboratory <file.csv>', help('help_case_laboratory'));
}

function nameOf(name: string, setting: string, language: string): string {
  if (name.trim() !== '' && name.length <= MAX_NAME_CHARACTERS) return name.trim();
  const expected = say('expected_name', language, { max: MAX_NAME_CHARACTERS });
  throw new TelltaleError('setting_invalid', { setting, expected, received: name });
}
