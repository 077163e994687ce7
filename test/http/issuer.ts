import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** An OpenID Connect issuer for tests, on a port of this machine. */
export interface TestIssuer {
  readonly issuer: string;
  /** A token that is valid for five minutes, unless `claims` or `options` change that. */
  sign(claims?: JWTPayload, options?: { readonly foreign?: boolean; readonly expires?: string }): Promise<string>;
  close(): void;
}

export const AUDIENCE = 'telltale-test';

export async function startIssuer(): Promise<TestIssuer> {
  const [own, foreign] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const server = createServer((request, response) => {
    const answers: Readonly<Record<string, object>> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys: [jwk] },
    };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answers[request.url ?? ''] ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  return {
    issuer,
    sign(claims = {}, options = {}) {
      const { foreign: isForeign = false, expires = '5m' } = options;
      return new SignJWT({ iss: issuer, aud: AUDIENCE, sub: 'someone', scope: 'openid examine', ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'one' })
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(isForeign ? foreign.privateKey : own.privateKey);
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
