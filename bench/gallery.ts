/**
 * `node --import ./bin/typescript.js bench/gallery.ts COUNT` measures how long headless Chromium takes to open the
 * gallery of COUNT photos (default 100,000) from the disk until its lines appear, to filter them, and to scroll to the
 * last one. The rows are made up, one tablet in four photos. Prints a row for bench/README.md.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exampleGallery } from '../test/gallery/example-gallery.ts';
import { launchChromium } from '../test/web/chromium.ts';

const count = Number(process.argv[2] ?? 100_000);
const folder = await mkdtemp(join(tmpdir(), 'telltale-bench-'));

async function timed(work: () => Promise<unknown>): Promise<string> {
  const startedMs = performance.now();
  await work();
  return (performance.now() - startedMs).toFixed(0);
}

try {
  const written = await timed(() => exampleGallery(folder, count));
  const data = join(folder, 'report', 'data');
  const sizes = await Promise.all((await readdir(data)).map(async (name) => (await stat(join(data, name))).size));
  const browser = await launchChromium();
  const page = await browser.newPage();
  const opened = await timed(async () => {
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await page.waitForSelector('.row', { timeout: 120_000 });
  });
  const filtered = await timed(() => page.locator('[name=verdict]').selectOption('likely_counterfeit'));
  const viewed = await timed(() => page.click('[data-view=photos]'));
  await page.click('button[type=reset]');
  const scrolled = await timed(async () => {
    await page.evaluate("{ const list = document.querySelector('.viewport'); list.scrollTop = list.scrollHeight; }");
    await page.waitForSelector(`.row[data-place="${count - 1}"]`);
  });
  const lines = await page.locator('.row').count();
  await browser.close();
  console.log(
    '| Date | Machine | Photos | Data, MB | Made up and written, ms | Opened, ms | Filtered, ms | All photos, ms | To the last one, ms | Lines in the page |',
  );
  console.log(`|${'---|'.repeat(10)}`);
  const cells = [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    count,
    (sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1),
    written,
    opened,
    filtered,
    viewed,
    scrolled,
    lines,
  ];
  console.log(`| ${cells.join(' | ')} |`);
} finally {
  await rm(folder, { recursive: true });
}
