import type { Browser, BrowserContext, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decide } from '../../src/core/decide/decide.ts';
import { describe as describePhoto } from '../../src/core/describe.ts';
import { VERDICTS } from '../../src/core/examination.ts';
import { CARD } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { goodQuality, otherImprint, plainM, settings, tablet } from '../contract/examples.ts';
import { startPool, startService } from '../http/service.ts';
import { chromiumIsInstalled, launchChromium, openPhone, WITHOUT_CHROMIUM } from './chromium.ts';
import { choose, openReady, samplePath } from './page-tools.ts';

const SCREEN = { width: 390, height: 844 };

let pool: ExaminerPool;
let service: RunningServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  pool = await startPool();
  service = await startService(pool);
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await pool?.close();
});
beforeEach(async () => {
  if (!chromiumIsInstalled) return;
  context = await openPhone(browser, { viewport: SCREEN });
  page = await context.newPage();
  await openReady(page, service.url);
});
afterEach(async () => {
  await context?.close();
});

/** The sample with twelve tablets, and two thirds of it once more below: about twenty tablets in an upright photo. */
async function twoPiles() {
  const pile = await sharp(samplePath('pile.jpg')).toBuffer();
  const { width = 0, height = 0 } = await sharp(pile).metadata();
  const less = Math.round((2 * height) / 3);
  const below = await sharp(pile).extract({ left: 0, top: 0, width, height: less }).toBuffer();
  const buffer = await sharp({ create: { width, height: height + less, channels: 3, background: '#8a5a44' } })
    .composite([
      { input: pile, left: 0, top: 0 },
      { input: below, left: 0, top: height },
    ])
    .jpeg({ quality: 92 })
    .toBuffer();
  return { name: 'piles.jpg', mimeType: 'image/jpeg', buffer };
}

/** Has the service answer with a photo of this many tablets in rows, of every verdict. */
async function answerWithTablets(count: number) {
  const [width, height] = [1200, 900];
  const columns = Math.ceil(Math.sqrt((count * width) / height));
  const findings = Array.from({ length: count }, (_, i) => {
    const [cx, cy] = [((i % columns) + 0.5) * (width / columns), (Math.floor(i / columns) + 0.5) * (width / columns)];
    const evidence = i % 5 === 0 ? otherImprint : { ...plainM, counterfeitLogit: ((i * 37) % 100) / 10 - 5 };
    const quality = i % 5 === 1 ? { ...goodQuality, glare: 1 } : goodQuality;
    const ellipse = { cx, cy, rx: 0.6 * (width / columns), ry: 0.5 * (width / columns), angle: 20 };
    return decide({ ...tablet, ellipse, quality, evidence }, settings, { prior: 0.5 });
  });
  const photo = { name: 'heap.jpg', sha256: '1'.repeat(64), format: 'jpeg', width, height };
  const buffer = await sharp({ create: { width, height, channels: 3, background: '#7d8fa8' } })
    .jpeg()
    .toBuffer();
  const examination = describePhoto(photo, pool.model, findings, { prior: 0.5, language: 'en' });
  const crop = (await sharp(buffer).resize(64, 64).jpeg().toBuffer()).toString('base64');
  const pictures = { crops: findings.map(() => ({ crop })) };
  await page.route('**/v1/examinations', (route) =>
    route.fulfill({ json: { photos: [{ ...examination, pictures }] } }),
  );
  await page.locator('input[value=server]').check();
  await choose(page, { name: 'heap.jpg', mimeType: 'image/jpeg', buffer });
  return examination;
}

const pageHeight = async () => Number(await page.evaluate('document.documentElement.scrollHeight'));

/** Pairs of numbers in the photo that cover each other on the screen. */
const coveredNumbers = () =>
  page.evaluate(`{
    const boxes = [...document.querySelectorAll('.picture text')].map((text) => [text.textContent, text.getBoundingClientRect()]);
    boxes.flatMap(([a, one], i) => boxes.slice(i + 1)
      .filter(([, other]) => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)
      .map(([b]) => a + ' and ' + b));
  }`);

const numbersOf = (selector: string) =>
  page
    .locator(selector)
    .allTextContents()
    .then((all) => all.map(Number));

