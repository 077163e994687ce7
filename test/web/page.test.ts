import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { startPool, startService } from '../http/service.ts';
import { chromiumIsInstalled, launchChromium, openPhone, WITHOUT_CHROMIUM } from './chromium.ts';
import { choose, emptyPage, openReady, samplePath } from './page-tools.ts';

let pool: ExaminerPool;
let service: RunningServer;
let browser: Browser;
/** Loaded once, and emptied before each test: a page takes seconds to load its model. */
let shared: Visit;
let page: Page;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  pool = await startPool();
  service = await startService(pool);
  browser = await launchChromium();
  shared = await visit();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await pool?.close();
});

interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly requested: readonly string[];
  /** Errors of the page, and its requests to other hosts. */
  readonly faults: readonly string[];
}

/** Opens the page on a phone of its own and waits until it is ready to examine. */
async function visit(): Promise<Visit> {
  const context = await openPhone(browser);
  const opened = await context.newPage();
  const [requested, faults]: [string[], string[]] = [[], []];
  opened.on('pageerror', (error) => faults.push(error.message));
  opened.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  context.on('request', (request) => {
    requested.push(request.url());
    const { protocol, host } = new URL(request.url());
    if (protocol === 'http:' && host !== new URL(service.url).host) faults.push(`requested ${request.url()}`);
  });
  await openReady(opened, service.url);
  return { context, page: opened, requested, faults };
}

describe.skipIf(!chromiumIsInstalled)(`the page on a phone${WITHOUT_CHROMIUM}`, () => {
  beforeEach(async () => {
    ({ page } = shared);
    await emptyPage(page);
  });
  afterEach(() => expect(shared.faults).toEqual([]));

  test('the server gives the same results', async () => {
    await choose(page, samplePath('face-m.jpg'));
    const onDevice = await page.locator('.tablet h4').allInnerTexts();
    await page.locator('input[value=server]').check();
    await choose(page, samplePath('face-m.jpg'));
    const both = await page.locator('.tablet h4').allInnerTexts();
    expect(both).toEqual([...onDevice, ...onDevice]);
    expect(await page.innerText('#photos')).toContain(say('page_examined_server', 'en'));
    await page.locator('.tablet').last().getByText('Why?').click();
    await page.locator('.crops img').first().waitFor();
  });

  test('shows the safety card, and a percentage only for a likely counterfeit', async () => {
    await choose(page, [samplePath('pile.jpg'), samplePath('face-30.jpg'), samplePath('other-imprint.jpg')]);
    const { card } = notice('simulated', 'en');
    for (const sentence of card) expect(await page.innerText('#card')).toContain(sentence);
    expect(await page.locator('#card').isVisible()).toBe(true);
    for (const tablet of await page.locator('.tablet:not(.likely_counterfeit)').all()) {
      const shown = (await tablet.innerText()).replace(/\(90 % interval .*?\)/g, '');
      expect(shown).not.toMatch(/%/);
    }
    for (const headline of await page.locator('.tablet h4').allInnerTexts()) expect(headline).not.toMatch(/%/);
    expect(await page.locator('.tablet', { hasText: say('warning', 'en') }).count()).toBe(
      await page.locator('.tablet').count(),
    );
  });

  test('shows why: the upright tablet, and a coarse occlusion map if it was compared', async () => {
    await choose(page, samplePath('face-m.jpg'));
    await page.locator('.tablet').getByText('Why?').click();
    await page.locator('.crops canvas').nth(1).waitFor();
    expect(await page.locator('.crops canvas').first().getAttribute('aria-label')).toContain('round and upright');
  });

  test('an unreadable, an empty and a damaged file get a message, and the other photos stay', async () => {
    const jpeg = readFileSync(samplePath('face-m.jpg'));
    await choose(page, [
      { name: 'good.jpg', mimeType: 'image/jpeg', buffer: jpeg },
      { name: 'text.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo') },
      { name: 'empty.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(0) },
      { name: 'cut.jpg', mimeType: 'image/jpeg', buffer: jpeg.subarray(0, jpeg.length / 2) },
    ]);
    const text = await page.innerText('#photos');
    expect(text).toContain(say('photo_not_an_image', 'en'));
    expect(text).toContain(say('photo_empty', 'en'));
    expect(text).toContain(say('photo_damaged', 'en', { format: 'JPEG' }));
    expect(text).toContain(say('page_error_next', 'en'));
    expect(await page.locator('.tablet').count()).toBe(1);
    expect(await page.locator('#photos > li').count()).toBe(4);
  });

  test('a photo without a tablet gets advice', async () => {
    await choose(page, samplePath('no-tablet.jpg'));
    expect(await page.innerText('#photos')).toContain(say('explanation_no_tablet', 'en'));
    expect(await page.innerText('#photos')).toContain(say('warning', 'en'));
  });

  test('a file of more than 50 MB is refused on the device', async () => {
    await page.evaluate(`{
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(51_000_000)], 'large.jpg'));
      const input = document.querySelector('#choose');
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }`);
    await page.getByText(say('photo_too_large_bytes', 'en', { maxMegabytes: 50 })).waitFor();
  });

  test('a HEIC photo is examined on the device, and its decoder is loaded only then', async () => {
    const { requested } = shared;
    expect(requested.some((url) => url.includes('open-heic'))).toBe(false);
    const heic = readFileSync(new URL('../../src/photo/fixtures/display-p3.heic', import.meta.url));
    await choose(page, { name: 'photo.heic', mimeType: 'image/heic', buffer: heic });
    expect(await page.innerText('#photos')).toContain(say('headline_no_tablet', 'en'));
    expect(await page.innerText('#photos')).toContain(say('page_not_shown', 'en'));
  });

  test('a TIFF, which browsers cannot open, is sent only if the user agrees', async () => {
    const buffer = await sharp(samplePath('face-m.jpg')).tiff().toBuffer();
    await choose(page, { name: 'scan.tif', mimeType: 'image/tiff', buffer });
    expect(await page.innerText('#photos')).toContain(say('page_not_on_device', 'en', { format: 'TIFF' }));
    await page.getByRole('button', { name: say('page_send_this', 'en') }).click();
    await page.locator('.tablet h4').waitFor();
    expect(await page.innerText('#photos')).toContain(say('page_examined_server', 'en'));
  });

  test('errors of the server are shown, and the photos can be tried again', async () => {
    await page.locator('input[value=server]').check();
    const problem = { detail: say('service_busy', 'en', { retryAfterSeconds: 5 }) };
    await page.route('**/v1/examinations', (route) => route.fulfill({ status: 503, json: problem }), { times: 1 });
    await choose(page, samplePath('face-m.jpg'));
    expect(await page.innerText('#photos')).toContain(problem.detail);
    await page.route('**/v1/examinations', (route) => route.abort(), { times: 1 });
    await page.getByRole('button', { name: say('page_try_again', 'en') }).click();
    await page.getByText(say('page_unreachable', 'en')).waitFor();
    await page.getByRole('button', { name: say('page_try_again', 'en') }).click();
    await page.locator('.tablet h4').waitFor();
  });

  test('a result can be saved as a picture, once the page has said what is in it, and is kept only on request', async () => {
    await choose(page, samplePath('face-m.jpg'));
    await page.getByRole('button', { name: say('page_save', 'en') }).click();
    expect(await page.innerText('dialog')).toContain(say('page_save_contains', 'en'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: say('page_save_file', 'en') }).click(),
    ]);
    expect((await sharp(await download.path()).metadata()).format).toBe('jpeg');
    await page.getByRole('button', { name: say('page_close', 'en') }).click();
    await page.getByRole('button', { name: say('page_history', 'en'), exact: true }).click();
    await page.getByText(say('page_history_count', 'en', { count: 0 })).waitFor();
    await page.getByRole('button', { name: say('page_back', 'en') }).click();
    await page.getByRole('button', { name: say('page_keep', 'en') }).click();
    await page.getByText(say('page_kept', 'en')).waitFor();
    await page.getByRole('button', { name: say('page_history', 'en'), exact: true }).click();
    await page.getByText(say('page_history_count', 'en', { count: 1 })).waitFor();
    await page.getByRole('button', { name: say('page_history_delete', 'en') }).click();
    await page.getByText(say('page_history_count', 'en', { count: 0 })).waitFor();
  });
});

