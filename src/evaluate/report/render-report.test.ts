import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { exampleEvaluation, HOSTILE } from '../../../test/evaluation/example-evaluation.ts';
import { claims, claimsIn } from '../../../test/safety/claims.ts';
import { notice } from '../../core/words/notice.ts';
import { say } from '../../core/words/say.ts';
import { evaluationFiguresOf } from '../evaluation-figures.ts';
import { renderReport } from './render-report.ts';

const evaluation = exampleEvaluation();
const page = renderReport(evaluation, evaluationFiguresOf(evaluation, 'en'), 'en');
const { document } = parseHTML(page);
const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';

describe('the report', () => {
  test('names the model, the number of photos and what the figures rest on', () => {
    const head = text('header');
    const { name, version, sha256 } = evaluation.model;
    for (const part of [name, version, sha256, '43 photos', say('evidence_simulated', 'en')])
      expect(head).toContain(part);
    expect(head).toContain(notice('simulated', 'en').calibratedOn);
    expect(head).toContain('path-traced ones included');
  });

  test('carries the warning and the whole safety card', () => {
    for (const sentence of [say('warning', 'en'), ...notice('simulated', 'en').card])
      expect(text('header')).toContain(sentence);
  });

  test('is self-contained: no script, nothing from elsewhere', () => {
    expect(page.match(/<(script|link|iframe|object|embed)\b|@import|url\(|https?:/i)).toBeNull();
    const sources = [...document.querySelectorAll('[src], [href]')].map((element) => element.getAttribute('src') ?? '');
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((source) => !source.startsWith('data:image/'))).toEqual([]);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; img-src data:;/);
  });

  test('a photo may have any name', () => {
    expect(page).not.toContain(HOSTILE);
    expect([...document.querySelectorAll('figcaption b')].map((name) => name.textContent)).toContain(HOSTILE);
  });

  test('has its charts, tables and walls', () => {
    expect(document.querySelectorAll('figure svg[aria-label]').length).toBeGreaterThanOrEqual(10);
    const titles = [...document.querySelectorAll('h2, h3')].map((title) => title.textContent);
    expect(titles).toEqual(
      expect.arrayContaining(['ROC', 'Tippett plot', 'Reliability', 'By kind of defect', 'Ablations']),
    );
    expect(document.querySelectorAll('.card').length).toBeGreaterThan(20);
  });

  test('a failed photo has its row', () => {
    expect(page).toMatch(/broken\.jpg<\/th><td>failed<\/td><td>Expected a complete JPEG photo/);
  });

  test('shows every gate with its limit on its curve', () => {
    const svgs = [...document.querySelectorAll('svg[aria-label^="Area under ROC of what a limit of"]')];
    expect(svgs.length).toBe(5);
    expect(text('main')).toContain('minimum sharpness');
  });

  test('says why the presses cannot be distinguished, if so', () => {
    expect(text('main')).toContain('Not measured here: the model returns no embedding.');
  });

  test('gives the bound in words if nothing failed', () => {
    expect(page).toContain('(3/n)');
  });
});

describe('its words', () => {
  // Other tests check the card and the catalogue's sentences; figures are no claims.
  const own = [say('warning', 'en'), ...notice('simulated', 'en').card, notice('simulated', 'en').calibratedOn]
    .reduce((left, sentence) => left.replaceAll(sentence, ' '), document.querySelector('main')?.textContent ?? '')
    .replace(/[\d.]+ ?%/g, '…');

  test('make no forbidden claim', () => {
    expect(own.length).toBeGreaterThan(3000);
    expect(own.split(/(?<=[.:?!])\s+|\n/).filter((sentence) => claimsIn(sentence, claims['en']!).length > 0)).toEqual(
      [],
    );
  });

  test('the check sees one', () => {
    expect(claimsIn('This tablet is genuine.', claims['en']!)).toHaveLength(1);
  });

  test('contain no praise', () => {
    expect(page).not.toMatch(/[\u2600-\u27bf\u{1f000}-\u{1faff}]/u);
  });
});
