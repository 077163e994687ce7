import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Headers that restrict a browser to what the page needs: no script, style or picture from elsewhere, none inline, no
 * frame around it. `blob:` is for chosen photos, which the page shows from memory.
 *
 * Strict-Transport-Security and upgrade-insecure-requests are left to the proxy that has the certificate: over plain
 * HTTP in a local network they would lock phones out.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        // WebAssembly is compiled on the device; this does not allow scripts from text.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
