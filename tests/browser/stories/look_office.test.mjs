// Every office screen, in both languages and both colours.

import assert from 'node:assert/strict';
import { dressOffice } from '../support/dress.mjs';
import { axeFindings, overflowing } from '../support/look.mjs';
import { officeTour } from '../support/office_tour.mjs';
import { stage } from '../support/story.mjs';

const story = stage({ within: 280_000 });

story('axe finds nothing and nothing is cut off on any office screen', async (scene) => {
  const found = { axe: [], overflow: [] };
  await officeTour(scene, async (name, page) => {
    for (const language of ['de', 'en']) {
      for (const theme of ['light', 'dark']) {
        const where = `${name} ${language} ${theme}`;
        await dressOffice(page, language, theme);
        found.axe.push(...(await axeFindings(page)).map((finding) => `${where}: ${finding}`));
        if (theme === 'light') found.overflow.push(...(await overflowing(page)).map((finding) => `${where}: ${finding}`));
      }
    }
    await dressOffice(page, 'en', 'light');
  });
  assert.deepEqual(found, { axe: [], overflow: [] });
  assert.deepEqual(scene.broken, []);
});
