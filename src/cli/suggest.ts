import { type Command, Option } from 'commander';
import { TelltaleError } from '../core/errors.ts';
import { say } from '../core/words/say.ts';
import type { Suggestion } from '../learn/suggest.ts';
import type { BackendName } from '../runtime/backend/backend.ts';
import { parseInteger } from './parse-integer.ts';
import type { SeenSource } from './seen-source.ts';

const COUNT = { min: 1, max: 1000 } as const;
const DIGITS = 2;

interface SuggestOptions {
  readonly count: string;
  readonly marks?: string;
  readonly labels?: string;
  readonly model?: string;
  readonly backend?: BackendName;
  readonly by?: string;
  readonly language: string;
}

export function addSuggest(program: Command): void {
  const help = (code: Parameters<typeof say>[0]) => say(code, 'en');
  program
    .command('suggest')
    .description(help('help_suggest'))
    .argument('<source>', help('help_suggest_source'))
    .option('--count <number>', help('help_suggest_count'), '10')
    .option('--marks <file>', help('help_suggest_marks'))
    .option('--labels <file>', help('help_suggest_labels'))
    .option('--model <folder>', help('help_suggest_model'))
    .addOption(new Option('--backend <name>', help('help_backend')).choices(['native', 'wasm']))
    .option('--by <name>', help('help_case_by'))
    .option('--language <tag>', help('help_language'), 'en')
    .addHelpText('after', `\n${help('help_suggest_exit_statuses')}`)
    .action(suggest);
}

async function suggest(source: string, options: SuggestOptions): Promise<void> {
  const { language } = options;
  const count = parseInteger('count', options.count, COUNT, language);
  const { photos, evidence } = await seenIn(source, options);
  const { suggestPhotos } = await import('../learn/suggest.ts');
  const suggestions = suggestPhotos(photos, count);
  if (suggestions.length === 0) console.log(say('suggest_none', language));
  else {
    console.log(say('suggest_head', language));
    for (const [i, one] of suggestions.entries()) console.log(lineOf(one, i + 1, language));
    console.log(say('suggest_both', language));
  }
  const { cardLines } = await import('./card-lines.ts');
  console.log(`\n${cardLines([evidence], language)}`);
}

/** The photos of a scan's folder, or else of a case. */
async function seenIn(source: string, options: SuggestOptions): Promise<SeenSource> {
  const { seenInScan } = await import('./seen-in-scan.ts');
  const scanned = await seenInScan(source, options);
  if (scanned !== undefined) return scanned;
  const { readSettings } = await import('../http/settings.ts');
  if (readSettings(process.env).evidenceFolder === undefined) {
    throw new TelltaleError('suggest_source_unknown', { received: source });
  }
  const { withEvidence } = await import('./with-evidence.ts');
  const { seenInCase } = await import('./seen-in-case.ts');
  return withEvidence({ by: options.by }, (evidence) => seenInCase(evidence, source, options));
}

function lineOf({ photo, tablets, reason, likelihoodRatio }: Suggestion, number: number, language: string): string {
  const ratio = Number(likelihoodRatio.toPrecision(DIGITS));
  return say(`suggest_${reason}`, language, { number, photo, tablets, likelihoodRatio: ratio });
}
