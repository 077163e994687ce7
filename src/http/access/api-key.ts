import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRecord } from './key-file.ts';
import type { Scope } from './scopes.ts';

/** Distinguishes a key from a token of an issuer, and lets scanners for leaked secrets find it. */
const PREFIX = 'telltale_';
const SHAPE = /^telltale_([0-9a-f]{12})_([\w-]{43})$/;

/** A key as it is shown once, and as it is stored. */
export interface NewKey {
  readonly key: string;
  readonly record: KeyRecord;
}

export function createKey(name: string, scopes: readonly Scope[], expires?: Date): NewKey {
  const id = randomBytes(6).toString('hex');
  const key = `${PREFIX}${id}_${randomBytes(32).toString('base64url')}`;
  const created = new Date().toISOString();
  return {
    key,
    record: {
      id,
      name,
      scopes: [...scopes],
      sha256: hashOf(key),
      created,
      ...(expires && { expires: expires.toISOString() }),
    },
  };
}

export function looksLikeKey(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** The record of a key that is valid now; undefined if there is none. */
export function findKey(key: string, records: readonly KeyRecord[], now = Date.now()): KeyRecord | undefined {
  const id = SHAPE.exec(key)?.[1];
  const record = records.find((candidate) => candidate.id === id);
  if (record === undefined || !sameHash(record.sha256, hashOf(key))) return undefined;
  const over = record.revoked !== undefined || (record.expires !== undefined && Date.parse(record.expires) <= now);
  return over ? undefined : record;
}

/** One round of SHA-256 is enough: a key has 256 random bits, so there is nothing to guess, unlike with a password. */
function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function sameHash(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
}
