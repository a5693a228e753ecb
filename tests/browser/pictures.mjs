// Pictures of every screen: `npm run pictures -- FOLDER [phone|troubles|money|office|bank] [LANGUAGES] [THEMES]`, for example
// `npm run pictures -- /tmp/pictures phone de,en light,dark`.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bankTour } from './support/bank_tour.mjs';
import { launch } from './support/browser.mjs';
import { dress, dressOffice } from './support/dress.mjs';
import { Office } from './support/office.mjs';
import { officeTour } from './support/office_tour.mjs';
import { MONEY } from './support/phone_money.mjs';
import { phoneTour } from './support/phone_tour.mjs';
import { TROUBLES } from './support/phone_troubles.mjs';
import { Scene } from './support/story.mjs';

const [folder, which = 'phone,troubles,money,office,bank', languages = 'de,fr,it,en', themes = 'light,dark'] = process.argv.slice(2);
if (!folder) {
  console.error('Where to? npm run pictures -- FOLDER [phone,troubles,money,office,bank] [de,fr,it,en] [light,dark,sun]');
  process.exit(2);
}
const to = resolve(process.env.INIT_CWD ?? '.', folder);
await mkdir(to, { recursive: true });

let taken = 0;
async function take(page, name, wear) {
  const number = String((taken += 1)).padStart(2, '0');
  for (const language of languages.split(',')) {
    for (const theme of themes.split(',')) {
      await wear(language, theme);
      await page.screenshot({ path: join(to, `${number}-${name}.${language}.${theme}.png`) });
    }
  }
  await wear('en', 'light');
}

const stories = (all) => async (scene, look) => {
  for (const tell of Object.values(all)) await tell(scene, look);
};

const browser = await launch();
try {
  for (const [part, tour] of Object.entries({
    phone: phoneTour,
    troubles: stories(TROUBLES),
    money: stories(MONEY),
    office: officeTour,
    bank: bankTour,
  })) {
    if (!which.split(',').includes(part)) continue;
    taken = 0;
    const office = await Office.open();
    const scene = new Scene(browser, office);
    try {
      await tour(scene, (name, page, host) =>
        take(page, `${part}-${name}`, (language, theme) =>
          part === 'office' || part === 'bank'
            ? dressOffice(page, language, theme === 'sun' ? 'light' : theme)
            : dress(page, host, language, theme),
        ),
      );
    } finally {
      await scene.end();
      await office.remove();
    }
  }
} finally {
  await browser.close();
}
console.log(`The pictures are in ${to}.`);
