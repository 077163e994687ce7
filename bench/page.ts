import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { startPool, startService } from '../test/http/service.ts';
import { launchChromium, openPhone } from '../test/web/chromium.ts';
import { choose, openReady, samplePath } from '../test/web/page-tools.ts';

/**
 * `npm run bench:page` measures the page in headless Chromium: bytes sent on a first visit, time until it is usable on
 * a CPU slowed down four times, and one 12-megapixel photo on the device with the longest task of the page's own
 * thread.
 */
const SLOWED = 4;
const pool = await startPool();
const service = await startService(pool);
const browser = await launchChromium();

async function firstVisit(): Promise<void> {
  const { url, sentBytes, close } = await countingProxy();
  const page = await (await openPhone(browser)).newPage();
  await openReady(page, url);
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.waitForTimeout(3000);
  console.log(`first visit: ${(sentBytes() / 1e6).toFixed(2)} MB sent, with gzip, networks and all`);
  await page.context().close();
  await close();
}

/**
 * Forwards everything to the service and counts the answers, because workers and service workers send requests outside
 * the page.
 */
async function countingProxy() {
  let bytes = 0;
  const target = Number(new URL(service.url).port);
  const proxy = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    upstream.on('data', (chunk) => {
      bytes += chunk.length;
    });
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const close = () => new Promise((resolve) => proxy.close(resolve));
  return { url: `http://localhost:${port}`, sentBytes: () => bytes, close };
}

async function interactive(): Promise<void> {
  const context = await openPhone(browser);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const startedMs = performance.now();
  await page.goto(service.url, { waitUntil: 'commit' });
  await page.locator('#choose').waitFor({ state: 'attached' });
  await page.evaluate('new Promise((resolve) => setTimeout(resolve))');
  console.log(`usable at a CPU slowed ${SLOWED} times: ${Math.round(performance.now() - startedMs)} ms`);
  await page.locator('#model-state[data-ready]').waitFor();
  console.log(`ready to examine on the device there: ${Math.round(performance.now() - startedMs)} ms`);
  await context.close();
}

async function largePhoto(): Promise<void> {
  const page = await (await openPhone(browser)).newPage();
  await openReady(page, service.url);
  // A file on the disk: bytes passed by the test would be unpacked on the page's own thread.
  const folder = await mkdtemp(join(tmpdir(), 'telltale-bench-'));
  const file = join(folder, 'large.jpg');
  await sharp(samplePath('face-m.jpg')).resize(4000, 3000).jpeg({ quality: 92 }).toFile(file);
  await page.evaluate(`{
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: 'longtask' });
  }`);
  const timesMs: number[] = [];
  for (let i = 0; i < 4; i++) {
    const startedMs = performance.now();
    await choose(page, file);
    await page.locator('.tablet h4').nth(i).waitFor();
    timesMs.push(Math.round(performance.now() - startedMs));
  }
  const longest = Math.round(Number(await page.evaluate('globalThis.longest')));
  console.log(`12-megapixel photo, from choosing to result: ${timesMs.join(', ')} ms; longest task ${longest} ms`);
  await page.context().close();
  await rm(folder, { recursive: true });
}

await firstVisit();
await interactive();
await largePhoto();
await browser.close();
await service.close();
await pool.close();
