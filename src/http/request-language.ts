import type { Request, RequestHandler, Response } from 'express';
import { catalogues } from '../core/words/catalogue.ts';

/**
 * Chooses the language of each answer by Accept-Language among those that there are catalogues of, and `fallback` where
 * none of them is wanted.
 */
export function chooseLanguage(fallback: string): RequestHandler {
  return (request, response, next) => {
    response.locals['language'] = wantedLanguage(request, Object.keys(catalogues)) ?? fallback;
    response.vary('Accept-Language');
    next();
  };
}

/** The first of the request's languages that is among `tags`; `de-AT` is served by `de`. */
export function wantedLanguage(request: Pick<Request, 'acceptsLanguages' | 'get'>, tags: readonly string[]) {
  if (request.get('accept-language') === undefined) return undefined;
  const wanted = request.acceptsLanguages([...tags]);
  return wanted === false ? undefined : wanted;
}

/** The language that was chosen for this answer. */
export function languageOf(response: Response): string {
  return String(response.locals['language']);
}
