// Days on which something goes wrong, on the real stack: told as stories, and looked at like the tour. What each needs is
// made as life makes it: a server that revokes, a copied folder, a disk that is full.

import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { CUSTOMER } from './office.mjs';
import { PhoneHost } from './phone.mjs';
import { Technician } from './technician.mjs';

/** @typedef {(name: string, page: import('playwright-core').Page, phone?: PhoneHost) => Promise<void>} Look */

/** A technician who looks at a phone that is paired already. */
async function at(scene, phone) {
  await phone.call('settings', { settings: { language: 'en', theme: 'light' } });
  return new Technician(await scene.pageOf(phone));
}

/**
 * @param {import('./story.mjs').Scene} scene
 * @param {Look} look
 */
export async function takenAwayAndDecided(scene, look) {
  const { office } = scene;
  const { jobs, phone } = await scene.technician('Werner Weggenommen');
  const [job] = jobs;
  const sara = await office.technician('Sara Stattdessen');
  const technician = await at(scene, phone);
  const { page } = technician;
  const see = (name) => look(name, page, phone);
  let confirmed = '';
  await scene.offline(async () => {
    confirmed = (await phone.call('job', { job: job.id })).last_confirmed;
    await scene.fail(phone, job);
    await technician.go('waiting');
    await technician.button('hand-over-do').click();
    await technician.text('hand-over-made', { count: 2 }).waitFor();
    await see('hand-over');
    await phone.host.stop();
  });
  await office.post(`/jobs/${job.id}/assign`, { technician: sara });
  await phone.host.start();
  await page.reload();
  await technician.text('refusal-not_yours').waitFor({ timeout: 20_000 });
  await technician.text('park-behind').waitFor();
  await technician.text('waiting-office').waitFor();
  await see('waiting-parked');
  await technician.button('done-to-job').first().click();
  await technician.text('job-gone').waitFor();
  const last = technician.say('job-confirmed-last', { moment: '' });
  const shown = await page.getByText(last).innerText();
  assert.match(shown, /\d\d\.\d\d\.\d{4}\s\d\d:\d\d$/);
  assert.ok(shown.endsWith(clockOf(confirmed)), `${shown} is not ${confirmed}`);
  for (const id of ['do-check-in', 'do-check-out', 'do-cancel', 'do-service-order']) {
    assert.equal(await technician.button(id).count(), 0, `it is to be read only, but there is ${id}`);
  }
  await see('job-taken-away');

  const { rows } = await office.get(`/review?job=${job.id}`);
  await office.decide(rows[0], 'evidence', 'Sara was there at nine.');
  await office.decide(rows[1], 'reject', 'The line works since Monday. Call me if you see it otherwise.');
  await technician.go('jobs');
  await technician.syncNow();
  await technician.go('waiting');
  const evidence = page.getByText(technician.say('evidence-by-office', { reason: 'Sara was there at nine.' }));
  await evidence.waitFor();
  await page.getByText('The line works since Monday. Call me if you see it otherwise.').waitFor();
  await see('decided');
  for (let left = 2; left > 0; left -= 1) {
    assert.equal(await technician.button('waiting-seen').count(), left);
    await technician.button('waiting-seen').first().click();
    await eventually(async () => assert.equal(await technician.button('waiting-seen').count(), left - 1));
  }
  await technician.text('waiting-empty').waitFor();
  assert.equal((await office.get(`/jobs/${job.id}`)).claim, null, 'neither pays');
}

/** As the page writes it: the clocks of Zurich. */
function clockOf(moment) {
  return new Date(moment).toLocaleTimeString('de-CH', { timeZone: 'Europe/Zurich', hour: '2-digit', minute: '2-digit' });
}

/** @param {import('./story.mjs').Scene} scene @param {Look} look */
export async function revokedAndPairedAnew(scene, look) {
  const { office } = scene;
  const { id, jobs, phone } = await scene.technician('Regula Gesperrt');
  const technician = await at(scene, phone);
  const { page } = technician;
  const [device] = (await office.get(`/technicians/${id}`)).devices;
  await office.post(`/devices/${device.id}/revoke`);
  await technician.syncNow();
  await technician.text('trouble-revoked').waitFor();
  await look('revoked', page, phone);
  await technician.open(jobs[0]);
  await technician.arrive();
  await eventually(async () => {
    const { rows } = await office.get(`/review?job=${jobs[0].id}`);
    assert.equal(rows[0]?.parked.kind, 'revoked_phone', 'what a revoked phone delivers waits');
  });
  await technician.go('jobs');
  await technician.button('pair-anew').click();
  await technician.text('pair-anew-text').waitFor();
  await look('pair-anew', page, phone);
  assert.equal(await technician.field('pair-server').inputValue(), office.address, 'it need not be typed twice');
  await technician.field('pair-code').fill(await office.pairingCode(id));
  await technician.button('pair-do').click();
  await technician.open(jobs[0]);
  await technician.go('jobs');
  assert.equal(await technician.text('trouble-revoked').count(), 0);
  assert.equal((await office.get(`/technicians/${id}`)).devices.length, 2);
}

