import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notice } from '../../src/core/words/notice.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import { sha256 as sha256Of } from '../../src/photo/node/sha256.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
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
      'script-src': "'self' 'wasm-unsafe-eval'",
      'worker-src': "'self'",
      'manifest-src': "'self'",
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
    // A block of JSON is data: it is not run, so the policy does not concern it.
    for (const [tag] of page.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/ src="\/|type="application\/json"/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\/|src="\/\/|href="\/\//);
  });

  test('what its script needs to know reaches it unharmed', () => {
    const block = /<script type="application\/json" id="facts">(.*?)<\/script>/s.exec(page)?.[1] ?? '';
    expect(block).not.toContain('<');
    const { exhibit, ...facts } = JSON.parse(block);
    expect(facts).toEqual({
      language: 'en',
      evidence: pool.model.evidence,
      model: pool.model.sha256,
      asksForKey: false,
      prior: { min: 0.05, max: 0.95, default: 0.5 },
    });
    // The replicas of single tablets are not used for a bag.
    const { calibration, verdicts, exhibit: exhibits } = pool.settings;
    const [M, thirty] = [calibration.M, calibration['30']].map((face) => ({ ...face, replicas: [] }));
    expect(exhibit).toEqual({ calibration: { ...calibration, M, '30': thirty }, verdicts, exhibit: exhibits });
  });

  test('is in Spanish on request, the safety card too', async () => {
    const spanish = await (await fetch(service.url, { headers: { 'accept-language': 'es-MX' } })).text();
    expect(spanish).toContain('<html lang="es">');
    for (const sentence of notice(pool.model.evidence, 'es').card) expect(spanish).toContain(sentence);
  });
});

describe('what the page loads', () => {
  test('exists and has the right type', async () => {
    const wanted = [...page.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(wanted.some((path) => path.endsWith('.js'))).toBe(true);
    for (const path of [...wanted, '/sw.js', '/icon-512.png']) {
      const response = await fetch(service.url + path);
      expect([path, response.status]).toEqual([path, 200]);
      const text = await response.text();
      if (path.endsWith('.js')) {
        expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
        // Found by hand, so that a failure does not print a whole script.
        // Addresses in a library's warnings are never requested.
        if (path === '/sw.js') continue;
        expect(/document\.write\(|\beval\(|https?:\/\/(?!www\.w3\.org)[a-z0-9].{30}/.exec(text)?.[0]).toBeUndefined();
        expect(text.includes('jsxDEV')).toBe(false);
      }
    }
  });

  test('is compressed on request, and cached for ever if its name has its hash', async () => {
    const [script = ''] = /\/assets\/[^"]+\.js/.exec(page) ?? [];
    const response = await fetch(service.url + script, { headers: { 'accept-encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('cache-control')).toContain('immutable');
    const plain = await fetch(service.url + script, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(await response.text());
    expect((await fetch(`${service.url}/sw.js`)).headers.get('cache-control')).toBe('no-cache');
  });

  test('every file of the model is served under its sha256, and nothing else', async () => {
    const manifest = await fetch(`${service.url}/model/${pool.model.sha256}`);
    const { files } = (await manifest.json()) as { files: Record<string, { sha256: string }> };
    for (const { sha256 } of Object.values(files)) {
      const content = new Uint8Array(await (await fetch(`${service.url}/model/${sha256}`)).arrayBuffer());
      expect(sha256Of(content)).toBe(sha256);
    }
    expect((await fetch(`${service.url}/model/${'0'.repeat(64)}`)).status).toBe(404);
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
