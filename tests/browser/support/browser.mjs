// The system's Chromium, and a page in the format of a phone or of a desk.

import { chromium } from 'playwright-core';

export const PHONE = { width: 390, height: 844 };
export const SMALL_PHONE = { width: 360, height: 740 };
/** The narrowest that a page has to fit into without scrolling sideways (WCAG 2.2, 1.4.10). */
export const NARROW_PHONE = { width: 320, height: 640 };
export const DESK = { width: 1440, height: 900 };

const STEP_MS = 10_000;

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ language?: string, size?: { width: number, height: number }, scheme?: 'light' | 'dark' }} [look]
 */
export function phoneContext(browser, { language = 'en', size = PHONE, scheme = 'light' } = {}) {
  return context(browser, { viewport: size, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }, language, scheme);
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {{ language?: string, size?: { width: number, height: number }, scheme?: 'light' | 'dark' }} [look]
 */
export function deskContext(browser, { language = 'en', size = DESK, scheme = 'light' } = {}) {
  return context(browser, { viewport: size, acceptDownloads: true }, language, scheme);
}

async function context(browser, format, language, scheme) {
  const made = await browser.newContext({
    ...format,
    locale: `${language}-CH`,
    timezoneId: 'Europe/Zurich',
    colorScheme: scheme,
    reducedMotion: 'reduce',
  });
  made.setDefaultTimeout(STEP_MS);
  return made;
}
