import type { ModelSettings } from '../../core/model.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { readBundle } from './read-bundle.ts';
import { CARD_FILE, checksum, manifestBytes, replaceBundle } from './write-bundle.ts';

/** Replacements in a bundle; the rest is kept. */
export interface BundleChange {
  readonly settings: ModelSettings;
  /** The model card, Markdown. */
  readonly card: string;
  /** Kept if absent. */
  readonly version?: string | undefined;
  /** As in the manifest's provenance. */
  readonly commands: Manifest['provenance']['commands'];
}

/**
 * Replaces a bundle's settings and card; its networks stay the same, byte for byte. Atomic, like `writeBundle`. The
 * result is another model: the manifest's sha256 changes.
 *
 * @throws TelltaleError the errors of `readBundle`; ZodError: the settings do not match manifest.ts
 */
export async function rewriteBundle(
  directory: string,
  { settings, card, commands, version }: BundleChange,
): Promise<void> {
  const { manifest, files } = await readBundle(directory);
  const cardBytes = new TextEncoder().encode(card);
  const changed = manifestSchema.parse({
    ...manifest,
    version: version ?? manifest.version,
    settings,
    provenance: { ...manifest.provenance, commands },
    files: { ...manifest.files, [CARD_FILE]: checksum(cardBytes) },
  });
  await replaceBundle(directory, new Map([...files, [CARD_FILE, cardBytes], manifestBytes(changed)]));
}
