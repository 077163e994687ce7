import { say } from '../core/words/say.ts';
import { listSettings } from './settings.ts';

/**
 * The text of docs/configuration.md. A test holds the file against it and, run with `--update`, writes it anew.
 */
export function configurationPage(): string {
  return `${[...INTRODUCTION, ...tableRows()].join('\n')}\n`;
}

const INTRODUCTION = [
  '# Configuration',
  '',
  'The service (`npm start`, `telltale serve`), `telltale worker` and `telltale batch` are configured by environment',
  'variables. They are read once, at the start; one that is wrong is refused with a sentence, and one that is empty counts as not set. What belongs to a model',
  '(labels, sizes, thresholds, calibration) is in its manifest and cannot be set here. `telltale scan` takes options',
  'instead: `telltale scan --help`.',
  '',
  'This page is made from the schema in `src/http/settings.ts`: `npx vitest run src/http/settings.test.ts --update`',
  'writes it anew.',
  '',
];

function tableRows(): string[] {
  const rows = listSettings().map(
    ({ name, info, defaultText }) =>
      `| \`${name}\` | ${info.meaning} | ${say(info.expected[0], 'en', info.expected[1])} | ${defaultText} |`,
  );
  return ['| Variable | Meaning | Expected | Default |', '|---|---|---|---|', ...rows];
}
