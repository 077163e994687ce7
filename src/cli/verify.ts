import { readFile, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import type { Fault, Verified } from '../store/custody/verify-evidence.ts';
import { type ByOption, withBy } from './case.ts';
import { withEvidence } from './with-evidence.ts';

/** EX_DATAERR of sysexits.h. */
const ALTERED = 65;
/** Further faults are counted; the first one is what matters. */
const MAX_FAULTS = 20;

const help = (code: Parameters<typeof say>[0]) => say(code, 'en');

/** `telltale verify` and `telltale checkpoint`. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(help('help_verify'))
    .option('--checkpoint <file>', help('help_verify_checkpoint'))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_verify_exit_statuses')}`)
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verify(options);
    });
  withBy(
    program.command('checkpoint').description(help('help_checkpoint')).argument('<file>', help('help_checkpoint_file')),
  ).action(exportTo);
}

interface VerifyOptions {
  readonly checkpoint?: string;
  readonly language: string;
}

/** Returns the exit status. */
async function verify({ checkpoint: path, language }: VerifyOptions): Promise<number> {
  const { parseCheckpoint } = await import('../store/custody/checkpoint.ts');
  const { verifyEvidence } = await import('../store/custody/verify-evidence.ts');
  const checkpoint = path === undefined ? undefined : parseCheckpoint(await readText(path), path);
  const verified = await withEvidence({ by: undefined }, ({ store }) => verifyEvidence(store, checkpoint));
  for (const line of linesOf(verified, language)) console.log(line);
  return verified.faults.length > 0 ? ALTERED : 0;
}

function linesOf(verified: Verified, language: string): string[] {
  const { faults, end, rows, originals, deleted, returned, setBack, unclaimed } = verified;
  const [first] = faults;
  const shown = faults.slice(0, MAX_FAULTS).map((fault) => formatFault(fault, language));
  const more = faults.length - shown.length;
  return [
    ...(first === undefined ? [] : [say('verify_altered', language, { number: first.entry })]),
    ...shown,
    ...(more > 0 ? [say('verify_more', language, { count: more })] : []),
    say('verify_counts', language, { entries: end.number, rows, photos: originals }),
    ...(deleted > 0 ? [say('verify_deleted', language, { count: deleted })] : []),
    ...(returned > 0 ? [say('verify_returned', language, { count: returned })] : []),
    say('verify_end', language, { number: end.number, sha256: end.sha256 }),
    ...(setBack > 0 ? [say('verify_set_back', language, { count: setBack })] : []),
    ...(unclaimed > 0 ? [say('verify_unclaimed', language, { count: unclaimed })] : []),
    ...(first === undefined ? [say('verify_unaltered', language)] : []),
  ];
}

function formatFault({ entry, problem, what = '' }: Fault, language: string): string {
  return say('verify_fault', language, { number: entry, problem: { code: `verify_${problem}` }, what });
}

/** Into a new file: an existing one may be the only proof of an earlier state. */
async function exportTo(path: string, { by, language }: ByOption): Promise<void> {
  const { exportCheckpoint } = await import('../store/custody/checkpoint.ts');
  const { unwritable } = await import('../runtime/unwritable.ts');
  const checkpoint = await withEvidence({ by }, ({ store, actor }) => exportCheckpoint(store, actor));
  const text = `${JSON.stringify(checkpoint, undefined, 2)}\n`;
  await unwritable(path, () => writeFile(path, text, { flag: 'wx', flush: true }));
  const { number, sha256 } = checkpoint;
  console.log(say('checkpoint_written', language, { path, number, sha256 }));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new TelltaleError('checkpoint_invalid', { path }, { cause: error });
  }
}
