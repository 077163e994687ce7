import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scanFiles } from '../../src/batch/scan/scan-files.ts';
import { decide } from '../../src/core/decide/decide.ts';
import type { ExhibitRow } from '../../src/core/exhibit-row.ts';
import { notice } from '../../src/core/words/notice.ts';
import { say } from '../../src/core/words/say.ts';
import { parseMarks } from '../../src/store/cases/import-marks.ts';
import { exampleRecord, exampleRow, putScan } from '../batch/example-scan.ts';
import { goodQuality, plainM, settings, tablet } from '../contract/examples.ts';
import { chromiumIsInstalled, launchChromium, WITHOUT_CHROMIUM } from '../web/chromium.ts';
import { exampleGallery, finishExampleScan } from './example-gallery.ts';

const PHOTOS = 5000;

let folder: string;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

describe.runIf(chromiumIsInstalled)(`the gallery, opened from the disk${WITHOUT_CHROMIUM}`, () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'telltale-gallery-'));
    await exampleGallery(folder, PHOTOS);
    browser = await launchChromium();
    page = await (
      await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })
    ).newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('blob:')) complaints.push(request.url());
    });
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await page.waitForSelector('.row');
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  const shown = () => page.textContent('#shown');
  const filter = (name: string, value: string) => page.locator(`[name=${name}]`).selectOption(value);
  const reset = () => page.click('button[type=reset]');
  const view = (name: string) => page.click(`[data-view=${name}]`);
  const scrollTo = (place: string) =>
    page.evaluate(`{ const list = document.querySelector('.viewport'); list.scrollTop = ${place}; }`);
  const ratios = async () =>
    (await page.locator('.row .said span:nth-child(2)').allTextContents())
      .map((text) => Number(/ratio ([\d.,]+)/.exec(text)?.[1]?.replaceAll(',', '')))
      .filter((ratio) => !Number.isNaN(ratio));

  test('shows the safety card, the source of its calibration and the warning', async () => {
    const text = await page.textContent('header');
    const { card, calibratedOn } = notice('simulated', 'en');
    for (const sentence of [...card, calibratedOn, say('warning', 'en')]) expect(text).toContain(sentence);
    expect(await page.textContent('.detail')).toContain('Calibrated on: simulation');
  });

  test('lists tablets by likelihood ratio, with crops, and only the visible rows are in the page', async () => {
    expect(await shown()).toBe('1,250 of 1,250 shown');
    const first = await ratios();
    expect(first.length).toBeGreaterThan(5);
    expect(first).toEqual([...first].sort((a, b) => b - a));
    expect(await page.locator('.row').count()).toBeLessThan(60);
    await scrollTo('list.scrollHeight / 3');
    await expect.poll(async () => (await ratios())[0]).toBeLessThan(first[0] ?? 0);
    expect(await page.locator('.row').count()).toBeLessThan(60);
    await scrollTo('list.scrollHeight');
    await expect.poll(() => page.locator('.row').last().getAttribute('data-place')).toBe('1249');
  });

  test('filters by verdict, face, folder, date, refusal and name', async () => {
    await filter('verdict', 'other_imprint');
    expect(await shown()).toBe('250 of 1,250 shown');
    await reset();
    await filter('face', 'M');
    expect(await page.locator('.row .said').allTextContents()).not.toContain('another imprint');
    await reset();
    await filter('refusal', 'too_much_glare');
    expect(await shown()).toBe('250 of 1,250 shown');
    await reset();
    await view('photos');
    expect(await shown()).toBe('5,000 of 5,000 shown');
    await filter('folder', '2008');
    expect(await shown()).toBe('250 of 5,000 shown');
    await filter('folder', '2008/case 3');
    expect(await shown()).toBe('50 of 5,000 shown');
    await reset();
    await page.fill('[name=from]', '2024-01-01');
    expect(await shown()).toBe('250 of 5,000 shown');
    await page.fill('[name=to]', '2024-02-01');
    expect(Number(/^\d+/.exec((await shown()) ?? '')?.[0])).toBeLessThan(60);
    await reset();
    await filter('refusal', 'photo_not_an_image');
    expect(await shown()).toBe('250 of 5,000 shown');
    await reset();
    await page.fill('[name=name]', 'img_000123');
    expect(await shown()).toBe('1 of 5,000 shown');
    await page.fill('[name=name]', 'nothing of that name');
    expect(await page.textContent('.viewport')).toContain('Nothing matches');
    await reset();
  });

  test('shows the pictures of photos; names are text even if they contain HTML', async () => {
    await expect.poll(() => page.evaluate("document.querySelector('.row img').naturalWidth")).toBe(64);
    expect(await page.locator('.row').first().textContent()).toContain('IMG_000000<b>.jpg');
    expect(await page.locator('.row b').count()).toBe(0);
  });

  test('groups: near duplicates, and look-alikes that are called leads only', async () => {
    await view('near');
    expect(await page.locator('.row.head').first().textContent()).toBe('Group 1, 2 photos');
    await view('alike');
    expect(await page.textContent('.view-note')).toContain('leads only');
    expect(await page.locator('.row.head').first().textContent()).toMatch(/^Group 1, \d+ tablets, M face$/);
    expect(await page.textContent('.rows')).toMatch(/One press to two: [\d.]+ \(90 % interval/);
    await page.locator('.row:not(.head)').nth(1).click();
    expect(await page.textContent('.detail')).toMatch(
      /likeness to the first one is [\d.]+ times as probable for one press/,
    );
    expect(await page.textContent('.view-note')).toContain('Tablets of one photo are not compared');
    await view('tablets');
  });

  test('review by keyboard; marks survive a reload and can be saved as a file', async () => {
    await page.locator('.viewport').focus();
    const [first, second] = await page.locator('.row .where span:first-child').allTextContents();
    await page.keyboard.press('a');
    await page.keyboard.press('d');
    await page.keyboard.press('u');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('n');
    await page.keyboard.type('a note with a, d and e');
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.reload();
    await page.waitForSelector('.row');
    expect(
      await page
        .locator('.row .mark')
        .allTextContents()
        .then((all) => all.slice(0, 4)),
    ).toEqual(['Agree', 'Disagree', 'Unsure, Note', '']);
    await filter('mark', 'disagree');
    expect(await shown()).toBe('1 of 1,250 shown');
    await reset();
    await page.locator('.viewport').focus();
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('e')]);
    const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(download.suggestedFilename()).toBe('telltale-marks.json');
    expect(saved).toMatchObject({ schema: 'telltale.marks/1', model: { name: 'm30' } });
    expect(saved.marks).toMatchObject([
      { photo: first, tablet: 1, verdict: 'likely_counterfeit', mark: 'agree' },
      { photo: second, tablet: 1, mark: 'disagree' },
      { mark: 'unsure', note: 'a note with a, d and e' },
    ]);
    // As `telltale case import --marks` reads them.
    expect(parseMarks(JSON.stringify(saved), 'marks.json').marks).toHaveLength(3);
    expect(saved.marks[0].log10LikelihoodRatio).toBeGreaterThanOrEqual(saved.marks[1].log10LikelihoodRatio);
  });

  test('loads nothing from other hosts and logs no message', async () => {
    // Only the first photos have pictures.
    const others = complaints.filter((text) => !/ERR_FILE_NOT_FOUND/.test(text));
    expect(others).toEqual([]);
  });

  test('opens on exhibits if the scan has them, a row for each folder, with its groups and their crops side by side', async () => {
    const other = join(folder, 'exhibits');
    const files = await exampleGallery(other, 400, 'en', 'folder');
    const exhibits = (await readFile(files.exhibits, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line): ExhibitRow => JSON.parse(line));
    const opened = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await opened.goto(pathToFileURL(files.report).href);
    await opened.waitForSelector('.row.exhibit');
    expect(await opened.textContent('#shown')).toBe(`${exhibits.length} of ${exhibits.length} shown`);
    const text = (await opened.textContent('header')) ?? '';
    expect(text).toContain(`Exhibits: ${exhibits.length}.`);
    expect(text).toContain(say('exhibit_no_share', 'en'));
    expect(await opened.textContent('.view-note')).toContain('no evidence of safety');
    // The worst first.
    const ratios = (await opened.locator('.row.exhibit .said span:nth-child(2)').allTextContents()).map((ratio) =>
      Number(/ratio ([\d.,]+)/.exec(ratio)?.[1]?.replaceAll(',', '')),
    );
    expect(ratios).toEqual([...ratios].sort((a, b) => b - a));
    const name = await opened.locator('.exhibit-name').first().textContent();
    const worst = exhibits.find((exhibit) => exhibit.name === name);
    expect(await opened.locator('.row.exhibit').first().textContent()).toContain(
      say('exhibit_counts', 'en', {
        assessed: worst?.assessed ?? -1,
        tablets: worst?.tablets ?? -1,
        photos: worst?.photos.length ?? -1,
      }),
    );
    expect(await opened.locator('.detail h2').textContent()).toBe(
      say(`headline_${worst?.verdict ?? 'inconclusive'}`, 'en'),
    );
    expect(await opened.locator('.detail .group').count()).toBe(worst?.groups.length);
    const crops = await opened.locator('.detail .group').first().locator('.crops > *').count();
    expect(crops).toBe(worst?.groups[0]?.tablets.length);
    const detail = await opened.locator('.detail').textContent();
    expect(detail).not.toMatch(/%(?! interval)/);
    expect(detail).toMatch(/May come from one press with group 1 of .+: .+ leads only and no proof/);
    await opened.locator('.viewport').focus();
    await opened.keyboard.press('a');
    await opened.locator('[name=verdict]').selectOption('no_difference_seen');
    const calm = exhibits.filter(({ verdict }) => verdict === 'no_difference_seen').length;
    expect(await opened.textContent('#shown')).toBe(`${calm} of ${exhibits.length} shown`);
    await opened.click('button[type=reset]');
    await opened.locator('[name=mark]').selectOption('agree');
    expect(await opened.textContent('#shown')).toBe(`1 of ${exhibits.length} shown`);
    await opened.close();
  });

  test('a photo of more than a dozen tablets begins with their summary', async () => {
    const crowd = join(folder, 'crowd');
    const findings = Array.from({ length: 14 }, (_, i) =>
      decide(
        { ...tablet, quality: goodQuality, evidence: { ...plainM, counterfeitLogit: i === 0 ? 5 : -5 } },
        settings,
        { prior: 0.5 },
      ),
    );
    const row = exampleRow('heap.jpg', '1'.repeat(64), findings);
    const files = scanFiles(crowd);
    await putScan(files, [`${JSON.stringify(row)}\n`], [`${JSON.stringify(exampleRecord('heap.jpg'))}\n`]);
    await finishExampleScan(files, [row]);
    const opened = await browser.newPage();
    await opened.goto(pathToFileURL(files.report).href);
    await opened.click('[data-view=photos]');
    const detail = await opened.locator('.detail').textContent();
    expect(row.summary?.values).toMatchObject({ tablets: 14, likely: 1, noDifference: 13 });
    expect(detail).toContain(row.summary?.message);
    expect(detail?.indexOf(row.summary?.message ?? '?')).toBeLessThan(detail?.indexOf('heap.jpg') ?? 0);
    await opened.click('[data-view=tablets]');
    expect(await opened.locator('.detail').textContent()).not.toContain(row.summary?.message);
    await opened.close();
  });

  test('is in Spanish if the scan was', async () => {
    const spanish = join(folder, 'es');
    await exampleGallery(spanish, 40, 'es');
    const other = await browser.newPage();
    await other.goto(pathToFileURL(join(spanish, 'report.html')).href);
    await other.waitForSelector('.row');
    for (const sentence of notice('simulated', 'es').card)
      expect(await other.textContent('header')).toContain(sentence);
    expect(await other.textContent('main')).toContain(say('gallery_export', 'es'));
    expect(await other.locator('html').getAttribute('lang')).toBe('es');
    await other.close();
  });
});
