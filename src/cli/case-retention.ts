import { type Command, Option } from 'commander';
import { say } from '../core/words/say.ts';
import type { CaseState } from '../store/evidence/evidence-tables.ts';
import type { RetentionRule } from '../store/retention/due-photos.ts';
import { type ByOption, withBy } from './case.ts';
import { parseInteger } from './parse-integer.ts';
import { withEvidence } from './with-evidence.ts';

/** EX_DATAERR of sysexits.h: a stored photo is not as it was stored. */
const ALTERED = 65;
/** A hundred years. */
const DAYS = { min: 0, max: 36_525 } as const;

const help = (code: Parameters<typeof say>[0]) => say(code, 'en');

/** The commands that enter a state of a case. */
const STATES: readonly (readonly [command: string, state: CaseState])[] = [
  ['close', 'closed'],
  ['reopen', 'reopened'],
  ['hold', 'held'],
  ['release', 'released'],
];

/** `telltale case close|reopen|hold|release|retain`. */
export function addRetention(cases: Command): void {
  for (const [name, state] of STATES) {
    withBy(
      cases
        .command(name)
        .description(help(`help_case_${state}`))
        .argument('<case>', help('help_case_which')),
    )
      .option('--note <text>', help('help_case_state_note'))
      .action((which: string, options: StateOptions) => enter(which, state, options));
  }
  withBy(cases.command('retain').description(help('help_case_retain')))
    .addOption(new Option('--closed <days>', help('help_retain_closed')).conflicts('added'))
    .option('--added <days>', help('help_retain_added'))
    .option('--case <case>', help('help_retain_case'))
    .option('--reason <text>', help('help_retain_reason'))
    .option('--delete', help('help_retain_delete'))
    .action(async (options: RetainOptions) => {
      process.exitCode = await retain(options);
    });
}

interface StateOptions extends ByOption {
  readonly note?: string;
}

async function enter(which: string, state: CaseState, { by, note, language }: StateOptions): Promise<void> {
  const { findCase } = await import('../store/cases/find-case.ts');
  const { enterCaseState } = await import('../store/retention/case-state.ts');
  await withEvidence({ by }, async ({ store, actor }) => {
    const { id: caseId, name } = await findCase(store.db, which);
    const isNew = await enterCaseState(store, { caseId, state, note, actor });
    console.log(say(isNew ? `case_state_${state}` : 'case_state_known', language, { name }));
  });
}

interface RetainOptions extends ByOption {
  readonly closed?: string;
  readonly added?: string;
  readonly case?: string;
  readonly reason?: string;
  readonly delete?: true;
}

/** Shows what a rule deletes; with `--delete`, deletes it. Returns the exit status. */
async function retain({ by, case: which, reason, language, ...options }: RetainOptions): Promise<number> {
  const rule = ruleOf(options, language);
  const { findCase } = await import('../store/cases/find-case.ts');
  const { duePhotos } = await import('../store/retention/due-photos.ts');
  const { deleteOriginals } = await import('../store/retention/delete-originals.ts');
  const { printable } = await import('./findings-table.ts');
  return withEvidence({ by }, async ({ store, actor }) => {
    const caseId = which === undefined ? undefined : (await findCase(store.db, which)).id;
    const counts = { due: 0, deleted: 0, kept: 0, altered: 0 };
    const line = (outcome: keyof typeof counts, { caseName, photo }: Named) => {
      counts[outcome]++;
      const values = { case: printable(caseName), name: printable(photo.name), sha256: photo.sha256 };
      console.log(say(`retain_${outcome}`, language, values));
    };
    if (options.delete !== true) {
      for (const due of await duePhotos(store.db, { rule, now: store.now(), caseId })) {
        line(due.isHeld ? 'kept' : 'due', due);
      }
      console.log(say('retain_would_delete', language, { count: counts.due }));
      return 0;
    }
    for await (const photo of deleteOriginals(store, { rule, caseId, reason, actor })) line(photo.outcome, photo);
    console.log(say('retain_summary', language, counts));
    return counts.altered > 0 ? ALTERED : 0;
  });
}

interface Named {
  readonly caseName: string;
  readonly photo: { readonly name: string; readonly sha256: string };
}

function ruleOf({ closed, added }: Pick<RetainOptions, 'closed' | 'added'>, language: string): RetentionRule {
  if (closed !== undefined) return { name: 'after_closing', days: parseInteger('closed', closed, DAYS, language) };
  // Without either, the message says what is expected.
  return { name: 'after_adding', days: parseInteger('added', added ?? '-', DAYS, language) };
}
