// Another language and other colours for the screen that is shown, without leaving it.

/** What every screen is looked at in: each language, and each set of colours. */
export const LANGUAGES = ['de', 'fr', 'it', 'en'];

/** As the settings do it; a phone that cannot be asked follows the system, from the next start on. */
export async function dress(page, host, language, theme) {
  if (host) await host.call('settings', { settings: { language, theme } });
  else await dressAtStart(page, language, theme);
  await worn(page, language, theme);
}

async function dressAtStart(page, language, theme) {
  const debug = await page.context().newCDPSession(page);
  const userAgent = await page.evaluate(() => navigator.userAgent);
  await debug.send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: `${language}-CH` });
  await page.evaluate((wanted) => localStorage.setItem('theme', wanted), theme);
  await page.reload();
}

/** As the choices in the corner do it; a dialog over them does not matter to a script. */
export async function dressOffice(page, language, theme) {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate((wanted) => {
    const select = document.querySelector('select[name=language]');
    select.value = wanted;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }, language);
  await worn(page, language, theme);
}

async function worn(page, language, theme) {
  await page.waitForFunction(
    ([language, theme]) => {
      const { lang, dataset } = document.documentElement;
      return lang.startsWith(language) && dataset.theme === theme;
    },
    [language, theme],
  );
  // Colours glide over; what is looked at has arrived.
  await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {}))));
}
