import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notice } from '../../src/core/words/notice.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/examiner-pool.ts';
import { startPool, startService } from './service.ts';

let pool: ExaminerPool;
let service: RunningServer;
let page: string;
let headers: Headers;

beforeAll(async () => {
  pool = await startPool();
  service = await startService(pool);
  const response = await fetch(service.url);
  headers = response.headers;
  page = await response.text();
});
afterAll(async () => {
  await service.close();
  await pool.close();
});

describe('GET /', () => {
  test('is a page in English for a phone’s viewport', () => {
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('width=device-width');
    expect(page).not.toContain('{{');
  });

  test('has the safety card and what was calibrated on before any upload and without script', () => {
    const { card, calibratedOn } = notice(pool.model.evidence, 'en');
    const markup = page.replace(/<script\b.*?<\/script>/gs, '');
    for (const sentence of [...card, calibratedOn]) expect(markup).toContain(sentence);
  });

  test('allows nothing inline and nothing from elsewhere', () => {
    const policy = headers.get('content-security-policy') ?? '';
    const directives = Object.fromEntries(
      policy.split(';').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources.join(' ')];
      }),
    );
    expect(directives).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' blob:",
      'connect-src': "'self'",
      'form-action': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('keeps to its own policy', () => {
    // A block of JSON is data: it is not run, so the policy does not speak of it.
    for (const [tag] of page.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/ src="\/|type="application\/json"/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\/|src="\/\/|href="\/\//);
  });

  test('its words reach its script unharmed', () => {
    const block = /<script type="application\/json" id="words">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(block).not.toContain('<');
    expect(JSON.parse(block)).toMatchObject({ headline_likely_counterfeit: 'Likely counterfeit' });
  });
});

describe('what the page loads', () => {
  test('is there, of the right type, and so is all that its scripts import', async () => {
    const wanted = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(wanted).toContain('/page.js');
    const seen = new Set<string>();
    for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const response = await fetch(service.url + path);
      expect([path, response.status]).toEqual([path, 200]);
      const text = await response.text();
      if (path.endsWith('.js')) {
        expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
        expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(/);
        for (const [, name] of text.matchAll(/from '\.\/([^']+)'/g)) wanted.push(`/${name}`);
      }
    }
    expect(seen.size).toBeGreaterThan(8);
  });

  test('has a word for every code that its scripts say', async () => {
    const words = JSON.parse(/id="words">(.*?)<\/script>/s.exec(page)?.[1] ?? '{}');
    const scripts = ['page', 'photo-card', 'show-examination', 'marks', 'send-photo'];
    for (const name of scripts) {
      const text = await (await fetch(`${service.url}/${name}.js`)).text();
      for (const [, code] of text.matchAll(/say\('(\w+)'/g)) expect(Object.keys(words)).toContain(code);
    }
  });

  test('the style is never green', async () => {
    const css = await (await fetch(`${service.url}/page.css`)).text();
    for (const [colour, r = '', g = '', b = ''] of css.matchAll(/#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b/g)) {
      const [red, green, blue] = [r, g, b].map((hex) => Number.parseInt(hex, 16));
      expect(green! > Math.max(red!, blue!) + 8, `${colour} is green`).toBe(false);
    }
    expect(css.replace(/\/\*.*?\*\//gs, '')).not.toMatch(/\b(green|lime|teal)\b/);
  });
});
