import type { EvidenceBase } from '../../core/model.ts';
import { ERRORS } from '../../core/words/codes.ts';
import { notice } from '../../core/words/notice.ts';
import { catalogueTag, say } from '../../core/words/say.ts';
import { escapeHtml, fillTemplate, readWeb } from '../page-template.ts';
import { bodyOf, type OpenApiOptions } from './openapi-document.ts';
import { OPERATIONS, type Operation } from './operations.ts';
import { answerSchemas, type Json } from './schemas.ts';

/** The API description as a page: no script, nothing from another host, the same source as openapi.json. */
export function docsPage(options: OpenApiOptions, evidence: EvidenceBase): string {
  const { language } = options;
  const { card, calibratedOn } = notice(evidence, language);
  const values = {
    language: catalogueTag(language),
    calibratedOn: escapeHtml(calibratedOn),
    card: card.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join(''),
    operations: OPERATIONS.map((operation) => operationSection(operation, options)).join('\n'),
    shapes: Object.entries(answerSchemas())
      .map(([name, schema]) => shape(name, schema))
      .join('\n'),
  };
  return fillTemplate(readWeb('docs.html.template'), values, language);
}

function operationSection(operation: Operation, options: OpenApiOptions): string {
  const { method, path, summary, description, scope, status = 200, mediaType, answer } = operation;
  const body = bodyOf(operation, options);
  const { language, guarded } = options;
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
  return [
    `<section id="operation-${operation.id}"><h2><code>${method.toUpperCase()} ${path}</code></h2>`,
    paragraph(say(summary, language)),
    ...(description === undefined ? [] : [paragraph(say(description, language))]),
    ...(guarded && scope !== undefined ? [paragraph(say('api_scope', language, { scope }))] : []),
    ...(body === undefined ? [] : [fieldTable(body.schema, language)]),
    `<p><code>${status}</code> <code>${mediaType ?? ''}</code> ${answer === undefined ? '' : `<a href="#${answer}">${answer}</a>`}</p>`,
    ...(operation.problems.length === 0 ? [] : [problemTable(operation, language)]),
    '</section>',
  ].join('\n');
}

function fieldTable(schema: Json, language: string): string {
  const { properties = {} } = schema as { properties?: Readonly<Record<string, Json>> };
  const rows = Object.entries(properties).map(([name, { description }]) => [
    `<code>${escapeHtml(name)}</code>`,
    escapeHtml(String(description)),
  ]);
  return table([say('docs_field', language), say('docs_meaning', language)], rows);
}

/** With their templates unchanged, including placeholders. */
function problemTable({ problems }: Operation, language: string): string {
  const itself: Record<string, string> = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  const rows = problems.map((code) => [
    String(ERRORS[code].status),
    `<code>${code}</code>`,
    escapeHtml(say(code, language, itself)),
  ]);
  const head = [say('docs_status', language), say('docs_code', language), say('docs_sentence', language)];
  return table(head, rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]) => row.map((cell) => `<${tag}>${cell}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n');
  return `<table><thead><tr>${cells('th', head.map(escapeHtml))}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function shape(name: string, schema: Json): string {
  return `<h3 id="${name}">${name}</h3>\n<pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`;
}
