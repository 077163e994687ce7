import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { TelltaleError } from '../core/errors.ts';
import { sha256 } from '../photo/sha256.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

export const MANIFEST_FILE = 'manifest.json';

/** A bundle as it lies on disk, every byte of it checked against its manifest; no network is loaded yet. */
export interface Bundle {
  readonly manifest: Manifest;
  /** Of the manifest's own bytes. Since it holds the sha256 of every other file, it stands for the whole bundle. */
  readonly sha256: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * @throws TelltaleError model_missing: no manifest there;
 *   model_manifest_invalid: it is not what manifest.ts describes;
 *   model_file_mismatch: a file is not there, or is not the one that the manifest lists
 */
export async function readBundle(directory: string): Promise<Bundle> {
  const bytes = await readManifestBytes(directory);
  const manifest = parseManifest(bytes, directory);
  const names = Object.keys(manifest.files);
  const contents = await Promise.all(names.map((name) => readListedFile(directory, name, manifest)));
  return { manifest, sha256: sha256(bytes), files: new Map(contents.map((content, i) => [names[i] ?? '', content])) };
}

async function readManifestBytes(directory: string): Promise<Uint8Array> {
  try {
    return await readFile(join(directory, MANIFEST_FILE));
  } catch (cause) {
    throw new TelltaleError('model_missing', { directory }, { cause });
  }
}

function parseManifest(bytes: Uint8Array, directory: string): Manifest {
  const parsed = manifestSchema.safeParse(parseJson(bytes));
  if (parsed.success) return parsed.data;
  throw new TelltaleError('model_manifest_invalid', { directory, problem: describeFirstIssue(parsed.error) });
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** `settings.gates.maxGlare: Too big: expected number to be <=1 (and 3 more)`. */
function describeFirstIssue(error: z.ZodError): string {
  const [first, ...others] = error.issues;
  if (first === undefined) return 'it is not a manifest';
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return `${first.path.length === 0 ? 'the whole' : first.path.join('.')}: ${first.message}${more}`;
}

async function readListedFile(directory: string, name: string, manifest: Manifest): Promise<Uint8Array> {
  const listed = manifest.files[name];
  const content = await readFile(join(directory, name)).catch(() => undefined);
  const expected = `${listed?.sha256} in ${listed?.bytes} bytes`;
  const received = content === undefined ? 'no such file' : `${sha256(content)} in ${content.byteLength} bytes`;
  if (content === undefined || received !== expected) {
    throw new TelltaleError('model_file_mismatch', { file: name, expected, received });
  }
  return content;
}
