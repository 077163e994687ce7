import type { RequestHandler, Response } from 'express';
import type { EvidenceBase } from '../core/model.ts';
import { docsPage } from './openapi/docs-page.ts';
import { openApiDocument } from './openapi/openapi-document.ts';
import { languageOf } from './request-language.ts';
import { schemaText } from './schema-text.ts';
import { pageFiles, uploadPage } from './upload-page.ts';

export interface PagesOptions {
  readonly evidence: EvidenceBase;
  readonly maxPhotos: number;
  /** Whether access control is on. */
  readonly guarded: boolean;
}

/** Adds what is there to be read, by `get`: the upload page, the description for people and for programs, the contract. */
export function addPages(get: (path: string, handler: RequestHandler) => void, options: PagesOptions): void {
  const { evidence, maxPhotos, guarded } = options;
  const page = inLanguage((language) => uploadPage({ evidence, language, asksForKey: guarded }));
  const docs = inLanguage((language) => docsPage({ language, maxPhotos, guarded }, evidence));
  const openApi = inLanguage((language) => JSON.stringify(openApiDocument({ language, maxPhotos, guarded })));
  get('/', (_request, response) => sendPage(response, page(languageOf(response))));
  get('/docs', (_request, response) => sendPage(response, docs(languageOf(response))));
  for (const { path, type, body } of pageFiles()) get(path, (_request, response) => sendPage(response, body, type));
  get('/v1/openapi.json', (_request, response) => {
    response.type('application/json').send(openApi(languageOf(response)));
  });
  get('/v1/schema', (_request, response) => {
    response.set('Content-Type', 'application/schema+json').send(schemaText);
  });
}

/** Pages may be kept by the browser, which asks each time whether they have changed. */
function sendPage(response: Response, body: string, type = 'text/html; charset=utf-8'): void {
  response.set('Content-Type', type).set('Cache-Control', 'no-cache').send(body);
}

/** A text is made once a language; there are as many as catalogues. */
function inLanguage(render: (language: string) => string): (language: string) => string {
  const texts = new Map<string, string>();
  return (language) => {
    const text = texts.get(language) ?? render(language);
    texts.set(language, text);
    return text;
  };
}
