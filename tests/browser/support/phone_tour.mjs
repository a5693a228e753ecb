// Through every screen of the phone, once: for the checks of accessibility and for the pictures.

import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { CUSTOMER } from './office.mjs';
import { Technician } from './technician.mjs';

/**
 * @param {import('./story.mjs').Scene} scene
 * @param {(name: string, page: import('playwright-core').Page, host: import('./phone.mjs').PhoneHost) => Promise<void>} look
 */
export async function phoneTour(scene, look) {
  const { office } = scene;
  const people = await office.get('/technicians');
  const luca = people.find(({ name }) => name === 'Luca Beispiel').id;
  const failing = await office.job(luca, { customer: { ...CUSTOMER, name: 'Frieda Rundgang' } });
  const transfer = await office.job(luca, { kind: 'transfer_point', customer: { ...CUSTOMER, name: 'Theo Rundgang' } });
  const direct = await office.job(luca, {
    kind: 'repair',
    partner: null,
    service_id: '',
    customer: { ...CUSTOMER, name: 'Rita Rundgang' },
  });
  const { host, page } = await scene.phone();
  await host.call('settings', { settings: { language: 'en', theme: 'light' } });
  const technician = new Technician(page);
  const see = (name) => look(name, page, host);

  await technician.field('pair-code').waitFor();
  await see('pairing');
  await technician.pair(office.address, 'AAAA-AAAA');
  await technician.text('pairing-code').waitFor();
  await see('pairing-refused');
  await technician.pair(office.address, await office.pairingCode(luca));
  await page.getByText('Frieda Rundgang').first().waitFor();
  await see('jobs-today');
  await technician.section('jobs-coming');
  await see('jobs-coming');
  await technician.section('jobs-done');
  await see('jobs-done');
  await technician.section('jobs-today');
  await page.getByRole('searchbox').fill('nobody of this name');
  await technician.text('jobs-empty-search').waitFor();
  await see('jobs-nothing-found');
  await technician.button('clear').click();

  await technician.open(failing);
  await see('job-assigned');
  await technician.button('do-check-in').click();
  await technician.button('check-in-do').waitFor();
  await see('check-in');
  await technician.button('check-in-do').click();
  await technician.button('do-check-out').waitFor();
  await see('job-on-site');
  await checkOut(technician, see);
  await technician.accepted();
  await see('done-accepted');
  await technician.button('back').click();
  await technician.text('job-claim').waitFor();
  await see('job-failed');
  await technician.button('do-service-order').click();
  await technician.field('field-customer_name').waitFor();
  await see('service-order');
  await technician.choice('order-date').click();
  await see('service-order-with-a-date');
  await technician.choice('wish-line_active').click();
  await technician.button('order-confirm').click();
  await technician.accepted();
  await see('done-service-order');

  await technician.go('jobs');
  await technician.open(transfer);
  await technician.button('do-cancel').click();
  await technician.choice('transfer-point-not-accessible').click();
  await see('cancellation');
  await technician.button('discard').click();
  await technician.button('discard-do').waitFor();
  await see('discard');
  await technician.button('discard-keep').click();

  await technician.go('waiting');
  await see('waiting-with-a-form');
  await technician.go('claims');
  await see('claims');
  await technician.go('settings');
  await see('settings');
  await technician.button('sign-out').click();
  await technician.button('sign-out-do').waitFor();
  await see('sign-out');
  await technician.button('sign-out-do').click();
  await technician.button('sign-out-look').waitFor();
  await see('sign-out-refused');
  await technician.button('sign-out-look').click();

  await scene.offline(async () => {
    await technician.go('jobs');
    await technician.syncNow();
    await technician.text('trouble-offline').waitFor();
    await technician.open(direct);
    await technician.checkIn();
    await technician.go('jobs');
    await see('jobs-offline');
    await technician.open(direct);
    await technician.button('do-check-out').click();
    await technician.choice('answer-successful-no').click();
    await technician.question('reason').waitFor();
    await page.getByRole('textbox').fill('The customer wants to think about it.');
    await see('question-reason');
    await technician.button('next').click();
    await technician.question('confirm').waitFor();
    await see('summary-missing');
    await technician.button('summary-confirm').click();
    await technician.text('done-leave').waitFor();
    await see('done-offline');
    await technician.go('waiting');
    await see('waiting-offline');
  });
  await eventually(async () => assert.equal((await host.call('waiting')).rows.length, 0), { within: 60_000 });
}

async function checkOut(technician, see) {
  await technician.button('do-check-out').click();
  await technician.question('successful').waitFor();
  await see('question-successful');
  await technician.choice('answer-successful-no').click();
  await technician.question('third_party').waitFor();
  await see('question-third-party');
  await technician.choice('answer-carrier-yes', { partner: 'Swisscom' }).click();
  await technician.question('call', { partner: 'Swisscom' }).waitFor();
  await see('question-call');
  await technician.choice('answer-call-yes').click();
  await technician.field('field-reference').fill('REF-4711');
  await see('question-call-reached');
  await technician.button('next').click();
  await technician.question('technician_visit', { partner: 'Swisscom' }).waitFor();
  await see('question-visit');
  await technician.choice('answer-visit-yes').click();
  await technician.question('cause').waitFor();
  await see('question-cause');
  await technician.page.getByRole('button', { name: 'Line not activated' }).click();
  await technician.question('confirm').waitFor();
  await see('summary');
  await technician.button('summary-confirm').click();
}
