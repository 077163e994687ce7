import { createHash } from 'node:crypto';
import type { Manifest } from '../../runtime/bundle/manifest.ts';

/**
 * Names what a bundle says of photos: its settings and networks, but not its card, which tells of measurements that this
 * names the cache of. 16 hexadecimal digits.
 */
export function bundleKey({ settings, networks, files }: Pick<Manifest, 'settings' | 'networks' | 'files'>): string {
  const spoken = Object.entries(files).filter(([name]) => name !== 'model-card.md');
  const text = JSON.stringify([settings, networks, spoken.sort(([a], [b]) => (a < b ? -1 : 1))]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
