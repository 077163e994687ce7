import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CARD } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import { type ExaminerPool, startExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { startService } from '../http/service.ts';
import { writeExhibitBundle } from '../runtime/exhibit-bundle.ts';
import { chromiumIsInstalled, launchChromium, openPhone, WITHOUT_CHROMIUM } from './chromium.ts';
import { choose, openReady, samplePath } from './page-tools.ts';

let folder: string;
let pool: ExaminerPool;
let service: RunningServer;
let browser: Browser;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  folder = await mkdtemp(join(tmpdir(), 'telltale-bag-'));
  pool = await startExaminerPool({ bundle: await writeExhibitBundle(folder), workers: 1, backend: 'wasm' });
  service = await startService(pool);
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await pool?.close();
  if (folder) await rm(folder, { recursive: true });
});

const headlineOf = (page: Page) => page.innerText('.bag-result h3');
/** Few tablets of a photo stand there with their whole result, many as tiles. */
const tabletCount = (page: Page) => page.locator('#photos .tablet, #photos .tile').count();
const switchOf = (page: Page) => page.locator('input[name=one-bag]');

describe.skipIf(!chromiumIsInstalled)(`all from one bag, on a phone${WITHOUT_CHROMIUM}`, () => {
  test('one headline above the tablets, more photos can be added, and it works offline', {
    timeout: 300_000,
  }, async () => {
    const context = await openPhone(browser);
    const page = await context.newPage();
    await openReady(page, service.url);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await service.close();
    await context.setOffline(true);
    await page.goto(service.url);
    await page.locator('#model-state[data-ready]').waitFor();

    // For one tablet there is no switch.
    await choose(page, samplePath('face-m.jpg'));
    expect(await switchOf(page).count()).toBe(0);

    await choose(page, samplePath('pile.jpg'));
    expect(await switchOf(page).isChecked()).toBe(true);
    const headline = await headlineOf(page);
    expect(headline).not.toMatch(/[%\d]/);
    const bag = await page.innerText('.bag-result');
    expect(bag).toContain(say('warning', 'en'));
    expect(bag).toContain(say('exhibit_no_share', 'en'));
    for (const code of CARD) expect(await page.innerText('#card')).toContain(say(code, 'en'));
    // Above the tablets.
    const [above, below] = await Promise.all([
      page.locator('.bag-result').boundingBox(),
      page.locator('#photos .tile').first().boundingBox(),
    ]);
    expect(above?.y).toBeLessThan(below?.y ?? 0);
    const counted = (text: string) => Number(/of (\d+) tablets/.exec(text)?.[1]);
    const before = counted(bag);
    expect(before).toBe(await tabletCount(page));
    await page.locator('#choose-more').setInputFiles(samplePath('face-30.jpg'));
    await page.locator('#photos > li').nth(2).waitFor();
    await page.locator('main:not(:has(progress))').waitFor();
    expect(counted(await page.innerText('.bag-result'))).toBe(before + 1);

    await page.locator('#language').selectOption('es');
    expect(await headlineOf(page)).toMatch(/^Todos los comprimidos juntos: /);
    await switchOf(page).uncheck();
    expect(await page.locator('.bag-result').count()).toBe(0);
    expect(await tabletCount(page)).toBe(before + 1);
    await context.close();
  });
});
