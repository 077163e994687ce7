import { createHash } from 'node:crypto';
import type { Manifest } from '../../runtime/bundle/manifest.ts';

/**
 * Identifies how a bundle judges photos: a hash of its settings and networks, without its card, which reports
 * measurements whose cache has this name. 16 hexadecimal digits.
 */
export function bundleKey({ settings, networks, files }: Pick<Manifest, 'settings' | 'networks' | 'files'>): string {
  const spoken = Object.entries(files).filter(([name]) => name !== 'model-card.md');
  const text = JSON.stringify([settings, networks, spoken.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
