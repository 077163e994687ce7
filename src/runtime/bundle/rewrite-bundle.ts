import type { ModelSettings } from '../../core/model.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { readBundle } from './read-bundle.ts';
import { CARD_FILE, checksum, manifestBytes, replaceBundle } from './write-bundle.ts';

/** What is set anew in a bundle; the rest stays. */
export interface BundleChange {
  readonly settings: ModelSettings;
  /** The model card, Markdown. */
  readonly card: string;
  /** Stays where it is absent. */
  readonly version?: string | undefined;
  /** As in the manifest's provenance. */
  readonly commands: Manifest['provenance']['commands'];
}

/**
 * Gives a bundle other settings and another card; its networks stay as they are, byte by byte. Whole or not at all, like
 * `writeBundle`. It is another model from then on: the manifest's sha256 changes.
 *
 * @throws TelltaleError what `readBundle` throws; ZodError: the settings are not what manifest.ts describes
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
