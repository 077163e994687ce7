import { TelltaleError } from '../../core/errors.ts';
import { sha256Hex } from '../../photo/browser/sha256-hex.ts';
import { type Bundle, parseManifest } from '../../runtime/bundle/bundle.ts';

/** Files by their sha256, in the browser's own cache: what is there need not be fetched, with or without a line. */
const CACHE = 'telltale-model';

/** Where the service has a file of its bundle. */
const addressOf = (sha256: string) => `/model/${sha256}`;

/**
 * The bundle whose manifest has this sha256, from the cache or else from the service. Every byte is held against its
 * checksum, however it came. Files of other bundles leave the cache.
 *
 * @param onProgress told the share of the bytes that are there, 0..1
 * @throws TelltaleError model_file_mismatch, model_manifest_invalid; TypeError where the service cannot be reached
 */
export async function fetchBundle(sha256: string, onProgress: (share: number) => void): Promise<Bundle> {
  // A private window may keep nothing: then the model is fetched each time.
  const cache = await caches.open(CACHE).catch(() => undefined);
  const manifestBytes = await fetchFile(cache, 'manifest.json', sha256);
  const manifest = parseManifest(manifestBytes, addressOf(sha256));
  const { networks } = manifest;
  // Only what the networks need: the model card is for people.
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
  // A phone that is full keeps nothing either, and examines all the same.
  await cache?.put(addressOf(expected), new Response(content)).catch(() => undefined);
  return content;
}

async function forgetOthers(cache: Cache, kept: readonly string[]): Promise<void> {
  const addresses = new Set(kept.map((sha256) => new URL(addressOf(sha256), location.href).href));
  for (const request of await cache.keys()) if (!addresses.has(request.url)) await cache.delete(request);
}
