import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that the service sends unchanged. */
interface ServedFile {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
  /** Its address changes with its content, so a browser never needs to ask again. */
  readonly immutable: boolean;
}

export interface BuiltPage {
  /** The page's HTML with its placeholders. */
  readonly template: string;
  readonly files: readonly ServedFile[];
}

/** Output folder of `npm run build` for the page. */
const FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** The built page, read once; undefined if it was not built. */
export function readBuiltPage(folder: string = FOLDER): BuiltPage | undefined {
  const names = filesOf(folder);
  if (!names.includes('index.html')) return undefined;
  const files = names.filter((name) => Object.hasOwn(TYPES, extname(name))).map((name) => readServed(folder, name));
  return { template: readFileSync(join(folder, 'index.html'), 'utf8'), files };
}

function readServed(folder: string, name: string): ServedFile {
  return {
    path: `/${name}`,
    type: TYPES[extname(name)] ?? '',
    body: readFileSync(join(folder, name)),
    immutable: name.startsWith('assets/'),
  };
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(sep, '/'));
  } catch {
    return [];
  }
}
