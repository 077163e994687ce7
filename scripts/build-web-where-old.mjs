// Builds the page where it is not there, or older than what it is made of. An installation without what building needs
// keeps the page that it came with.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const builder = join(root, 'scripts/build-web.mjs');

/** What the page is made of. */
const SOURCES = ['src/web', 'src/core', 'src/photo', 'src/runtime', 'scripts/build-web.mjs', 'package-lock.json'];

const builtMs = statSync(join(root, 'dist/web/index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const isOld = SOURCES.some((source) => newestMs(join(root, source)) >= builtMs);
if (isOld && canBuild()) execFileSync(process.execPath, [builder], { cwd: root, stdio: 'inherit' });

function newestMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => !name.includes('.test.'));
  return Math.max(0, ...names.map((name) => statSync(join(path, name)).mtimeMs));
}

function canBuild() {
  try {
    createRequire(import.meta.url).resolve('vite');
    return true;
  } catch {
    return false;
  }
}