describe.skipIf(!chromiumIsInstalled)(`a photo of many tablets, on a phone${WITHOUT_CHROMIUM}`, () => {
  test('of twenty: first results while the rest is examined, then all of it on three screens', {
    timeout: 180_000,
  }, async () => {
    await page.evaluate(`{
      globalThis.seen = [];
      new MutationObserver(() => {
        const bar = document.querySelector('#photos progress');
        if (bar !== null) seen.push([bar.value, bar.max, document.querySelectorAll('.tile').length]);
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    }`);
    await choose(page, await twoPiles());
    const tablets = await page.locator('.tile').count();
    expect(tablets).toBeGreaterThanOrEqual(18);
    expect(tablets).toBeLessThanOrEqual(22);
    // Some tablets were looked at and shown before the others.
    const seen = (await page.evaluate('seen')) as [value: number, max: number, tiles: number][];
    expect(seen).toContainEqual([0, expect.toSatisfy((max: number) => max >= tablets), 0]);
    expect(seen).toContainEqual([16, expect.toSatisfy((max: number) => max > 16), expect.toSatisfy((n) => n > 10)]);

    const text = await page.innerText('#photos');
    expect(text).toContain(`Tablets found: ${tablets}.`);
    expect(await page.innerText('main')).toContain(say('warning', 'en'));
    expect(await pageHeight()).toBeLessThanOrEqual(3 * SCREEN.height);
    expect(await coveredNumbers()).toEqual([]);
    expect((await numbersOf('.picture text')).sort((a, b) => a - b)).toEqual(
      Array.from({ length: tablets }, (_, i) => i + 1),
    );
    // The safety card stands there once, and in view.
    for (const code of CARD) expect(await page.getByText(say(code, 'en')).count()).toBe(1);
    const card = await page.locator('#card').boundingBox();
    expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThanOrEqual(SCREEN.height + 1);
  });

  test('opens a tablet in full: by keyboard, with the next one, and back to where it was', async () => {
    const { tablets } = await answerWithTablets(40);
    const ratios = (await numbersOf('.group:first-of-type .tile')).map(
      (number) => tablets[number - 1]?.counterfeit?.log10LikelihoodRatio ?? Number.NaN,
    );
    expect(ratios.length).toBeGreaterThan(3);
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
    expect(tablets[(await numbersOf('.tile'))[0]! - 1]?.verdict).toBe(VERDICTS[0]);

    const second = page.locator('.tile').nth(1);
    await page.locator('.tile').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('heading').innerText()).toBe(await second.getAttribute('aria-label'));
    expect(await dialog.innerText()).toContain(say('warning', 'en'));
    const box = await dialog.boundingBox();
    expect(box?.height).toBeLessThan(0.7 * SCREEN.height);
    await dialog.getByRole('button', { name: say('page_next', 'en') }).press('Enter');
    const third = await page.locator('.tile').nth(2).getAttribute('aria-label');
    expect(await dialog.getByRole('heading').innerText()).toBe(third);
    await page.keyboard.press('Escape');
    await page.locator('.tablet-dialog').waitFor({ state: 'detached' });
    const name = await second.getAttribute('aria-label');
    await expect.poll(() => page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(name);
  });

  test('a tap on a tablet in the photo opens its result', async () => {
    await answerWithTablets(40);
    await page.evaluate("document.querySelector('.picture').scrollIntoView()");
    const { x, y, width, height } = (await page.locator('.picture ellipse.outline').nth(17).boundingBox())!;
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    expect(await page.getByRole('dialog').getByRole('heading').innerText()).toMatch(/^Tablet 18: /);
  });

  test('of two hundred: no number covers another, and long groups open on demand', async () => {
    await answerWithTablets(200);
    expect(await page.locator('.picture text').count()).toBe(200);
    expect(await coveredNumbers()).toEqual([]);
    expect(await page.innerText('.group.no_difference_seen')).toContain(say('explanation_no_difference_seen', 'en'));
    expect(await page.locator('.tile').count()).toBeLessThanOrEqual(5 * 20);
    expect(await pageHeight()).toBeLessThanOrEqual(5 * SCREEN.height);
    const showAll = page.getByRole('button', { name: /^Show all/ });
    for (let left = await showAll.count(); left > 0; left--) await showAll.first().click();
    expect((await numbersOf('.tile')).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
  });

  test('can be kept as a picture, and its summary is in the history', async () => {
    const { summary } = await answerWithTablets(200);
    await page.getByRole('button', { name: say('page_keep', 'en') }).click();
    await page.getByText(say('page_kept', 'en')).waitFor();
    await page.getByRole('button', { name: say('page_history', 'en'), exact: true }).click();
    expect(await page.innerText('#history')).toContain(summary?.message);
    const [width, height] = (await page.evaluate(`{
      const image = document.querySelector('#history img');
      image.decode().then(() => [image.naturalWidth, image.naturalHeight]);
    }`)) as [number, number];
    // Browsers draw nothing that is much higher.
    expect(height).toBeLessThan(4 * width);
  });
});
