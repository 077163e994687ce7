import { sha256 } from '../../photo/node/sha256.ts';
import type { Bundle } from '../../runtime/bundle/bundle.ts';
import { CARD_FILE } from '../../runtime/bundle/write-bundle.ts';

/**
 * A hash of everything that determines how a bundle examines a photo: its networks and its settings, except those for
 * several photos or tablets together and for learning from others, and the card.
 */
export function bundleFingerprint({ manifest, files }: Bundle): string {
  const { pair: _pair, exhibit: _exhibit, press: _press, enrolment: _enrolment, ...settings } = manifest.settings;
  const networks = [...files.keys()].filter((name) => name !== CARD_FILE).map((name) => manifest.files[name]);
  return sha256(new TextEncoder().encode(JSON.stringify([settings, networks]))).slice(0, 12);
}
