import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the page once before the tests, unless it is there and newer than all that it is made of. */
export function setup(): void {
  const script = fileURLToPath(new URL('../../scripts/build-web-where-old.mjs', import.meta.url));
  execFileSync(process.execPath, [script], { stdio: 'inherit' });
}
