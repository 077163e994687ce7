import type { Command } from 'commander';
import { say } from '../core/words/say.ts';
import { type ExaminerOptions, withBy, withExaminer } from './case.ts';
import { type EvidenceCommand, withEvidence } from './with-evidence.ts';

const help = (code: Parameters<typeof say>[0]) => say(code, 'en');

/** `telltale reexamine CASE`: old findings beside new ones. */
export function addReexamine(program: Command): void {
  const command = program
    .command('reexamine')
    .description(help('help_reexamine'))
    .argument('<case>', help('help_case_which'))
    .addHelpText('after', `\n${help('help_reexamine_exit_statuses')}`);
  withExaminer(withBy(command)).action(async (which: string, options: ExaminerOptions) => {
    await withEvidence({ by: options.by }, (evidence) => reexamine(evidence, which, options));
  });
}

async function reexamine(command: EvidenceCommand, which: string, options: ExaminerOptions): Promise<void> {
  const { findCase } = await import('../store/cases/find-case.ts');
  const { reexamineCase } = await import('../store/cases/examine-case.ts');
  const { policyOf, withPool } = await import('./case-examiner.ts');
  const { formatDeletion } = await import('./format-deletion.ts');
  const { noticeLines } = await import('./notice-lines.ts');
  const { FindingsTable, printable } = await import('./findings-table.ts');
  const policy = await policyOf(options);
  const { language } = policy;
  const { store, actor } = command;
  const { id: caseId } = await findCase(store.db, which);
  await withPool(command, options, async (pool) => {
    const counts = { first: 0, same: 0, changed: 0, deleted: 0 };
    const table = new FindingsTable(policy, process.stdout.columns);
    for await (const examined of reexamineCase(store, { caseId, policy, examiner: pool, actor })) {
      const { photo, before, change } = examined;
      const name = printable(photo.name);
      counts[change]++;
      if (change === 'deleted') {
        console.log(`${name}: ${formatDeletion(examined.deleted, language)}`);
        if (before !== undefined) console.log(table.rowsOf(before));
        continue;
      }
      console.log(say(`reexamine_photo_${change}`, language, { name }));
      if (change === 'same') continue;
      if (before !== undefined) console.log(`${table.rowsOf(before)}\n${say('reexamine_new', language)}`);
      console.log(table.rowsOf(examined.after));
    }
    const { deleted, ...examinedAgain } = counts;
    console.log(`\n${say('reexamine_summary', language, examinedAgain)}`);
    if (deleted > 0) console.log(say('reexamine_deleted', language, { count: deleted }));
    console.log(`${noticeLines(pool.model.evidence, language)}`);
  });
}
