// Builds the page: src/web and the core that it runs on the device, into dist/web. In two steps, because the service
// worker needs the list of files of the first.
import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

// For every caller: a build of another mode would contain this machine's paths.
process.env.NODE_ENV = 'production';

const root = fileURLToPath(new URL('../', import.meta.url));
const source = join(root, 'src/web');
const target = join(root, 'dist/web');
/** Built in a temporary folder and then moved, so that nobody ever serves half a page. */
const aside = join(root, 'dist/web-new');

/** Loaded only when a HEIC photo is chosen. */
const ONLY_WHEN_WANTED = /open-heic/;

const common = {
  configFile: false,
  root: source,
  publicDir: join(source, 'public'),
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
};

async function buildPage() {
  await build({
    ...common,
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    worker: { format: 'es', rolldownOptions: { output: { hashCharacters: 'hex' } } },
    build: {
      outDir: aside,
      emptyOutDir: true,
      target: 'es2022',
      // Everything is a file of its own under its own name: nothing inline, as the service's policy wants it.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 3000,
    },
  });
}

async function buildServiceWorker() {
  const files = (await filesOf(aside)).filter((file) => file !== 'index.html' && !ONLY_WHEN_WANTED.test(file));
  const precache = await Promise.all(files.map(entryOf));
  await build({
    ...common,
    publicDir: false,
    define: { ...common.define, __PRECACHE__: JSON.stringify(precache) },
    build: {
      outDir: aside,
      emptyOutDir: false,
      target: 'es2022',
      rolldownOptions: {
        input: join(source, 'sw/service-worker.ts'),
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  });
}

/** A name with a hash in it says when its content changes; others are told by a revision. */
async function entryOf(file) {
  if (file.startsWith('assets/')) return { url: `/${file}`, revision: null };
  const content = await readFile(join(aside, file));
  return { url: `/${file}`, revision: createHash('sha256').update(content).digest('hex').slice(0, 16) };
}

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}

await mkdir(join(root, 'dist'), { recursive: true });
await buildPage();
await buildServiceWorker();
await cp(join(source, 'page.css'), join(aside, 'page.css'));
await rm(target, { recursive: true, force: true });
await rename(aside, target);
console.log(`Built ${(await filesOf(target)).length} files into dist/web.`);
