import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { catalogues } from '../../src/core/words/catalogue.ts';
import { say } from '../../src/core/words/say.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { startPool, startService } from '../http/service.ts';
import { findings } from './axe.ts';
import { chromiumIsInstalled, launchChromium, openPhone, WITHOUT_CHROMIUM } from './chromium.ts';
import { choose, emptyPage, openReady, samplePath } from './page-tools.ts';

let pool: ExaminerPool;
let service: RunningServer;
let browser: Browser;
/** Loaded once, and emptied before each view. */
let page: Page;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  pool = await startPool();
  service = await startService(pool);
  browser = await launchChromium(['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']);
  page = await (await openPhone(browser, { reducedMotion: 'reduce' })).newPage();
  await openReady(page, service.url);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await pool?.close();
});

const VIEWS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'before any photo': async () => undefined,
  'with results, all opened': async (page) => {
    await choose(page, [samplePath('three-and-a-block.jpg'), samplePath('face-m.jpg'), samplePath('no-tablet.jpg')]);
    await page.evaluate("for (const details of document.querySelectorAll('details')) details.open = true");
    await page.locator('.crops canvas').first().waitFor();
  },
  'of one of many tablets': async (page) => {
    await choose(page, samplePath('pile.jpg'));
    await page.locator('.tile').first().click();
    await page.locator('.tablet-dialog').waitFor();
  },
  'with an error': async (page) => {
    await choose(page, { name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('none') });
  },
  'while saving a result': async (page) => {
    await choose(page, samplePath('face-m.jpg'));
    await page.getByRole('button', { name: say('page_save', 'en') }).click();
    await page.locator('dialog img').waitFor();
  },
  'of the camera': async (page) => {
    await page.getByRole('button', { name: say('page_guided', 'en') }).click();
    await page.locator('#shutter:enabled').waitFor();
  },
  'of the history': async (page) => {
    await page.getByRole('button', { name: say('page_history', 'en'), exact: true }).click();
    await page.locator('#history').waitFor({ state: 'attached' });
  },
};

describe.skipIf(!chromiumIsInstalled)(`access${WITHOUT_CHROMIUM}`, () => {
  beforeEach(() => emptyPage(page));

  test.each(Object.entries(VIEWS))('axe-core finds no violation in the view %s, light or dark', async (_, open) => {
    await open(page);
    // The page follows the scheme by its style sheet alone, so it need not be loaded again.
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, ...(await findings(page))]).toEqual([colorScheme]);
    }
    await page.emulateMedia({ colorScheme: null });
  });

  test('axe-core reports a violation', async () => {
    await page.evaluate("document.querySelector('main').append(document.createElement('input'))");
    expect(await findings(page)).toEqual([expect.stringMatching(/^label: <input>/)]);
    await page.evaluate("document.querySelector('main > input').remove()");
  });

  test('at twice the size nothing scrolls sideways, and targets are at least 44 pixels high', async () => {
    const whole = page.viewportSize();
    await page.setViewportSize({ width: 195, height: 422 });
    await choose(page, samplePath('face-m.jpg'));
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    const small = await page.evaluate(`[...document.querySelectorAll('button, .button, select, summary, .choice')]
      .filter((element) => element.getBoundingClientRect().height < 44).map((element) => element.textContent)`);
    expect(small).toEqual([]);
    expect(await page.locator('#card').isVisible()).toBe(true);
    if (whole !== null) await page.setViewportSize(whole);
  });

  test('all of the safety card is in view on a phone, in every language', async () => {
    for (const language of Object.keys(catalogues)) {
      const context = await openPhone(browser, { locale: language });
      const phone = await context.newPage();
      await openReady(phone, service.url);
      expect(await phone.getAttribute('html', 'lang')).toBe(language);
      expect(await phone.evaluate('card.scrollHeight - card.clientHeight')).toBe(0);
      await context.close();
    }
  });

  test('every control can be reached by keyboard alone, with a visible focus', async () => {
    const context = await openPhone(browser, { isMobile: false, hasTouch: false });
    const desktop = await context.newPage();
    await openReady(desktop, service.url);
    await choose(desktop, samplePath('face-m.jpg'));
    const reached = new Set<string>();
    for (let step = 0; step < 25; step++) {
      await desktop.keyboard.press('Tab');
      const at = await desktop.evaluate(`{
        const at = document.activeElement;
        const style = getComputedStyle(at.closest('.button') ?? at);
        at === document.body ? '' : (style.outlineStyle === 'none' ? 'unseen ' : '') + (at.id || at.textContent || at.name);
      }`);
      reached.add(String(at));
    }
    expect([...reached].filter((name) => name.startsWith('unseen'))).toEqual([]);
    const wanted = [
      'language',
      'choose',
      say('page_guided', 'en'),
      say('page_why', 'en', { number: 1 }),
      say('page_save', 'en'),
    ];
    expect([...reached]).toEqual(expect.arrayContaining(wanted));
    await context.close();
  });
});
