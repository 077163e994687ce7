// Builds the program for Node: the command line with all its modules and its worker threads, from src into dist/node.
// docs/decisions/0001-compiled-javascript.md gives the reasons.
import { readdirSync, readFileSync } from 'node:fs';
import { cp, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = join(root, 'dist/node');
/** Built in a temporary folder and then moved, so that nobody ever runs half a program. */
const aside = join(root, 'dist/node-new');

/** Files that modules read relative to themselves: [in src, in dist]. */
const ASSETS = [
  ['src/report/gallery/page', 'page'],
  ['src/evaluate/report/report.css', 'report.css'],
  ['src/report/document/pdf/fonts', 'fonts'],
  ['src/report/document/html/document.css', 'document.css'],
];

/** Libraries that are bundled: reading one file is faster than reading their dozens of files. */
const INLINED = ['cli-progress', 'cli-table3', 'commander', 'picomatch', 'zod'];
/** TensorFlow.js, without its unused parts, is bundled into the threads of the WASM backend. */
const TENSORFLOW = ['@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-core', '@tensorflow/tfjs-layers'];

/** Threads that are plain JavaScript in src too. */
const PLAIN = ['heic-worker', 'sqlite-thread'];

/** What Emscripten's loader, a CommonJS module, expects around it. */
const COMMONJS = `import { createRequire as requireFrom } from 'node:module';
const { dirname: __dirname, filename: __filename } = import.meta;
const require = requireFrom(__filename);`;

/** What stays an import: Node's own modules, and libraries that neither are named nor come with one that is. */
function importsUnless(names) {
  return (id, importer = '') => {
    if (isBuiltin(id)) return true;
    const isOwn = /^[./]/.test(id) || importer.includes('/node_modules/');
    return !isOwn && !names.some((name) => id === name || id.startsWith(`${name}/`));
  };
}

/** All files lie in one folder, two below the root as those of src are: `../../models` is the same for both. */
const common = {
  cwd: root,
  platform: 'node',
  resolve: { mainFields: ['module', 'main'] },
  logLevel: 'warn',
};
const output = {
  dir: aside,
  format: 'esm',
  sourcemap: true,
  sourcemapExcludeSources: true,
  chunkFileNames: '[name]-[hash].js',
};

await rm(aside, { recursive: true, force: true });
const program = await build({
  ...common,
  input: {
    telltale: 'src/cli/telltale.ts',
    'examiner-worker': 'src/runtime/pool/examiner-worker.ts',
    'heic-worker': 'src/photo/node/heic-worker.mjs',
    'sqlite-thread': 'src/store/sqlite/sqlite-thread.mjs',
  },
  external: importsUnless(INLINED),
  output: { ...output, entryFileNames: ({ name }) => (PLAIN.includes(name) ? '[name].mjs' : '[name].js') },
});
// The threads of the WASM backend have TensorFlow.js in their own file, without the parts that nobody calls. Those that
// may have to use the native backend cannot: it registers itself with the library in node_modules.
const threads = await build({
  ...common,
  input: { 'wasm-examiner-worker': 'src/runtime/pool/examiner-worker.ts' },
  external: importsUnless([...INLINED, ...TENSORFLOW]),
  output: { ...output, banner: COMMONJS },
});
await writeFile(join(aside, 'licences.txt'), licencesOf([...program.output, ...threads.output]));
for (const [from, to] of ASSETS) {
  const filter = (file) => !/\.ts$|tsconfig\.json$/.test(file);
  await cp(join(root, from), join(aside, to), { recursive: true, filter });
}
await rm(target, { recursive: true, force: true });
await rename(aside, target);

/** What the libraries that became part of the program want to be said of them. */
function licencesOf(chunks) {
  const files = chunks.flatMap((chunk) => Object.keys(chunk.modules ?? {}));
  const folders = files.flatMap((file) => /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0] ?? []);
  return [...new Set(folders)]
    .sort()
    .map(licenceOf)
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((some) => /^licen[cs]e/i.test(some));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8') : ''}`;
}

console.log('Built the program into dist/node.');
