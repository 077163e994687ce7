import { beforeAll, describe, expect, test } from 'vitest';
import { VERDICTS } from '../../src/core/examination.ts';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { composeReport } from '../../src/report/document/compose/compose-report.ts';
import type { Block } from '../../src/report/document/document.ts';
import { renderHtml } from '../../src/report/document/html/render-html.ts';
import { renderPdf } from '../../src/report/document/pdf/render-pdf.ts';
import { examplePhoto, exampleReported } from './example-reported.ts';

const LANGUAGES = ['en', 'es'];

async function pdfOf(language: string, reported = exampleReported()): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of renderPdf(composeReport(reported, language))) parts.push(part);
  return Buffer.concat(parts);
}

async function htmlOf(language: string, reported = exampleReported()): Promise<string> {
  let text = '';
  for await (const part of renderHtml(composeReport(reported, language))) text += part;
  return text;
}

async function blocksOf(reported = exampleReported()): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const block of composeReport(reported, 'en').blocks) blocks.push(block);
  return blocks;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe.each(LANGUAGES)('a report in %s', (language) => {
  let html: string;
  let pdf: Buffer;
  beforeAll(async () => {
    html = await htmlOf(language);
    pdf = await pdfOf(language);
  });

  test('is the same bytes for the same input', async () => {
    expect(await htmlOf(language)).toBe(html);
    expect((await pdfOf(language)).equals(pdf)).toBe(true);
  });

  test('carries the warning, the whole safety card and what its figures rest on', () => {
    const { card, calibratedOn } = notice('simulated', language);
    for (const sentence of [say('warning', language), calibratedOn, ...card]) expect(html).toContain(escaped(sentence));
  });

  test('says every verdict, with what people and laboratories said beside it', () => {
    for (const verdict of VERDICTS) expect(html).toContain(say(`explanation_${verdict}`, language));
    for (const said of ['A. Reviewer', 'too dark', 'County Lab', 'GC-MS', 'x'.repeat(300), 'ENFSI']) {
      expect(html).toContain(said);
    }
    for (const hash of ['b', 'c', 'd', 'e']) expect(html).toContain(hash.repeat(64));
  });

  test('as HTML loads and runs nothing, and escapes names', () => {
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/<script|https?:|<link|<1>/);
    expect(html).toContain('bag &amp; &lt;1&gt;');
    expect(html).toContain('張偉');
    expect(count(html, /<img /g)).toBe(6);
    expect(count(html, /<img [^>]*alt="[^"]+"/g)).toBe(6);
  });

  test('as PDF is tagged: language, title, headings, described figures, header cells', () => {
    const text = pdf.toString('latin1');
    for (const part of [`/Lang (${language})`, '/Marked true', '/DisplayDocTitle true', '<pdfuaid:part>1']) {
      expect(text).toContain(part);
    }
    expect(count(text, /\/S \/H1\n/g)).toBe(1);
    expect(count(text, /\/S \/H4\n/g)).toBe(5);
    expect(count(text, /\/S \/Figure\n/g)).toBe(6);
    expect(count(text, /\/Alt [(<]/g)).toBe(6);
    expect(count(text, /\/S \/TH\n/g)).toBe(count(text, /\/Scope \/(Row|Column)\n/g));
    expect(count(text, /\/S \/TD\n/g)).toBeGreaterThan(20);
    // Both fonts are in the file, and no other is named.
    expect(count(text, /\/FontFile2 /g)).toBe(2);
    expect(text).not.toMatch(/Helvetica|Times-Roman/);
  });
});

test('a name in a script that the fonts lack is read out as it is', async () => {
  const text = (await pdfOf('en')).toString('latin1');
  const utf16 = Buffer.from('\ufeffSeen by 張偉 and محمد.', 'utf16le').swap16().toString('latin1');
  expect(text.replace(/\\([()\\])/g, '$1')).toContain(utf16);
});

test('headings skip no level', async () => {
  const levels = (await blocksOf()).flatMap((block) =>
    block.kind === 'heading' ? [block.level] : block.kind === 'entry' ? [4] : [],
  );
  expect(levels[0]).toBe(1);
  expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
});

test('a photo that is stored nowhere has no case, no log and no date', async () => {
  const { added: _, exhibit: _exhibit, ...photo } = examplePhoto({ earlier: [], reviews: [], laboratoryResults: [] });
  const { done: _done, sha256: _sha256, ...examined } = examplePhoto().examined ?? expect.fail();
  const reported = { subject: 'unstored', name: 'a.jpg', photos: [{ ...photo, examined }], exhibits: [] } as const;
  const html = await htmlOf('en', reported);
  expect(html).toContain('Telltale stored nothing but this report.');
  expect(html).not.toMatch(/custody log|>–</);
  expect((await pdfOf('en', reported)).toString('latin1')).toContain('D:19700101000000Z');
});

test.each([
  [
    'deleted',
    undefined,
    'deleted on 2026-02-01 00:00 UTC by clerk, under the retention rule: 1 day after the photo was added. Its hash',
  ],
  ['unreadable', Buffer.from('no photo'), say('report_photo_not_shown', 'en')],
])('a photo that is %s is said to be', async (_, bytes, sentence) => {
  const rule = { rule: 'after_adding', days: 1, reason: null } as const;
  const deleted = bytes === undefined ? { at: '2026-02-01T00:00:00.000Z', by: 'clerk', ...rule } : undefined;
  const photos = [
    examplePhoto({ deleted, read: async () => bytes }),
    examplePhoto({ examined: undefined, earlier: [] }),
  ];
  const html = await htmlOf('en', exampleReported({ photos }));
  expect(html).toContain(sentence);
  expect(html).toContain(say('report_not_examined', 'en'));
  expect(count(html, /<img /g)).toBe(1);
});

test('a case of a name and a note of any length goes on over pages', async () => {
  const note = 'A long note, which somebody wrote at night. '.repeat(400);
  const name = 'name-'.repeat(300);
  const reported = exampleReported();
  const long = { ...(reported.case ?? expect.fail()), note, name };
  const pdf = await pdfOf('en', { ...reported, case: long, name, photos: [examplePhoto({ name })] });
  expect(count(pdf.toString('latin1'), /\/Type \/Page\n/g)).toBeGreaterThan(6);
});
