import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writeDurably } from '../originals/write-durably.ts';
import { sha256Hex } from './sha256-hex.ts';

/** The name of its file in the folder of the evidence. */
export const SIGNING_KEY = 'checkpoint-key.pem';

/** Only its owner may read it. */
const SECRET = 0o400;

/** The Ed25519 key that signs checkpoints, from its file; it is created if the file is missing. */
export async function openSigningKey(path: string): Promise<KeyObject> {
  const pem = await readFile(path, 'utf8').catch(() => undefined);
  if (pem !== undefined) return createPrivateKey(pem);
  const { privateKey } = generateKeyPairSync('ed25519');
  // If another process was faster, its key counts.
  await writeDurably(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: SECRET, keepExisting: true });
  return createPrivateKey(await readFile(path, 'utf8'));
}

/** The public half of a key, in base64 (SPKI, DER). */
export function publicKeyText(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

/** How a public key is named in the log and for people: the SHA-256 of its DER. */
export function keyFingerprint(publicKey: string): string {
  return sha256Hex(Buffer.from(publicKey, 'base64'));
}