/** @param {import('./story.mjs').Scene} scene @param {Look} look */
export async function twoPhonesOnOnePairing(scene, look) {
  const { office } = scene;
  const names = ['Doris Doppelt', 'Detlef Doppelt'].map((name) => ({ customer: { ...CUSTOMER, name } }));
  const { id, jobs, phone } = await scene.technician('Konrad Kopie', names);
  const twin = await scene.clone(phone);
  await phone.call('check_in', { job: jobs[0].id });
  await eventually(async () => assert.equal((await office.get(`/jobs/${jobs[0].id}`)).job.state.kind, 'on_site'));
  await twin.call('check_in', { job: jobs[1].id });
  const technician = await at(scene, twin);
  const { page } = technician;
  await technician.text('cloned').waitFor({ timeout: 20_000 });
  await look('cloned', page, twin);
  const { rows } = await office.get(`/review?job=${jobs[1].id}`);
  assert.equal(rows[0].parked.kind, 'cloned_phone', 'the work of both is kept');
  await technician.button('pair-anew').click();
  await technician.field('pair-code').fill(await office.pairingCode(id));
  await technician.button('pair-do').click();
  await page.getByText('Doris Doppelt').first().waitFor();
  await eventually(async () => assert.equal(await technician.text('cloned').count(), 0));
}

/** @param {import('./story.mjs').Scene} scene @param {Look} look */
export async function fullDisk(scene, look) {
  const { office } = scene;
  const names = ['Valentin Voll', 'Viola Voll'].map((name) => ({ customer: { ...CUSTOMER, name } }));
  const { jobs, phone } = await scene.technician('Vera Voll', names, await PhoneHost.small('12m'));
  const technician = await at(scene, phone);
  const { page } = technician;
  await technician.open(jobs[0]);
  await technician.checkIn();
  await eventually(async () => assert.equal((await phone.call('waiting')).rows.length, 0));
  await technician.failUntilCall();
  await phone.fill();
  await technician.reach('Frau Muster', 'REF-1');
  await technician.finish('Line not activated');
  assert.equal((await phone.call('app')).storage_full, true, 'the form under way takes the reserve');
  await technician.button('leave-form').click();
  await technician.go('jobs');
  await technician.text('storage-full').waitFor();
  await look('storage-full', page, phone);
  await technician.open(jobs[1]);
  await technician.button('do-check-in').click();
  await technician.button('check-in-do').click();
  await technician.text('error-storage_full').waitFor();
  await look('storage-full-refused', page, phone);
  await technician.button('check-in-not-yet').click();
  await technician.go('jobs');
  await technician.open(jobs[0]);
  await technician.button('do-check-out-continue').click();
  await technician.button('summary-confirm').click();
  await technician.accepted();
  assert.ok((await office.get(`/jobs/${jobs[0].id}`)).claim, 'what was begun is finished, sent and paid');
}

/** @param {import('./story.mjs').Scene} scene @param {Look} look */
export async function newerData(scene, look) {
  const { phone } = await scene.technician('Nina Neuer');
  await phone.usedByNewerApp();
  const page = await scene.pageOf(phone);
  const technician = new Technician(page);
  await technician.text('error-database_newer').waitFor();
  await look('newer-data', page, undefined);
  await assert.rejects(phone.call('jobs', { section: 'today', search: '', offset: 0 }), /database_newer/);
}

/** Each with the fact that it tells. */
export const TROUBLES = {
  'work on a job that was given away is handed over, kept to be read, and decided in the dispatcher’s words':
    takenAwayAndDecided,
  'a revoked phone says so, still delivers, and is paired anew without losing anything': revokedAndPairedAnew,
  'two phones on one pairing are told, keep the work of both, and are parted by a new code': twoPhonesOnOnePairing,
  'on a full disk nothing new is begun, and what was begun is finished and sent': fullDisk,
  'the data of a newer app stay untouched, and the page says what to do': newerData,
};
