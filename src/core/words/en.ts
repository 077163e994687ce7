import { caseCommands } from './en/case-commands.ts';
import { cases } from './en/cases.ts';
import { commandLine } from './en/command-line.ts';
import { errors } from './en/errors.ts';
import { findings } from './en/findings.ts';
import { help } from './en/help.ts';
import { learningCommands } from './en/learning-commands.ts';
import { models } from './en/models.ts';
import { page } from './en/page.ts';
import { products } from './en/products.ts';
import { report } from './en/report.ts';
import { service } from './en/service.ts';

/**
 * Every sentence that a user may read, in English, by code; one file for each surface. `{name}` is a placeholder; `say`
 * fills it.
 * `{count|one=tablet|other=tablets}` is a number with its noun.
 *
 * A person must read a new or changed sentence against docs/safety.md and enter it, word for word, in
 * test/safety/reviewed-templates.json; the safety test fails until then. Errors say what was expected and what was
 * received.
 */
export const en = {
  ...errors,
  ...findings,
  ...service,
  ...help,
  ...commandLine,
  ...caseCommands,
  ...learningCommands,
  ...models,
  ...cases,
  ...page,
  ...products,
  ...report,
} as const;
