import type { Catalogue } from './catalogue.ts';
import { caseCommands } from './es/case-commands.ts';
import { cases } from './es/cases.ts';
import { commandLine } from './es/command-line.ts';
import { errors } from './es/errors.ts';
import { findings } from './es/findings.ts';
import { help } from './es/help.ts';
import { learningCommands } from './es/learning-commands.ts';
import { models } from './es/models.ts';
import { page } from './es/page.ts';
import { products } from './es/products.ts';
import { report } from './es/report.ts';
import { service } from './es/service.ts';

/** Every sentence that a user may read, in Spanish. See en.ts for the rules. */
export const es: Catalogue = {
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
};
