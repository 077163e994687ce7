import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds page and program once before the tests, unless they are newer than their sources. */
export function setup(): void {
  const script = fileURLToPath(new URL('../../scripts/build-where-old.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: 'inherit' });
}
