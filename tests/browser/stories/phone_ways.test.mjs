// Every other way through a visit: not reached, transfer point, cancellation, service order, sign-out, settings.

import assert from 'node:assert/strict';
import { Desk } from '../support/desk.mjs';
import { eventually } from '../support/eventually.mjs';
import { CUSTOMER } from '../support/office.mjs';
import { stage } from '../support/story.mjs';
import { Technician } from '../support/technician.mjs';

const story = stage();

/** A paired phone with one job on it. */
async function onTheWay(scene, name, other = {}) {
  const { office } = scene;
  const id = await office.technician(`Technician ${name}`);
  const job = await office.job(id, { customer: { ...CUSTOMER, name }, ...other });
  const { host, page } = await scene.phone();
  const technician = new Technician(page);
  await technician.pair(office.address, await office.pairingCode(id));
  await technician.open(job);
  return { id, job, host, page, technician };
}

story('a helpline that was not reached promises nothing and says what is missing before he leaves', async (scene) => {
  const { job, technician } = await onTheWay(scene, 'Nora Nichterreicht');
  await technician.checkIn();
  await technician.failUntilCall();
  await technician.choice('answer-call-no').click();
  await technician.finish('Line not activated');
  await technician.text('summary-nothing').waitFor();
  await technician.text('missing-call_not_reached').waitFor();
  assert.equal(await technician.text('summary-get').count(), 0);
  await technician.button('summary-confirm').click();
  await technician.accepted();
  await technician.text('done-no-claim').waitFor();
  const seen = await scene.office.get(`/jobs/${job.id}`);
  assert.equal(seen.job.state.kind, 'failed');
  assert.equal(seen.claim, null);
});

story('on a transfer-point job a dead line stops all further work, and the page says so', async (scene) => {
  const { technician, page } = await onTheWay(scene, 'Urs Umschalter', { kind: 'transfer_point' });
  await technician.checkIn();
  await technician.failUntilCall();
  await technician.reach('Frau Muster', '');
  await technician.finish('Line not activated');
  await page.getByText(technician.say('job-stop-work'), { exact: true }).first().waitFor();
  await technician.button('summary-confirm').click();
  await technician.accepted();
  await technician.button('back').click();
  await technician.text('job-stop-work').waitFor();
  assert.equal(await technician.button('do-check-in').count(), 0);
  assert.equal(await technician.button('do-cancel').count(), 0);
});

story('a transfer point that is not accessible is cancelled with reason Customer and gives no claim', async (scene) => {
  const { job, technician } = await onTheWay(scene, 'Zita Zugang', { kind: 'transfer_point' });
  await technician.button('do-cancel').click();
  await technician.choice('transfer-point-not-accessible').click();
  await technician.button('cancel-confirm').click();
  await technician.text('done-cancel').waitFor();
  await technician.accepted();
  const seen = await scene.office.get(`/jobs/${job.id}`);
  assert.equal(seen.job.state.kind, 'cancelled');
  assert.deepEqual(
    [seen.job.state.cancellation.reason, seen.job.state.cancellation.transfer_point_not_accessible],
    ['customer', true],
  );
  assert.equal(seen.claim, null);
});

story('a service order opened on site becomes a job in two clicks and comes back to the phone', async (scene) => {
  const { id, job, technician, page } = await onTheWay(scene, 'Sonja Serviceauftrag');
  await technician.button('do-service-order').click();
  assert.equal(await technician.field('field-customer_name').inputValue(), job.customer.name, 'nothing typed twice');
  assert.equal(await technician.field('field-street').inputValue(), job.customer.street);
  await technician.choice('wish-line_active').click();
  await technician.button('order-confirm').click();
  await technician.accepted();

  const desk = new Desk(await scene.desk());
  await desk.signIn('dispatcher');
  await desk.go('service-orders');
  const row = desk.rows(job.customer.name);
  await row.getByText(desk.say('wish-line_active')).waitFor();
  await row.getByRole('button', { name: desk.say('orders-schedule-named', { name: job.customer.name }) }).click();
  await desk.dialog().getByLabel(desk.say('new-technician')).selectOption(id);
  await desk.dialog().getByRole('button', { name: desk.say('schedule-go') }).click();
  const order = await eventually(async () => {
    const { service_orders } = await scene.office.get(`/jobs/${job.id}`);
    assert.equal(service_orders[0].state.kind, 'scheduled');
    return service_orders[0];
  });
  const made = (await scene.office.get(`/jobs/${order.state.job}`)).job;
  assert.deepEqual(made.customer, job.customer);

  await technician.go('jobs');
  await technician.syncNow();
  await technician.section('jobs-coming');
  await page.getByRole('main').getByText(job.customer.name).waitFor();
});

story('signing out is refused while something is not sent, and nothing is dropped', async (scene) => {
  const { technician, page, job } = await onTheWay(scene, 'Ulla Ungesendet');
  await scene.offline(async () => {
    await technician.checkIn();
    await technician.go('settings');
    await technician.button('sign-out').click();
    await technician.button('sign-out-do').click();
    await page.getByText(technician.say('error-unsent_work', { waiting: 1, drafts: 0 })).first().waitFor();
    await technician.button('sign-out-look').click();
    await page.getByRole('main').getByText(technician.say('action-check_in')).waitFor();
  });
  await technician.text('waiting-empty').waitFor({ timeout: 60_000 });
  await technician.go('jobs');
  await page.getByText(job.customer.name).first().waitFor();
});

story('language and colours change at once and keep the screen and what was typed', async (scene) => {
  const { technician, page, host } = await onTheWay(scene, 'Lea Sprachwechsel');
  await technician.checkIn();
  await technician.failUntilCall();
  await technician.choice('answer-call-yes').click();
  await technician.field('field-contact').fill('Herr Beispiel');
  await host.call('settings', { settings: { language: 'de', theme: 'sun' } });
  const german = new Technician(page, 'de');
  await german.question('call', { partner: 'Swisscom' }).waitFor();
  assert.equal(await german.field('field-contact').inputValue(), 'Herr Beispiel');
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'sun');
  assert.match(await page.evaluate(() => document.documentElement.lang), /^de/);
});
