import type { RequestHandler, Response } from 'express';
import { TelltaleError } from '../core/errors.ts';
import type { Bundle } from '../runtime/bundle/bundle.ts';
import type { ExaminerPool } from '../runtime/pool/examiner-pool.ts';
import { docsPage } from './openapi/docs-page.ts';
import { openApiDocument } from './openapi/openapi-document.ts';
import { readWeb } from './page-template.ts';
import { languageOf } from './request-language.ts';
import { schemaText } from './schema-text.ts';
import { type FileToSend, sendFile } from './send-file.ts';
import { readPage, uploadPage } from './upload-page.ts';

export interface PagesOptions {
  /** Its present model is that of the page, which may run it on the device. */
  readonly pool: Pick<ExaminerPool, 'model' | 'bundle'>;
  readonly maxPhotos: number;
  /** Whether access control is on. */
  readonly guarded: boolean;
  /** Whether the service keeps cases. */
  readonly keepsCases: boolean;
}

type Get = (path: string, handler: RequestHandler) => void;

/**
 * Adds everything that is read with `get`: the page and its files, its model, the description for people and for
 * programs, the contract.
 */
export function addPages(get: Get, options: PagesOptions): void {
  const { pool, maxPhotos, guarded, keepsCases } = options;
  const { template, files } = readPage();
  const page = ofModel(pool, (language) => {
    const { model, bundle } = pool;
    const { settings } = bundle.manifest;
    return uploadPage(template, { model, settings, language, asksForKey: guarded, keepsCases });
  });
  const docs = ofModel(pool, (language) => docsPage({ language, maxPhotos, guarded }, pool.model.evidence));
  const openApi = inLanguage((language) => JSON.stringify(openApiDocument({ language, maxPhotos, guarded })));
  const modelFilesNow = servedFiles(pool);
  get('/', (_request, response) => {
    // The page will ask for them.
    modelFilesNow();
    sendPage(response, page(languageOf(response)));
  });
  get('/docs', (_request, response) => sendPage(response, docs(languageOf(response))));
  for (const name of ['page.css', 'docs.css']) get(`/${name}`, sendFile(styleOf(name)));
  for (const file of files.filter(({ path }) => path !== '/page.css')) get(file.path, sendFile(file));
  addModel(get, modelFilesNow);
  get('/v1/openapi.json', (_request, response) => {
    response.type('application/json').send(openApi(languageOf(response)));
  });
  get('/v1/schema', (_request, response) => {
    response.set('Content-Type', 'application/schema+json').send(schemaText);
  });
}

/** Every file of the bundle under its sha256: the manifest's sha256 leads to all of them and verifies them. */
function addModel(get: Get, filesNow: () => readonly ModelFiles[]): void {
  get('/model/:sha256', (request, response, next) => {
    const sha256 = String(request.params['sha256']);
    const send = filesNow()
      .find((files) => files.has(sha256))
      ?.get(sha256);
    if (send === undefined) throw new TelltaleError('request_not_found', { received: request.path });
    return send(request, response, next);
  });
}

/** The files of the present bundle, and of the one before, for pages that were opened just before it was replaced. */
function servedFiles(pool: PagesOptions['pool']): () => readonly ModelFiles[] {
  let served: readonly { readonly sha256: string; readonly files: ModelFiles }[] = [];
  return () => {
    const { bundle } = pool;
    if (served[0]?.sha256 !== bundle.sha256) {
      served = [{ sha256: bundle.sha256, files: modelFiles(bundle) }, ...served.slice(0, 1)];
    }
    return served.map(({ files }) => files);
  };
}

type ModelFiles = ReadonlyMap<string, RequestHandler>;

function modelFiles({ manifest, manifestBytes, sha256, files }: Bundle): ModelFiles {
  const bySha256 = new Map<string, RequestHandler>([[sha256, sendFile(modelFile('application/json', manifestBytes))]]);
  for (const [name, content] of files) {
    const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream';
    bySha256.set(manifest.files[name]?.sha256 ?? '', sendFile(modelFile(type, content)));
  }
  return bySha256;
}

function modelFile(type: string, content: Uint8Array): FileToSend {
  return { type, body: Buffer.from(content.buffer, content.byteOffset, content.byteLength), immutable: true };
}

function styleOf(name: string): FileToSend {
  return { type: 'text/css; charset=utf-8', body: Buffer.from(readWeb(name)), immutable: false };
}

/** Browsers may cache pages and must check each time whether they have changed. */
function sendPage(response: Response, body: string): void {
  response.set('Content-Type', 'text/html; charset=utf-8').set('Cache-Control', 'no-cache').send(body);
}

/** Each text is rendered once per language and model. */
function ofModel(pool: PagesOptions['pool'], render: (language: string) => string): (language: string) => string {
  let [shown, text] = [pool.model.sha256, inLanguage(render)];
  return (language) => {
    if (shown !== pool.model.sha256) [shown, text] = [pool.model.sha256, inLanguage(render)];
    return text(language);
  };
}

/** Each text is rendered once per language. */
function inLanguage(render: (language: string) => string): (language: string) => string {
  const texts = new Map<string, string>();
  return (language) => {
    const text = texts.get(language) ?? render(language);
    texts.set(language, text);
    return text;
  };
}
