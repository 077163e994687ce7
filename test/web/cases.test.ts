import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../src/core/words/say.ts';
import { type Cases, casesOf } from '../../src/http/cases/cases.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { startPool, startService } from '../http/service.ts';
import { findings } from './axe.ts';
import { chromiumIsInstalled, launchChromium, openPhone, WITHOUT_CHROMIUM } from './chromium.ts';
import { samplePath } from './page-tools.ts';

let pool: ExaminerPool;
let folder: string;
let cases: Cases;
let service: RunningServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  pool = await startPool();
  folder = await mkdtemp(join(tmpdir(), 'telltale-cases-page-'));
  const batches = { url: undefined, schema: 'telltale', root: undefined, goneAfterMs: 1000, retryDelaySeconds: 1 };
  cases = casesOf({ evidenceFolder: folder, batches }, '1.2.3') as Cases;
  service = await startService(pool, { cases });
  browser = await launchChromium();
  page = await (await openPhone(browser, { reducedMotion: 'reduce' })).newPage();
  await page.goto(service.url);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await cases?.store.close();
  await pool?.close();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

const button = (code: Parameters<typeof say>[0], values = {}) =>
  page.getByRole('button', { name: say(code, 'en', values), exact: true });

/** No violation, light or dark, and nothing scrolls sideways. */
async function expectUsable(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect([colorScheme, ...(await findings(page))]).toEqual([colorScheme]);
  }
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  const small =
    await page.evaluate(`[...document.querySelectorAll('.cases button, .cases .button, .cases select, .cases summary')]
    .filter((element) => element.getBoundingClientRect().height < 44 && element.checkVisibility())
    .map((element) => element.textContent)`);
  expect(small).toEqual([]);
}

/** A picture for people, where TELLTALE_SHOTS names a folder. */
async function shoot(name: string): Promise<void> {
  const shots = process.env['TELLTALE_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

describe.skipIf(!chromiumIsInstalled)(`cases on the page${WITHOUT_CHROMIUM}`, () => {
  test('a case from its creation to a laboratory result, over a broken connection', async () => {
    await button('page_cases').click();
    await page.getByLabel(say('page_case_actor', 'en')).fill('Officer Lee');
    await page.getByText(say('page_case_new', 'en')).click();
    await expectUsable();
    await page.getByLabel(say('page_case_name', 'en')).fill('2026-114');
    await button('page_case_create').click();
    // The first piece does not arrive; the upload goes on by itself.
    let broken = 0;
    await page.route('**/uploads/*', (route) =>
      route.request().method() === 'PATCH' && broken++ === 0 ? route.abort() : route.continue(),
    );
    await page.getByLabel(say('page_case_exhibit', 'en')).fill('bag 1');
    await page.locator('#case-choose').setInputFiles(samplePath('three-and-a-block.jpg'));
    await page.locator('.adding').getByText('the connection broke').waitFor();
    const summary = page.locator('#case-photos summary').first();
    await page.locator('main:not(:has(progress))').waitFor();
    await summary.click();
    await page.locator('.picture svg ellipse').first().waitFor();
    expect(broken).toBeGreaterThan(1);
    await page.getByText(say('page_case_review', 'en', { number: 1 })).click();
    await page.getByLabel(say('page_case_opinion', 'en')).first().selectOption('unsure');
    await button('page_case_review_save').first().click();
    await page.getByText(/^Review by Officer Lee, /).waitFor();
    await page.getByText(say('page_case_laboratory', 'en', { number: 1 })).click();
    await page.getByLabel(say('page_case_result', 'en')).first().selectOption('counterfeit');
    await page.getByLabel(say('page_case_laboratory_name', 'en'), { exact: true }).first().fill('County');
    await page.getByLabel(say('page_case_report_date', 'en')).first().fill('2026-03-14');
    await button('page_case_laboratory_save').first().click();
    await page.getByText(/^Laboratory result of County, 2026-03-14: a counterfeit/).waitFor();
    await page.getByText(/^Custody log: /).click();
    // The shipped model is calibrated for several tablets of one source.
    expect(await page.innerText('#case-exhibits')).toContain('Exhibit bag 1: ');
    await shoot('case');
    await expectUsable();
    expect(await page.innerText('.log')).toContain('review_entered (Officer Lee)');
    const downloading = page.waitForEvent('download');
    await button('page_case_download', { name: 'report.pdf' }).click();
    const pdf = await readFile(await (await downloading).path());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await button('page_case_all').click();
    await page.locator('#cases li').first().waitFor();
    await page.getByLabel(say('page_case_review_state', 'en')).selectOption('no');
    await button('page_case_search').click();
    await page.getByText('1 case found').waitFor();
    await shoot('cases');
    await expectUsable();
  }, 120_000);

  test('a case is closed, reopened and held, and the marks of a gallery become reviews', async () => {
    await page.getByRole('button', { name: '2026-114', exact: true }).click();
    await page.getByText(say('page_case_actions', 'en')).click();
    await expectUsable();
    await page.getByLabel(say('page_case_note', 'en')).last().fill('judgment');
    await button('page_case_closed').click();
    await page.getByText(/^This case was closed on .* by Officer Lee\. judgment$/).waitFor();
    await button('page_case_held').click();
    await page.getByText(/^This case has been on legal hold since .*, entered by Officer Lee: /).waitFor();
    await button('page_case_reopened').click();
    await button('page_case_released').click();
    await page.getByText('This case has been on legal hold').waitFor({ state: 'detached' });

    const { photos } = (await (await fetch(`${service.url}/v1/cases/2026-114`)).json()) as {
      photos: { sha256: string; examination: { tablets: { number: number; verdict: string }[] } }[];
    };
    const [{ sha256, examination }] = photos as [(typeof photos)[0]];
    const { verdict } = examination.tablets[1]!;
    const marks = [{ photo: 'x.jpg', sha256, tablet: 2, verdict, mark: 'disagree', at: '2026-03-14T10:00:00.000Z' }];
    const file = { schema: 'telltale.marks/1', model: pool.model, scan: 'x', marks };
    const choose = (text: string) =>
      page.locator('#case-marks').setInputFiles({
        name: 'telltale-marks.json',
        mimeType: 'application/json',
        buffer: Buffer.from(text),
      });
    await choose('{"schema": "another"}');
    await page.getByRole('alert').filter({ hasText: 'telltale-marks.json' }).waitFor();
    await choose(JSON.stringify(file));
    await page.getByText(say('case_imported', 'en', { added: 1, known: 0 })).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await shoot('case-actions');
    await expectUsable();
    await button('page_case_all').click();
  }, 120_000);

  test('an upload that broke off goes on after the page was loaded again', async () => {
    const begun: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && begun.push(new URL(request.url()).pathname));
    await page.unroute('**/uploads/*');
    await page.route('**/uploads/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
    await page.getByRole('button', { name: '2026-114', exact: true }).click();
    await page.locator('#case-choose').setInputFiles(samplePath('face-m.jpg'));
    await page.locator('.adding').getByText('the connection broke').waitFor();
    await page.unroute('**/uploads/*');
    await page.reload();
    await button('page_cases').click();
    await page.getByRole('button', { name: '2026-114', exact: true }).click();
    await page.locator('#case-choose').setInputFiles(samplePath('face-m.jpg'));
    await page
      .getByText(/^face-m.jpg: /)
      .first()
      .waitFor();
    await page.locator('main:not(:has(progress))').waitFor();
    expect(begun.filter((path) => path.endsWith('/uploads'))).toHaveLength(1);
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("upload"))')).toEqual([]);
  }, 120_000);
});
