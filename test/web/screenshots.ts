import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { say } from '../../src/core/words/say.ts';
import { startPool, startService } from '../http/service.ts';
import { launchChromium, openPhone } from './chromium.ts';
import { choose, fakeCameraVideo, openReady, samplePath } from './page-tools.ts';

/** Takes the pictures of the page's main views for docs/page.md, with the samples and a camera that shows one of them. */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));

const pool = await startPool();
const service = await startService(pool);
const video = await fakeCameraVideo([samplePath('face-m.jpg')]);
const browser = await launchChromium([
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${video.path}`,
]);

async function take(name: string, options: BrowserContextOptions, view: (page: Page) => Promise<void>): Promise<void> {
  const context = await openPhone(browser, { deviceScaleFactor: 1.5, reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  await openReady(page, service.url);
  await view(page);
  await page.screenshot({ path: `${folder}${name}.png` });
  await context.close();
  console.log(`${name}.png`);
}

const scrollTo = (page: Page, selector: string) =>
  page.evaluate(`document.querySelector(${JSON.stringify(selector)}).scrollIntoView()`);

await mkdir(folder, { recursive: true });
await take('start', {}, async () => undefined);
await take('result', {}, async (page) => {
  await choose(page, samplePath('pile.jpg'));
  await scrollTo(page, '#photos h3');
});
await take('bag', {}, async (page) => {
  await choose(page, samplePath('pile.jpg'));
});
await take('grid', {}, async (page) => {
  await choose(page, samplePath('pile.jpg'));
  await scrollTo(page, '.grid');
});
await take('tablet', {}, async (page) => {
  await choose(page, samplePath('pile.jpg'));
  await page.locator('.tile').first().click();
  await page.locator('.tablet-dialog').waitFor();
});
await take('why', { colorScheme: 'dark' }, async (page) => {
  await choose(page, samplePath('face-m.jpg'));
  await page.getByText(say('page_why', 'en', { number: 1 })).click();
  await page.locator('.crops canvas').nth(1).waitFor();
  await scrollTo(page, '.tablet details:last-of-type');
});
await take('camera', {}, async (page) => {
  await page.getByRole('button', { name: say('page_guided', 'en') }).click();
  await page.locator('#shutter:enabled').waitFor();
  await page.waitForTimeout(3000);
  await scrollTo(page, '#camera-title');
});
await take('save', {}, async (page) => {
  await choose(page, samplePath('face-30.jpg'));
  await page.getByRole('button', { name: say('page_save', 'en') }).click();
  await page.locator('dialog img').waitFor();
});
await take('spanish', { locale: 'es-MX', colorScheme: 'dark' }, async (page) => {
  await choose(page, samplePath('face-30.jpg'));
  await scrollTo(page, '#photos h3');
});

await browser.close();
await video.remove();
await service.close();
await pool.close();
