import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERRORS, type ErrorCode } from '../../src/core/words/codes.ts';
import { say } from '../../src/core/words/say.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');

/** The message with its placeholders: each is filled with itself. */
function template(code: ErrorCode): string {
  const itself = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  return say(code, 'en', itself);
}

test('docs/errors.md lists every error with its statuses and its sentence, in the catalogue’s order', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| `'));
  const expected = Object.entries(ERRORS).map(
    ([code, { status, exit }]) => `| \`${code}\` | ${status} | ${exit} | ${template(code as ErrorCode)} |`,
  );
  expect(rows).toEqual(expected);
});
