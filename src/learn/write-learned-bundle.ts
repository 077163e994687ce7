import { access } from 'node:fs/promises';
import { TelltaleError } from '../core/errors.ts';
import type { EvidenceBase, ModelSettings } from '../core/model.ts';
import type { Bundle } from '../runtime/bundle/bundle.ts';
import { type LearnedFrom, manifestSchema } from '../runtime/bundle/manifest.ts';
import { CARD_FILE, checksum, manifestBytes, replaceBundle } from '../runtime/bundle/write-bundle.ts';
import { unwritable } from '../runtime/unwritable.ts';
import { describeLearned, type KnownErrors } from './describe-learned.ts';
import { describeProduct } from './product/describe-product.ts';
import type { EnrolledProduct } from './product/enrol-product.ts';

/** What a bundle learned, and from what. */
export interface Learned {
  /** Of the new bundle; by default that of the one it starts from, with the name of what was learned. */
  readonly name?: string;
  readonly settings: ModelSettings;
  /** Files of networks that were trained further, by their names in the bundle; the others stay the same. */
  readonly networks?: ReadonlyMap<string, Uint8Array>;
  readonly evidence: Exclude<EvidenceBase, 'simulated'>;
  readonly from: LearnedFrom;
  /** A bundle of another product gets a card of its own. */
  readonly errors: KnownErrors | { readonly product: EnrolledProduct };
}

/** @throws TelltaleError `bundle_exists`: a bundle is never overwritten by one that learned */
export async function checkNewFolder(folder: string): Promise<void> {
  const exists = await access(folder).then(
    () => true,
    () => false,
  );
  if (exists) throw new TelltaleError('bundle_exists', { path: folder });
}

/**
 * Writes a bundle with the networks of `base` and learned settings to a new folder, completely or not at all. `base` is not
 * changed.
 *
 * @throws TelltaleError `bundle_exists`, `output_unwritable`; ZodError: settings that do not match manifest.ts
 */
export async function writeLearnedBundle(
  folder: string,
  base: Bundle,
  { name, settings, networks = new Map(), evidence, from, errors }: Learned,
): Promise<void> {
  await checkNewFolder(folder);
  const { manifest, files } = base;
  const before = new TextDecoder().decode(files.get(CARD_FILE));
  const text =
    'product' in errors
      ? describeProduct(from, errors.product)
      : `${before.trimEnd()}\n\n${describeLearned(from, errors)}`;
  const card = new TextEncoder().encode(text);
  const checksums = Object.fromEntries([...networks].map(([file, bytes]) => [file, checksum(bytes)]));
  const changed = manifestSchema.parse({
    ...manifest,
    name: name ?? `${manifest.name}-${from.name}`,
    evidence,
    settings,
    provenance: { ...manifest.provenance, learnedFrom: from },
    files: { ...manifest.files, ...checksums, [CARD_FILE]: checksum(card) },
  });
  await unwritable(folder, () =>
    replaceBundle(folder, new Map([...files, ...networks, [CARD_FILE, card], manifestBytes(changed)])),
  );
}
