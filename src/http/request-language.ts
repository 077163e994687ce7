import type { Request, RequestHandler, Response } from 'express';
import { catalogues } from '../core/words/catalogue.ts';

/**
 * Chooses the language of each answer by Accept-Language among the available catalogues, and `fallback` if none of them
 * is accepted.
 */
export function chooseLanguage(fallback: string): RequestHandler {
  return (request, response, next) => {
    response.locals['language'] = wantedLanguage(request, Object.keys(catalogues)) ?? fallback;
    response.vary('Accept-Language');
    next();
  };
}

/** The first of the request's languages that is among `tags`; `de` serves `de-AT`. */
export function wantedLanguage(request: Pick<Request, 'acceptsLanguages' | 'get'>, tags: readonly string[]) {
  if (request.get('accept-language') === undefined) return undefined;
  const wanted = request.acceptsLanguages([...tags]);
  return wanted === false ? undefined : wanted;
}

/** The language of this answer. */
export function languageOf(response: Response): string {
  return String(response.locals['language']);
}
