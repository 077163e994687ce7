import { TelltaleError } from '../../core/errors.ts';
import { say } from '../../core/words/say.ts';
import { looksLikeKey } from './api-key.ts';
import { isOwnAddress } from './is-own-address.ts';
import { openKeyStore } from './open-key-store.ts';
import type { Identify } from './scopes.ts';
import { type Issuer, tokenVerifier } from './token-verifier.ts';

/** The settings of access control. */
export interface AccessSettings {
  readonly host: string;
  /** If undefined: off on this machine's own addresses while nothing is set up, required everywhere else. */
  readonly access: 'required' | 'open-to-anyone' | undefined;
  /** File of API keys. */
  readonly keys: string | undefined;
  readonly issuer: Issuer | undefined;
  /** Proxies that forward requests of others: with one, this machine's own address is as open as any. */
  readonly proxies: number;
}

/**
 * How callers are identified; undefined if anyone may use the service: on this machine's own address while neither keys
 * nor an issuer nor a proxy are set up, and elsewhere only if the settings say so explicitly.
 *
 * @throws TelltaleError access_not_set_up, keys_file_invalid, setting_invalid
 */
export async function openAccess(settings: AccessSettings, language = 'en'): Promise<Identify | undefined> {
  const { host, access, keys, issuer, proxies } = settings;
  if (keys === undefined && issuer === undefined) {
    if (access === 'open-to-anyone' || (access === undefined && isOwnAddress(host) && proxies === 0)) return undefined;
    throw new TelltaleError('access_not_set_up', { host });
  }
  if (access === 'open-to-anyone') {
    const expected = say('expected_access_required', language);
    throw new TelltaleError('setting_invalid', { setting: 'TELLTALE_ACCESS', expected, received: access });
  }
  const byKey = keys === undefined ? nobody : await openKeyStore(keys);
  const byToken = issuer === undefined ? nobody : tokenVerifier(issuer);
  return (token) => (looksLikeKey(token) ? byKey(token) : byToken(token));
}

const nobody: Identify = async () => undefined;
