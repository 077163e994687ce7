import { isBuiltin } from 'node:module';
import { posix } from 'node:path';

/** One import of a file: both paths are relative to the project's root, with forward slashes. */
export interface ImportSite {
  readonly file: string;
  readonly specifier: string;
}

/** The folders of src, and the folders that each may import. Imports point inward only; see docs/architecture.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  photo: ['photo', 'core'],
  runtime: ['runtime', 'photo', 'core'],
  store: ['store', 'core'],
  report: ['report', 'photo', 'core'],
  batch: ['batch', 'report', 'store', 'runtime', 'photo', 'core'],
  http: ['http', 'report', 'store', 'runtime', 'photo', 'core'],
  // Of photo and runtime only code for browsers: a separate test follows the imports.
  web: ['web', 'runtime', 'photo', 'core'],
  evaluate: ['evaluate', 'runtime', 'photo', 'core'],
  // Learning compares bundles with the figures of an evaluation.
  learn: ['learn', 'evaluate', 'runtime', 'photo', 'core'],
  // The evaluation only by `import('...')`, when its command runs: the service must never load its charts.
  cli: ['cli', 'learn', 'evaluate', 'http', 'batch', 'report', 'store', 'runtime', 'photo', 'core'],
  // Training crops go through the same path as those of an examined photo. Nobody imports the lab: it is not in the
  // package.
  lab: ['lab', 'learn', 'evaluate', 'runtime', 'photo', 'core'],
};

/** Packages that belong to certain folders; a pattern matches the package's name. */
const RESERVED: readonly { readonly packages: RegExp; readonly folders: readonly string[] }[] = [
  // The lab draws and writes pictures.
  { packages: /^sharp$/, folders: ['src/photo/node', 'src/photo/fixtures', 'src/lab'] },
  { packages: /^libheif-js$/, folders: ['src/photo'] },
  { packages: /^(preact|idb|workbox-\w+)$/, folders: ['src/web'] },
  {
    packages: /^@tensorflow\//,
    folders: ['src/runtime/backend', 'src/runtime/browser', 'src/runtime/bundle', 'src/lab'],
  },
  { packages: /^(express|express-rate-limit|helmet|jose|prom-client)$/, folders: ['src/http'] },
  { packages: /^(picomatch|hyparquet-writer)$/, folders: ['src/batch'] },
  // Charts are drawn for a report, never for an answer.
  // Reports are written on request, and its fonts are large.
  { packages: /^pdfkit$/, folders: ['src/report'] },
  { packages: /^(@observablehq\/plot|linkedom)$/, folders: ['src/evaluate'] },
  { packages: /^(kysely|pg|pg-boss|@photostructure\/sqlite|yazl)$/, folders: ['src/store'] },
];

/** Code for one platform: everything else in `photo` runs on both. */
const NODE = /^src\/photo\/node\//;
const BROWSER = /^src\/(photo|runtime)\/browser\//;
const RUNS_IN_BROWSERS = /^src\/(core|web|photo\/(?!node\/|fixtures\/)|runtime\/browser\/)/;
const RUNS_IN_NODE_ALONE = /^src\/(?!core\/|web\/|(photo|runtime)\/browser\/)/;

/** Why this import points outward, in a sentence; undefined if it does not. */
export function brokenArrow({ file, specifier }: ImportSite): string | undefined {
  const folder = sourceFolder(file);
  if (folder === undefined || !Object.hasOwn(MAY_IMPORT, folder))
    return `${file} lies in no folder of the architecture`;
  if (specifier.startsWith('.')) return brokenFolderArrow(file, folder, specifier);
  if (isBuiltin(specifier)) return brokenNodeArrow(file, folder, specifier);
  return brokenPackageArrow(file, folder, packageName(specifier));
}

function brokenFolderArrow(file: string, folder: string, specifier: string): string | undefined {
  const target = posix.join(posix.dirname(file), specifier);
  const to = sourceFolder(target);
  if (to === undefined) return leavesSource(file, folder, target);
  if (MAY_IMPORT[folder]?.includes(to) !== true) return `${file}: ${folder} may not import ${to} (${specifier})`;
  const platform = NODE.test(target) ? 'Node' : BROWSER.test(target) ? 'browsers' : undefined;
  const other = platform === 'Node' ? RUNS_IN_BROWSERS : RUNS_IN_NODE_ALONE;
  return platform !== undefined && other.test(file) ? `${file} imports ${target}, which is for ${platform}` : undefined;
}

/** Nothing in src needs a script or a test; package.json, for the version, is the one file that is read. */
function leavesSource(file: string, folder: string, target: string): string | undefined {
  if (target === 'package.json' && folder !== 'core') return undefined;
  return `${file} imports ${target}, which lies outside src`;
}

function brokenNodeArrow(file: string, folder: string, specifier: string): string | undefined {
  if (!RUNS_IN_BROWSERS.test(file)) return undefined;
  return `${file}: ${folder} runs in browsers and may not import Node's ${specifier}`;
}

function brokenPackageArrow(file: string, folder: string, name: string): string | undefined {
  const reserved = RESERVED.find(({ packages }) => packages.test(name));
  if (reserved !== undefined && !reserved.folders.some((place) => file.startsWith(`${place}/`))) {
    return `${file} may not import ${name}; only ${reserved.folders.join(', ')} may`;
  }
  return folder === 'core' ? `${file}: core is pure and may not import ${name}` : undefined;
}

function sourceFolder(path: string): string | undefined {
  const [root, folder, ...rest] = path.split('/');
  return root === 'src' && rest.length > 0 ? folder : undefined;
}

/** `@scope/name/deep/path` -> `@scope/name`. */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
