import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

/** Debian's, or another one that TELLTALE_CHROMIUM names. */
const EXECUTABLE = process.env['TELLTALE_CHROMIUM'] ?? '/usr/bin/chromium';

/** Tests of the page and the gallery need a browser; without one they are skipped with a line that says what to install. */
export const chromiumIsInstalled = existsSync(EXECUTABLE);
export const WITHOUT_CHROMIUM = chromiumIsInstalled
  ? ''
  : ' (skipped: apt-get install chromium, or name one in TELLTALE_CHROMIUM)';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A new browser with a fresh profile. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: EXECUTABLE, headless: true, args: [...ARGUMENTS, ...more] });
}

/** A context with the viewport of a phone held upright. */
export async function openPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    ...options,
  });
}
