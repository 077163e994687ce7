import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { brokenArrow } from './arrows.ts';
import { computedImports, readImports, staticImports } from './read-imports.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The one import in each of these files whose module a user names; any other must be written out. */
const NAMED_BY_USERS: Readonly<Record<string, string>> = {
  // A plan of training names the modules that draw its crops, and the threads that draw them load these (training-plan.ts).
  'src/lab/train/inspector/crop-thread.ts': 'import(module)',
};

/** Every source file except tests, which may import anything; relative to the root, forward slashes. */
function sourceFiles(): string[] {
  return readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll(sep, '/')}`)
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !/\.test\.ts$/.test(path));
}

describe('the source', () => {
  test('no import points outward', () => {
    const sites = sourceFiles().flatMap((file) =>
      readImports(`${root}${file}`).map(({ specifier }) => ({ file, specifier })),
    );
    expect(sites.length).toBeGreaterThan(50);
    expect(sites.map(brokenArrow).filter((broken) => broken !== undefined)).toEqual([]);
  });

  test('every import names its module literally, so that this test finds it', () => {
    const computed = sourceFiles().flatMap((file) =>
      computedImports(`${root}${file}`).map((text) => [file, text] as const),
    );
    expect(Object.fromEntries(computed)).toEqual(NAMED_BY_USERS);
    expect(computed).toHaveLength(Object.keys(NAMED_BY_USERS).length);
  });
});

test('only its command, when it runs, and the lab load the evaluation', () => {
  const outside = sourceFiles().filter((file) => !/^src\/(lab|evaluate|learn)\//.test(file));
  const ofEvaluation = (specifiers: readonly string[]) =>
    specifiers.filter((specifier) => specifier.startsWith('../evaluate/'));
  expect(outside.flatMap((file) => ofEvaluation(staticImports(`${root}${file}`)))).toEqual([]);
  const loading = outside.filter(
    (file) => ofEvaluation(readImports(`${root}${file}`).map((site) => site.specifier)).length > 0,
  );
  expect(loading).toEqual(['src/cli/evaluate.ts']);
});

test('only its commands, when they run, and the lab load what learns from tablets', () => {
  const loading = sourceFiles()
    .filter((file) => !/^src\/(lab|learn)\//.test(file))
    .filter((file) => readImports(`${root}${file}`).some(({ specifier }) => specifier.startsWith('../learn/')));
  expect(loading.filter((file) => !file.startsWith('src/cli/'))).toEqual([]);
  const shared = ['src/cli/telltale.ts', 'src/cli/scan.ts', 'src/cli/serve.ts'];
  expect(loading.filter((file) => shared.includes(file))).toEqual([]);
});

test('everything that the page loads runs in a browser', () => {
  const loaded = new Set(
    sourceFiles().filter((file) => file.startsWith('src/web/') && !/(\.d|\.config)\.ts$/.test(file)),
  );
  const forbidden: string[] = [];
  for (const file of loaded) {
    for (const specifier of [...staticImports(`${root}${file}`), ...lateImports(file)]) {
      if (specifier.startsWith('.')) loaded.add(posix.join(posix.dirname(file), specifier));
      else if (isBuiltin(specifier) || specifier === 'sharp') forbidden.push(`${file} imports ${specifier}`);
    }
    if (!/\.[cm]?[jt]sx?$/.test(file)) loaded.delete(file);
  }
  expect(loaded.size).toBeGreaterThan(60);
  expect(loaded).toContain('src/core/examine.ts');
  expect(forbidden).toEqual([]);
});

/** Modules that a file of the page loads on demand by `import('...')`. */
function lateImports(file: string): string[] {
  const text = readFileSync(`${root}${file}`, 'utf8');
  return [...text.matchAll(/\bimport\('([^']+)'\)\)?(?!\.)/g)].map(([, specifier]) => specifier ?? '');
}

describe('the rule', () => {
  const allowed: ReadonlyArray<readonly [string, string]> = [
    ['src/core/examine.ts', './locate/locate.ts'],
    ['src/photo/node/open-photo.ts', 'sharp'],
    ['src/photo/node/open-photo.ts', '../heif/read-heif.ts'],
    ['src/photo/browser/open-blob.ts', '../heif/read-heif.ts'],
    ['src/runtime/examine-bytes.ts', '../photo/node/open-photo.ts'],
    ['src/runtime/backend/backend.ts', '@tensorflow/tfjs-node'],
    ['src/http/app.ts', 'express'],
    ['src/http/app.ts', '../../package.json'],
    ['src/cli/serve.ts', '../http/start-server.ts'],
    ['src/lab/train/train.ts', '../../runtime/bundle/write-bundle.ts'],
    ['src/lab/simulate/draw.ts', 'sharp'],
    ['src/lab/train/train.ts', '../../evaluate/figures/area-under-roc.ts'],
    ['src/evaluate/report/draw-plot.ts', 'linkedom'],
    ['src/cli/evaluate.ts', '../evaluate/truth.ts'],
    ['src/store/open.ts', 'kysely'],
    ['src/web/device/examiner.worker.ts', '../../photo/browser/open-blob.ts'],
  ];
  test.each(allowed)('%s may import %s', (file, specifier) => {
    expect(brokenArrow({ file, specifier })).toBeUndefined();
  });

  const broken: ReadonlyArray<readonly [string, string]> = [
    ['src/core/examine.ts', '../photo/check-photo.ts'],
    ['src/core/examine.ts', '../runtime/bundle/load-model.ts'],
    ['src/core/examine.ts', 'node:fs'],
    ['src/core/examine.ts', 'fs/promises'],
    ['src/core/examine.ts', 'zod'],
    ['src/core/examine.ts', '../../package.json'],
    ['src/core/decide/decide.ts', '@tensorflow/tfjs-core'],
    ['src/core/locate/locate.ts', '@tensorflow/tfjs-node'],
    ['src/core/locate/locate.ts', '@tensorflow/tfjs-backend-wasm'],
    ['src/photo/node/open-photo.ts', '../../runtime/backend/backend.ts'],
    ['src/photo/node/open-photo.ts', '../browser/open-blob.ts'],
    ['src/photo/browser/open-blob.ts', '../node/open-photo.ts'],
    ['src/photo/check-photo.ts', './node/open-photo.ts'],
    ['src/photo/check-photo.ts', 'node:fs'],
    ['src/photo/check-photo.ts', 'sharp'],
    ['src/runtime/bundle/load-model.ts', '../../http/app.ts'],
    ['src/runtime/bundle/load-model.ts', '../../lab/train/train.ts'],
    ['src/runtime/bundle/load-model.ts', 'sharp'],
    ['src/runtime/examine-bytes.ts', '@tensorflow/tfjs-core'],
    ['src/runtime/examine-bytes.ts', '../photo/browser/open-blob.ts'],
    ['src/http/app.ts', '../lab/lab.ts'],
    ['src/http/app.ts', '../cli/serve.ts'],
    ['src/http/app.ts', '@tensorflow/tfjs-core'],
    ['src/http/app.ts', 'pg/lib/client'],
    ['src/http/app.ts', '../../test/runtime/tiny-bundle.ts'],
    ['src/cli/train.ts', '../lab/lab.ts'],
    ['src/cli/evaluate.ts', '../lab/simulate/simulate.ts'],
    ['src/evaluate/draw.ts', '../lab/simulate/random.ts'],
    ['src/evaluate/report/render-report.ts', '../../http/settings.ts'],
    ['src/http/app.ts', '../evaluate/report/render-report.ts'],
    ['src/http/page.ts', '@observablehq/plot'],
    ['src/cli/serve.ts', 'express'],
    ['src/batch/worker/run-worker.ts', 'pg-boss'],
    ['src/web/page.ts', 'node:path'],
    ['src/web/page.ts', '../photo/node/open-photo.ts'],
    ['src/http/app.ts', 'preact'],
    ['src/web/app.tsx', '@tensorflow/tfjs-core'],
    ['src/helpers/thing.ts', 'node:fs'],
    ['src/loose.ts', 'node:fs'],
  ];
  test.each(broken)('%s may not import %s', (file, specifier) => {
    expect(brokenArrow({ file, specifier })).toContain(file);
  });
});

describe('the reader', () => {
  test('finds every way to name a module', () => {
    const text = `
      import a from 'a'; import type { B } from 'b'; import 'c'; export * from 'd'; export type { E } from 'e';
      const f = await import('f'); const g = require('g'); import h = require('h');
      type I = import('i').I;
      // import 'no';
      const text = "import 'no'";
    `;
    const found = readImports('x.ts', text).map(({ specifier }) => specifier);
    expect(found.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
  });

  test('distinguishes static, dynamic and type imports', () => {
    const text = `
      import a from 'a'; import 'b'; import { type C } from 'c'; export * from 'd'; export { e } from 'e';
      import type { F } from 'f'; export type { G } from 'g'; const h = await import('h'); type I = import('i').I;
    `;
    expect(staticImports('x.ts', text)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('lists imports that are known at run time only', () => {
    const text = 'await import(name); await import("a"); await import(`b`); import("c" + d)';
    expect(computedImports('x.ts', text)).toEqual(['import(name)', 'import("c" + d)']);
  });
});
