// From a dead line in a cellar to a claim on finance's screen, by clicks.

import assert from 'node:assert/strict';
import { dateIn, inTable, inWords } from '../support/dates.mjs';
import { Desk } from '../support/desk.mjs';
import { CUSTOMER } from '../support/office.mjs';
import { stage } from '../support/story.mjs';
import { Technician } from '../support/technician.mjs';

const story = stage();
const SERVICE_ID = 'SID-2026-0042';

story('a failed visit without signal becomes a claim that dispatcher and finance see without a reload', async (scene) => {
  const { office } = scene;
  const anna = await office.technician('Anna Muster');
  const job = await office.job(anna, { customer: { ...CUSTOMER, name: 'Familie Hauptfall' } });
  const { host, page } = await scene.phone();
  const technician = new Technician(page);

  // A wrong code first: a sentence, and what was typed stays.
  await technician.pair(office.address, 'AAAA-AAAA');
  await technician.text('pairing-code').waitFor();
  assert.equal(await technician.field('pair-server').inputValue(), office.address);
  assert.equal(await technician.field('pair-code').inputValue(), 'AAAA-AAAA');
  await technician.pair(office.address, await office.pairingCode(anna));
  await technician.open(job);
  await technician.checkIn();

  // The dispatcher watches the list meanwhile, finance the claims.
  const dispatcher = new Desk(await scene.desk());
  await dispatcher.signIn('dispatcher');
  await dispatcher.search().fill(job.number);
  const row = dispatcher.rows(job.customer.name);
  await row.getByText(dispatcher.say('job-state-on_site')).waitFor();
  const finance = new Desk(await scene.desk());
  await finance.signIn('finance');
  await finance.page.goto(`${scene.office.address}/#/claims`);

  let due = '';
  await scene.offline(async () => {
    await technician.failUntilCall();
    await page.getByText('0800 406 080').first().waitFor();
    await page.getByText('This number is only for questions about such jobs.').first().waitFor();
    // Pressing it is told in the real window: a browser without a screen stops taking input over a tel: link.
    await technician.button('helpline-call', { number: '0800 406 080' }).waitFor();
    await technician.choice('answer-call-yes').click();
    await technician.field('field-contact').fill('Frau Muster');
    await technician.field('field-reference').fill('REF-4711');
    await technician.field('field-reference').blur();
    await scene.kept(host, 'check_out', job, (form) => form.draft.reference === 'REF-4711');

    // The telephone app has pushed this one out of memory.
    await page.reload();
    await technician.question('call', { partner: 'Swisscom' }).waitFor();
    assert.equal(await technician.field('field-contact').inputValue(), 'Frau Muster');
    assert.equal(await technician.field('field-reference').inputValue(), 'REF-4711');

    // Back to the first question and forth again: nothing is lost.
    await page.goBack();
    await technician.question('third_party').waitFor();
    await page.goBack();
    await technician.question('successful').waitFor();
    await technician.button('next').click();
    await technician.question('third_party').waitFor();
    await technician.button('next').click();
    await technician.question('call', { partner: 'Swisscom' }).waitFor();
    assert.equal(await technician.field('field-reference').inputValue(), 'REF-4711');
    await technician.button('next').click();

    await technician.finish('Line not activated');
    due = dateIn(56);
    await technician.text('summary-get').waitFor();
    await page.getByText(inWords(due)).first().waitFor();
    await page.getByText(SERVICE_ID).first().waitFor();
    await technician.button('summary-confirm').click();
    await technician.text('done-leave').waitFor();
    await technician.text('done-state-saved-text').waitFor();
    await technician.text('sync-offline').waitFor();
    await technician.button('done-to-jobs').click();
    await technician.text('trouble-offline').waitFor();
    await technician.go('waiting');
    await page.getByText(technician.say('action-check_out')).first().waitFor();
    await page.getByText(job.customer.name).first().waitFor();
  });

  // The signal is back: it is sent by itself.
  await technician.text('waiting-empty').waitFor({ timeout: 60_000 });
  await technician.go('claims');
  await page.getByText(technician.say('claims-days', { days: 56 })).first().waitFor();
  await page.getByText(SERVICE_ID).first().waitFor();

  await row.getByText(dispatcher.say('job-state-failed')).waitFor({ timeout: 30_000 });
  const claim = finance.rows(SERVICE_ID);
  await claim.getByText(inTable(due)).waitFor({ timeout: 30_000 });
  await row.getByRole('link').click();
  await dispatcher.page.getByText('REF-4711').waitFor();
  assert.deepEqual(scene.broken, []);
});
