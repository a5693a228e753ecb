// Work that came although things had changed: seen with both sides, and decided by a person.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Desk } from '../support/desk.mjs';
import { dressOffice } from '../support/dress.mjs';
import { eventually } from '../support/eventually.mjs';
import { axeFindings, overflowing } from '../support/look.mjs';
import { PhoneHost } from '../support/phone.mjs';
import { HOUSE } from '../support/process.mjs';
import { stage } from '../support/story.mjs';

const PICTURES = process.env.REVIEW_PICTURES ? join(HOUSE, 'target/review-pictures') : undefined;

const story = stage();

async function look(page, name) {
  const found = [];
  for (const language of ['de', 'en']) {
    for (const theme of ['light', 'dark']) {
      await dressOffice(page, language, theme);
      found.push(...(await axeFindings(page)).map((finding) => `${name} ${language} ${theme}: ${finding}`));
      found.push(...(await overflowing(page)).map((finding) => `${name} ${language} ${theme}: ${finding}`));
      if (PICTURES) {
        mkdirSync(PICTURES, { recursive: true });
        await page.screenshot({ path: join(PICTURES, `${name}-${language}-${theme}.png`) });
      }
    }
  }
  await dressOffice(page, 'en', 'light');
  assert.deepEqual(found, []);
}

story('a check-out on a job that was given away meanwhile is seen with both sides, accepted, and paid', async (scene) => {
  const { office } = scene;
  const [luca, sara] = [await office.technician('Luca Zuvor'), await office.technician('Sara Danach')];
  const job = await office.job(luca);
  const phone = await PhoneHost.open();
  try {
    await phone.call('pair', { server: office.address, code: await office.pairingCode(luca) });
    await eventually(() => phone.call('job', { job: job.id }));
    await scene.offline(async () => {
      await phone.call('check_in', { job: job.id });
      await phone.call('check_out', { job: job.id });
      const answers = [
        { kind: 'successful', yes: false },
        { kind: 'carrier', involved: true },
        { kind: 'call', reached: true },
        { kind: 'call_contact', text: 'Frau Muster' },
        { kind: 'technician_visit', needed: true },
        { kind: 'cause', cause: 'line_not_activated' },
      ];
      for (const answer of answers) await phone.call('check_out_answer', { job: job.id, answer });
      await phone.call('check_out_confirm', { job: job.id });
      await phone.host.stop();
    });
    await office.signIn();
    await office.post(`/jobs/${job.id}/assign`, { technician: sara });
    await phone.host.start();
    await eventually(async () => assert.equal((await office.get(`/review?job=${job.id}`)).total, 2));
  } finally {
    await phone.remove();
  }

  const page = await scene.desk();
  const desk = new Desk(page);
  await desk.signIn('dispatcher');
  await desk.go('review');
  await desk.filter('review-column-why', 'not_yours');
  await eventually(async () => assert.equal(await desk.rows('Luca Zuvor').count(), 1));
  assert.match(page.url(), /reason=not_yours/);
  await look(page, 'list');
  await page.goto(`${office.address}/#/jobs/${job.id}`);
  await desk.link('job-open-review').click();
  await eventually(async () => assert.equal(await desk.rows().count(), 2));
  await desk.rows().last().getByRole('link').first().click();
  await desk.text('review-office-side').waitFor();
  assert.ok(await desk.text('review-effect-lead').isVisible());
  await look(page, 'detail');
  await desk.button('review-accept').click();
  await desk.dialog().waitFor();
  await look(page, 'dialog');
  await desk.dialog().getByRole('button', { name: desk.say('review-accept') }).click();
  await desk.dialog().getByRole('alert').or(desk.dialog().locator('[aria-invalid="true"]')).first().waitFor();
  await desk.dialog().getByRole('textbox').fill('He was there at nine');
  await desk.dialog().getByRole('button', { name: desk.say('review-accept') }).click();
  await page.getByText('He was there at nine').first().waitFor();
  const detail = await office.get(`/jobs/${job.id}`);
  assert.equal(detail.claim?.technician, luca, 'who did the work is paid');
  assert.equal(detail.technician_name, 'Luca Zuvor');
  await look(page, 'decided');
  assert.deepEqual(scene.broken, []);
});

story('a file that is no work file is refused with a sentence', async (scene) => {
  const page = await scene.desk();
  const desk = new Desk(page);
  await desk.signIn('dispatcher');
  await desk.go('review');
  await page.locator('input[type=file]').setInputFiles({
    name: 'holiday.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"a photo"}'),
  });
  await page.getByRole('alert').waitFor();
  await look(page, 'import-refused');
});
