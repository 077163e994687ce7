import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the page is made of. */
const SOURCES = ['src/web', 'src/core', 'src/photo', 'src/runtime', 'scripts/build-web.mjs', 'package-lock.json'];

/** Builds the page once before the tests, unless it is there and newer than all that it is made of. */
export function setup(): void {
  const builtMs = statSync(join(root, 'dist/web/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (SOURCES.every((source) => newestMs(join(root, source)) < builtMs)) return;
  execFileSync(process.execPath, [join(root, 'scripts/build-web.mjs')], { cwd: root, stdio: 'inherit' });
}

function newestMs(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return Math.max(
    ...entries.filter((name) => !name.includes('.test.')).map((name) => statSync(join(path, name)).mtimeMs),
  );
}
