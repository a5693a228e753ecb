// Every phone screen, in both languages and all colours: readable, reachable by a gloved finger, nothing cut off.

import assert from 'node:assert/strict';
import { PHONE, SMALL_PHONE } from '../support/browser.mjs';
import { axeFindings, overflowing, smallTargets } from '../support/look.mjs';
import { phoneTour } from '../support/phone_tour.mjs';
import { dress } from '../support/dress.mjs';
import { stage } from '../support/story.mjs';

const story = stage({ within: 280_000 });

story('axe finds nothing, fingers find everything, and nothing is cut off at 360 pixels or at 200 % text', async (scene) => {
  const found = { axe: [], targets: [], overflow: [], overflowAt200Percent: [] };
  const note = (list, where, findings) => found[list].push(...findings.map((finding) => `${where}: ${finding}`));
  await phoneTour(scene, async (name, page, host) => {
    for (const language of ['de', 'en']) {
      for (const theme of ['light', 'dark', 'sun']) {
        const where = `${name} ${language} ${theme}`;
        await dress(page, host, language, theme);
        note('axe', where, await axeFindings(page));
        if (theme !== 'light') continue;
        note('targets', where, await smallTargets(page));
        await page.setViewportSize(SMALL_PHONE);
        if (language === 'de') note('axe', `${where} 360`, await axeFindings(page));
        note('overflow', where, await overflowing(page));
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        note('overflowAt200Percent', where, await overflowing(page));
        await page.evaluate(() => (document.documentElement.style.fontSize = ''));
        await page.setViewportSize(PHONE);
      }
    }
    await dress(page, host, 'en', 'light');
  });
  assert.deepEqual(found, { axe: [], targets: [], overflow: [], overflowAt200Percent: [] });
  assert.deepEqual(scene.broken, []);
});