describe.skipIf(!chromiumIsInstalled)('a page that was just opened', () => {
  let own: Visit;
  beforeEach(async () => {
    own = await visit();
    ({ page } = own);
  });
  afterEach(async () => {
    await own.context.close();
    expect(own.faults).toEqual([]);
  });

  test('examines on the device by default and sends nothing', async () => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url());
    });
    expect(await page.locator('input[value=device]').isChecked()).toBe(true);
    await choose(page, samplePath('pile.jpg'));
    expect(await page.innerText('#photos')).toContain(say('page_examined_device', 'en'));
    expect(await page.locator('.tile').count()).toBeGreaterThan(5);
    expect(await page.locator('.picture ellipse.outline').count()).toBe(await page.locator('.tile').count());
    expect(sent).toEqual([]);
  });

  test('the prior changes the probability and never the verdict', async () => {
    await choose(page, samplePath('face-m.jpg'));
    const headline = await page.innerText('.tablet h4');
    await page.getByText(say('page_probability', 'en')).click();
    const before = await page.innerText('.tablet details[open]');
    await page.locator('.prior input').fill('0.95');
    expect(await page.innerText('.tablet details[open]')).not.toBe(before);
    expect(await page.innerText('.tablet details[open]')).toContain('95 %');
    expect(await page.innerText('.tablet h4')).toBe(headline);
  });

  test('is entirely in Spanish once chosen, earlier results included', async () => {
    await choose(page, samplePath('face-m.jpg'));
    await page.locator('#language').selectOption('es');
    const text = await page.innerText('body');
    for (const sentence of notice('simulated', 'es').card) expect(text).toContain(sentence);
    expect(text).toContain(say('warning', 'es'));
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    expect(text).not.toMatch(/\b(the|and|photo|tablet|with)\b/);
  });
});
