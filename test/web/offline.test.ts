import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../src/core/words/say.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { startPool, startService } from '../http/service.ts';
import { chromiumIsInstalled, launchChromium, openPhone, WITHOUT_CHROMIUM } from './chromium.ts';
import { choose, openReady, samplePath } from './page-tools.ts';

let pool: ExaminerPool;
let browser: Browser;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  pool = await startPool();
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await pool?.close();
});

describe.skipIf(!chromiumIsInstalled)(`offline after the first visit${WITHOUT_CHROMIUM}`, () => {
  test('the page opens and examines a photo without service and network', async () => {
    const service = await startService(pool);
    const context = await openPhone(browser);
    const page = await context.newPage();
    await openReady(page, service.url);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await service.close();
    await context.setOffline(true);
    await page.goto(service.url);
    await page.locator('#model-state[data-ready]').waitFor();
    await choose(page, samplePath('face-30.jpg'));
    expect(await page.innerText('#photos')).toContain(say('page_examined_device', 'en'));
    expect(await page.locator('.tablet h4').count()).toBe(1);
    // The server is unreachable, and the photo is not lost.
    await page.locator('input[value=server]').check();
    await choose(page, samplePath('face-m.jpg'));
    expect(await page.innerText('#photos')).toContain(say('page_unreachable', 'en'));
    await page.locator('input[value=device]').check();
    await page.getByRole('button', { name: say('page_try_again', 'en') }).click();
    await page.locator('.tablet h4').nth(1).waitFor();
    await context.close();
  });

  test('it can be installed: a manifest with icons, and a page under a service worker', async () => {
    const service = await startService(pool);
    const manifest = (await (await fetch(`${service.url}/app.webmanifest`)).json()) as { icons: { src: string }[] };
    for (const { src } of manifest.icons) expect((await fetch(service.url + src)).status).toBe(200);
    await service.close();
  });
});
