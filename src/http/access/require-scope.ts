import type { Request, RequestHandler } from 'express';
import { TelltaleError } from '../../core/errors.ts';
import type { Identify, Scope } from './scopes.ts';

/**
 * Passes a request on if its caller has the scope. If `identify` is undefined, access control is off and every request
 * is passed on.
 *
 * @throws TelltaleError access_missing, access_refused, access_scope_missing
 */
export function requireScope(identify: Identify | undefined, scope: Scope): RequestHandler {
  if (identify === undefined) return (_request, _response, next) => next();
  return async (request, response, next) => {
    const token = bearerOf(request);
    // RFC 6750, section 3; removed again if the request is passed on.
    response.set('WWW-Authenticate', `Bearer scope="${scope}"`);
    if (token === undefined) throw new TelltaleError('access_missing');
    const caller = await identify(token);
    if (caller === undefined) throw new TelltaleError('access_refused');
    if (!caller.scopes.includes(scope)) throw new TelltaleError('access_scope_missing', { scope });
    response.removeHeader('WWW-Authenticate');
    response.locals['caller'] = caller.id;
    response.locals['callerName'] = caller.name;
    next();
  };
}

function bearerOf(request: Request): string | undefined {
  return /^bearer +(\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
}
