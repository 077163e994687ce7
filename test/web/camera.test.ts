import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../src/core/words/say.ts';
import type { RunningServer } from '../../src/http/start-server.ts';
import type { ExaminerPool } from '../../src/runtime/pool/examiner-pool.ts';
import { startPool, startService } from '../http/service.ts';
import { chromiumIsInstalled, launchChromium, openPhone, WITHOUT_CHROMIUM } from './chromium.ts';
import { fakeCameraVideo, openReady, samplePath } from './page-tools.ts';

let pool: ExaminerPool;
let service: RunningServer;

beforeAll(async () => {
  if (!chromiumIsInstalled) return;
  pool = await startPool();
  service = await startService(pool);
}, 120_000);
afterAll(async () => {
  await service?.close();
  await pool?.close();
});

/** Runs in a browser whose camera shows these pictures in turn, a second each. */
async function withCamera(files: readonly string[], use: (browser: Browser) => Promise<void>): Promise<void> {
  const video = await fakeCameraVideo(files);
  const browser = await launchChromium([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video.path}`,
  ]);
  try {
    await use(browser);
  } finally {
    await browser.close();
    await video.remove();
  }
}

describe.skipIf(!chromiumIsInstalled)(`the camera${WITHOUT_CHROMIUM}`, () => {
  test('guides the user through both faces, and judges them together', async () => {
    await withCamera([samplePath('face-m.jpg'), samplePath('face-30.jpg')], async (browser) => {
      const page = await (await openPhone(browser)).newPage();
      await openReady(page, service.url);
      await page.getByRole('button', { name: say('page_guided', 'en') }).click();
      await page.locator('#shutter:enabled').waitFor();
      const hints = new Set<string>();
      for (let look = 0; look < 12; look++) {
        hints.add(await page.innerText('#hint'));
        await page.waitForTimeout(250);
      }
      const known = (['wait', 'dark', 'glare', 'none', 'one', 'closer', 'centre', 'still', 'ready'] as const).map(
        (hint) => say(`page_hint_${hint}`, 'en'),
      );
      for (const hint of hints) expect([...known, say('page_camera_starting', 'en')]).toContain(hint);
      await page.locator('#shutter').click();
      await page.getByText(say('page_camera_second', 'en')).waitFor();
      await page.waitForTimeout(1100);
      await page.locator('#shutter').click();
      await page.locator('.tablet.pair').waitFor();
      expect(await page.locator('#photos > li').count()).toBe(2);
      expect(await page.innerText('#photos')).toContain(say('page_examined_device', 'en'));
    });
  });

  test('one face is enough to continue, and the result says which face is missing', async () => {
    await withCamera([samplePath('face-m.jpg')], async (browser) => {
      const page = await (await openPhone(browser)).newPage();
      await openReady(page, service.url);
      await page.getByRole('button', { name: say('page_guided', 'en') }).click();
      await page.locator('#shutter:enabled').waitFor();
      await page.locator('#shutter').click();
      await page.getByRole('button', { name: say('page_camera_one_face', 'en') }).click();
      await page.locator('.tablet.pair').waitFor();
      const face = say('face_30', 'en');
      expect(await page.innerText('.tablet.pair')).toContain(say('combined_face_missing', 'en', { face }));
    });
  });

  test('without permission, a message names the other way to a photo', async () => {
    const browser = await launchChromium(['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
    const page = await (await openPhone(browser)).newPage();
    await openReady(page, service.url);
    await page.getByRole('button', { name: say('page_guided', 'en') }).click();
    await page.getByText(say('page_camera_refused', 'en')).waitFor();
    await page.getByRole('button', { name: say('page_back', 'en') }).click();
    await page.locator('#choose').waitFor({ state: 'attached' });
    await browser.close();
  });
});
