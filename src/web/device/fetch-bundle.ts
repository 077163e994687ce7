import { TelltaleError } from '../../core/errors.ts';
import { sha256Hex } from '../../photo/browser/sha256-hex.ts';
import { type Bundle, parseManifest } from '../../runtime/bundle/bundle.ts';

/** Files by their sha256, in the browser's own cache: cached files are not fetched again, online or offline. */
const CACHE = 'telltale-model';

/** Address of a file of the bundle on the service. */
const addressOf = (sha256: string) => `/model/${sha256}`;

/**
 * The bundle whose manifest has this sha256, from the cache or otherwise from the service. Every byte is checked
 * against its checksum, wherever it came from. Files of other bundles are removed from the cache.
 *
 * @param onProgress called with the share of the bytes that are loaded, 0..1
 * @throws TelltaleError model_file_mismatch, model_manifest_invalid; TypeError if the service is unreachable
 */
export async function fetchBundle(sha256: string, onProgress: (share: number) => void): Promise<Bundle> {
  // A private window may store nothing: then the model is fetched each time.
  const cache = await caches.open(CACHE).catch(() => undefined);
  const manifestBytes = await fetchFile(cache, 'manifest.json', sha256);
  const manifest = parseManifest(manifestBytes, addressOf(sha256));
  const { networks } = manifest;
  // Only the files that the networks need: the model card is for people.
  const wanted = Object.values(networks).flatMap(({ topology, weights }) => [topology, weights]);
  const total = wanted.reduce((sum, name) => sum + (manifest.files[name]?.bytes ?? 0), 0);
  let there = 0;
  const files = await Promise.all(
    wanted.map(async (name) => {
      const content = await fetchFile(cache, name, manifest.files[name]?.sha256 ?? '');
      there += content.byteLength;
      onProgress(there / total);
      return [name, content] as const;
    }),
  );
  if (cache) await forgetOthers(cache, [sha256, ...wanted.map((name) => manifest.files[name]?.sha256 ?? '')]);
  return { manifest, manifestBytes, sha256, files: new Map(files) };
}

async function fetchFile(cache: Cache | undefined, file: string, expected: string): Promise<Uint8Array> {
  const kept = await cache?.match(addressOf(expected), { ignoreVary: true });
  if (kept !== undefined) {
    const content = new Uint8Array(await kept.arrayBuffer());
    if ((await sha256Hex(content)) === expected) return content;
    await cache?.delete(addressOf(expected));
  }
  const response = await fetch(addressOf(expected));
  const content = new Uint8Array(await response.arrayBuffer());
  const received = response.ok ? await sha256Hex(content) : `the answer ${response.status}`;
  if (received !== expected) throw new TelltaleError('model_file_mismatch', { file, expected, received });
  // A full phone stores nothing either, and still examines photos.
  await cache?.put(addressOf(expected), new Response(content)).catch(() => undefined);
  return content;
}

async function forgetOthers(cache: Cache, kept: readonly string[]): Promise<void> {
  const addresses = new Set(kept.map((sha256) => new URL(addressOf(sha256), location.href).href));
  for (const request of await cache.keys()) if (!addresses.has(request.url)) await cache.delete(request);
}
