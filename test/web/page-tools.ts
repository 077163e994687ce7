import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

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
