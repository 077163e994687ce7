import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TelltaleError } from '../../core/errors.ts';
import { sha256 } from '../../photo/node/sha256.ts';
import { type Bundle, parseManifest } from './bundle.ts';
import type { Manifest } from './manifest.ts';

export const MANIFEST_FILE = 'manifest.json';

/**
 * @throws TelltaleError model_missing: there is no manifest; model_manifest_invalid: it does not match manifest.ts;
 * model_file_mismatch: a file is missing, or has another checksum than in the manifest
 */
export async function readBundle(directory: string): Promise<Bundle> {
  const bytes = await readManifestBytes(directory);
  const manifest = parseManifest(bytes, directory);
  const names = Object.keys(manifest.files);
  const contents = await Promise.all(names.map((name) => readListedFile(directory, name, manifest)));
  return {
    manifest,
    manifestBytes: bytes,
    sha256: sha256(bytes),
    files: new Map(contents.map((content, i) => [names[i] ?? '', content])),
  };
}

async function readManifestBytes(directory: string): Promise<Uint8Array> {
  try {
    return await readFile(join(directory, MANIFEST_FILE));
  } catch (cause) {
    throw new TelltaleError('model_missing', { directory }, { cause });
  }
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
