// Builds the page and the program if they are missing or older than their sources. An installation without the build
// dependencies keeps the build that it came with.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Outputs, their build scripts, and their sources besides the script and the libraries. */
const BUILT = [
  {
    result: 'dist/web/index.html',
    builder: 'scripts/build-web.mjs',
    sources: ['src/web', 'src/core', 'src/photo', 'src/runtime'],
  },
  { result: 'dist/node/telltale.js', builder: 'scripts/build-program.mjs', sources: ['src'] },
];

for (const { result, builder, sources } of BUILT) {
  const builtMs = statSync(join(root, result), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOld = [...sources, builder, 'package-lock.json'].some((source) => newestMs(join(root, source)) >= builtMs);
  if (isOld && canBuild()) execFileSync(process.execPath, [join(root, builder)], { cwd: root, stdio: 'inherit' });
}

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
