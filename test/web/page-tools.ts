import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { say } from '../../src/core/words/say.ts';

/** A file of samples/. */
export const samplePath = (name: string): string => fileURLToPath(new URL(`../../samples/${name}`, import.meta.url));

/** Opens the page and waits until the device is ready to examine. */
export async function openReady(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('#model-state[data-ready]').waitFor();
}

/** Chooses photos from the phone and waits until nothing is being examined any more. */
export async function choose(
  page: Page,
  files: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
): Promise<void> {
  await page.locator('#choose').setInputFiles(files);
  await page.locator('#photos > li').first().waitFor();
  await page.locator('main:not(:has(progress))').waitFor();
}

/** Empties an open page as a user does: closes what is open, removes every photo, and chooses the device again. */
export async function emptyPage(page: Page): Promise<void> {
  await page.evaluate("for (const dialog of document.querySelectorAll('dialog[open]')) dialog.close()");
  const back = page.getByRole('button', { name: say('page_back', 'en') });
  if ((await page.locator('#choose').count()) === 0) await back.click();
  const photos = page.locator('#photos > li');
  for (let left = await photos.count(); left > 0; left--) {
    await photos
      .first()
      .getByRole('button', { name: /^Remove / })
      .last()
      .click();
    await page.waitForFunction(`document.querySelectorAll('#photos > li').length === ${left - 1}`);
  }
  await page.locator('input[value=device]').check();
}

/** An MJPEG video for Chromium's fake camera that shows `files` in turn, a second each, in a temporary folder. */
export async function fakeCameraVideo(files: readonly string[]): Promise<{ path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'telltale-camera-'));
  const frames = await Promise.all(
    files.map((file) => sharp(file).resize(960, 720, { fit: 'cover' }).jpeg().toBuffer()),
  );
  const path = join(folder, 'camera.mjpeg');
  await writeFile(path, Buffer.concat(frames.flatMap((frame) => Array.from({ length: 30 }, () => frame))));
  return { path, remove: () => rm(folder, { recursive: true }) };
}
