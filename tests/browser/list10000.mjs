// How long the phone page takes from its address to the painted first rows of the Jobs list, with many jobs on the
// phone: `node list10000.mjs [JOBS] [RUNS]`. The programs are those of EINSATZ_TARGET, target/debug if not said.

import { launch, phoneContext } from './support/browser.mjs';
import { eventually } from './support/eventually.mjs';
import { Office } from './support/office.mjs';
import { PhoneHost } from './support/phone.mjs';

const JOBS = Number(process.argv[2] ?? 10_000);
const RUNS = Number(process.argv[3] ?? 7);
const FIRST_SYNC_MS = 120_000;

/** Milliseconds from the navigation until the first row with a job in it is on the screen. */
async function painted(page, address) {
  await page.goto('about:blank');
  await page.goto(`${address}/#/jobs`, { waitUntil: 'commit' });
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        const look = () => {
          if (document.querySelector('main li a')) {
            // The frame that holds the row, and the one after it: then it is painted.
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
          } else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

const office = await Office.open(['--jobs', String(JOBS)]);
const phone = await PhoneHost.open();
const browser = await launch();
try {
  const people = await office.get('/technicians');
  const busiest = people.reduce((most, one) => (one.open_jobs > most.open_jobs ? one : most));
  await phone.call('pair', { server: office.address, code: await office.pairingCode(busiest.id) });
  const counts = await eventually(
    async () => {
      const { counts } = await phone.call('jobs', { section: 'today', search: '', offset: 0 });
      const all = counts.today + counts.coming + counts.done;
      if (all < JOBS) throw new Error(`${all} of ${JOBS} jobs have come`);
      return counts;
    },
    { within: FIRST_SYNC_MS },
  );
  const context = await phoneContext(browser);
  const page = await context.newPage();
  const times = [];
  for (let run = 0; run <= RUNS; run += 1) times.push(await painted(page, phone.address));
  const [cold, ...warm] = times;
  warm.sort((a, b) => a - b);
  console.log(`jobs on the phone: today ${counts.today}, coming ${counts.coming}, done ${counts.done}`);
  console.log(`first opening ${cold.toFixed(0)} ms`);
  console.log(`median of ${RUNS} more ${warm[Math.floor(warm.length / 2)].toFixed(0)} ms, longest ${warm.at(-1).toFixed(0)} ms`);
} finally {
  await browser.close();
  await phone.remove();
  await office.remove();
}
