import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import config from '../../vitest.slow.config.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Written so that this file does not name itself. */
const TAG = ['tags:', "['slow']"].join(' ');

test('vitest.slow.config.ts lists exactly the files with a slow test: no test is left out by both runs', () => {
  const files = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const slow = files.filter(
    (path) => path.endsWith('.test.ts') && readFileSync(join(root, path), 'utf8').includes(TAG),
  );
  expect(slow.map((path) => path.replaceAll(sep, '/')).sort()).toEqual(config.test?.include?.toSorted());
});
