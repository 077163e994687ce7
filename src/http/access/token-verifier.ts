import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type RemoteJWKSet } from 'jose';
import { z } from 'zod';
import { TelltaleError } from '../../core/errors.ts';
import { type Identify, SCOPES } from './scopes.ts';

export interface Issuer {
  /** As in the tokens' `iss`; its OpenID configuration is below this address. */
  readonly issuer: string;
  /** Required `aud` of tokens. */
  readonly audience: string;
  /** Address of its keys; taken from its OpenID configuration if undefined. */
  readonly jwks: string | undefined;
}

/** Signatures with a public key only: with a shared secret, whoever can check a token could make one. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** Allowed difference between two clocks. */
const CLOCK_TOLERANCE_SECONDS = 30;
const ISSUER_TIMEOUT_MS = 5000;
const RETRY_AFTER_SECONDS = 30;

/** jose's errors for a token that is not valid here; its other errors concern the issuer's keys. */
const TOKEN_FAULTS = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
];

/**
 * Identifies callers by bearer tokens of an OpenID Connect issuer. Scopes come from the claims `scope` (RFC 9068) and
 * `scp`. Rejects with TelltaleError access_issuer_unreachable if the issuer's keys are unavailable.
 */
export function tokenVerifier(issuer: Issuer): Identify {
  const options = {
    issuer: issuer.issuer,
    audience: issuer.audience,
    algorithms: ALGORITHMS,
    requiredClaims: ['exp'],
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  };
  const keys = issuerKeys(issuer);

  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, await keys(), options);
      const granted = scopesOf(payload);
      const id = `token ${payload.sub ?? ''}`;
      return { id, name: id, scopes: SCOPES.filter((scope) => granted.includes(scope)) };
    } catch (cause) {
      if (TOKEN_FAULTS.some((fault) => cause instanceof fault)) return undefined;
      throw new TelltaleError('access_issuer_unreachable', { retryAfterSeconds: RETRY_AFTER_SECONDS }, { cause });
    }
  };
}

/**
 * The issuer's keys, fetched with the first token, so that the service starts without its issuer. A failed fetch is
 * retried.
 */
function issuerKeys({ issuer, jwks }: Issuer): () => Promise<RemoteJWKSet> {
  let found: Promise<RemoteJWKSet> | undefined;
  const find = async () => {
    const url = jwks ?? (await discoverKeys(issuer));
    return createRemoteJWKSet(new URL(url), { timeoutDuration: ISSUER_TIMEOUT_MS });
  };
  return () => {
    found ??= find().catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
}

/** OpenID Connect Discovery 1.0, section 4. */
async function discoverKeys(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(ISSUER_TIMEOUT_MS), redirect: 'error' });
  const configuration = z.object({ issuer: z.literal(issuer), jwks_uri: z.url() });
  return configuration.parse(await response.json()).jwks_uri;
}

function scopesOf({ scope, scp }: JWTPayload): readonly unknown[] {
  const listed = [scope, scp].flat();
  return listed.flatMap((item) => (typeof item === 'string' ? item.split(' ') : []));
}
