import type { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { type Manifest, manifestSchema } from './manifest.ts';

/** A bundle whose bytes were all checked against its manifest; no network is loaded yet. */
export interface Bundle {
  readonly manifest: Manifest;
  /**
   * Of the manifest's own bytes. The manifest holds the sha256 of every other file, so this identifies the whole
   * bundle.
   */
  readonly sha256: string;
  readonly manifestBytes: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Parses the bytes of a manifest; `directory` is their origin, for the message.
 *
 * @throws TelltaleError model_manifest_invalid: it does not match manifest.ts
 */
export function parseManifest(bytes: Uint8Array, directory: string): Manifest {
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
