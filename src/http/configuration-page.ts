import { say } from '../core/words/say.ts';
import { listSettings } from './settings.ts';

/**
 * The text of docs/configuration.md. A test compares the file with it and, with `--update`, rewrites the file.
 */
export function configurationPage(): string {
  return `${[...INTRODUCTION, ...tableRows()].join('\n')}\n`;
}

const INTRODUCTION = [
  '# Configuration',
  '',
  'Environment variables configure the service (`npm start`, `telltale serve`), `telltale worker` and `telltale batch`.',
  'They are read once, at the start. A wrong value is refused with an error; an empty one counts as not set. What belongs',
  'to a model (labels, sizes, thresholds, calibration) is in its manifest and cannot be set here. `telltale scan` takes',
  'options instead: `telltale scan --help`.',
  '',
  'This page is generated from the schema in `src/http/settings-schema.ts`:',
  '`npx vitest run src/http/settings.test.ts --update`.',
  '',
];

function tableRows(): string[] {
  const rows = listSettings().map(
    ({ name, info, defaultText }) =>
      `| \`${name}\` | ${info.meaning} | ${say(info.expected[0], 'en', info.expected[1])} | ${defaultText} |`,
  );
  return ['| Variable | Meaning | Expected | Default |', '|---|---|---|---|', ...rows];
}
