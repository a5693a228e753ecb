// A technician's money on his phone: on which account it goes, and what went wrong. Told as stories, and looked at like
// the tour.

import assert from 'node:assert/strict';
import { answer, readOrder, statement } from './bank.mjs';
import { eventually } from './eventually.mjs';
import { CUSTOMER, USERS } from './office.mjs';
import { Technician } from './technician.mjs';

/** @typedef {(name: string, page: import('playwright-core').Page, phone?: import('./phone.mjs').PhoneHost) => Promise<void>} Look */

const IBANS = { 2957: 'CH93 0076 2011 6238 5295 7', 8009: 'CH56 0483 5012 3456 7800 9' };

/** A moment on a screen, whichever it is. */
const MOMENT = String.raw`\d\d\.\d\d\.\d{4}\s\d\d:\d\d`;

/** Enters an account for a technician. */
function propose(office, technician, ending) {
  return office.post(`/technicians/${technician}/accounts`, { iban: IBANS[ending], holder: 'Anna Muster' });
}

/** Another person decides about the account that waits. */
async function decide(office, technician, decision) {
  const { accounts } = await office.get(`/technicians/${technician}/accounts`);
  const waiting = accounts.find(({ state }) => state.kind === 'waiting').id;
  await office.as(USERS.finance, () =>
    office.post(`/technicians/${technician}/accounts/${waiting}/${decision}`, { reason: 'He knows nothing of it.' }),
  );
}

/** A sentence about an account, whatever its moments are. */
function sentence(technician, id, ending) {
  const said = technician.say(id, { ending, at: 'MOMENT', from: 'MOMENT' });
  return technician.page.getByText(new RegExp(said.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('MOMENT', MOMENT)));
}

/** @param {import('./story.mjs').Scene} scene @param {Look} look */
export async function account(scene, look) {
  const { office } = scene;
  const { id, phone } = await scene.technician('Anna Muster');
  await phone.call('settings', { settings: { language: 'en', theme: 'light' } });
  const technician = new Technician(await scene.pageOf(phone));
  const { page } = technician;
  const see = (name) => look(name, page, phone);
  await technician.go('claims');
  await technician.text('account-none').waitFor();
  await see('account-none');

  await propose(office, id, 2957);
  await technician.go('jobs');
  await technician.syncNow();
  await technician.text('account-news').waitFor();
  await sentence(technician, 'account-waiting', '2957').waitFor();
  await technician.text('account-not-you').waitFor();
  await see('account-news');

  await decide(office, id, 'confirm');
  await technician.syncNow();
  await sentence(technician, 'account-used_later', '2957').waitFor();
  await scene.offline(async () => {
    await page.reload();
    await technician.text('account-news').waitFor();
    await technician.button('sync-look').click();
    await sentence(technician, 'account-used_later', '2957').waitFor();
    await see('account-unread');
    await technician.button('waiting-seen').click();
    await technician.button('waiting-seen').waitFor({ state: 'detached' });
    await see('account-read');
    await phone.host.stop();
    await phone.host.start();
    await page.reload();
    await technician.go('jobs');
    assert.equal(await technician.text('account-news').count(), 0, 'read once, it is read, also after a restart');
  });

  await propose(office, id, 8009);
  await decide(office, id, 'decline');
  await technician.syncNow();
  await sentence(technician, 'account-declined', '8009').waitFor();
  await technician.go('claims');
  await technician.button('waiting-seen').click();
  await technician.text('account-earlier').click();
  await sentence(technician, 'account-declined', '8009').waitFor();
  await sentence(technician, 'account-used_later', '2957').waitFor();
  assert.equal(await page.getByText(IBANS[8009].slice(5, 14)).count(), 0, 'of an account only its end is shown');
}

/** @param {import('./story.mjs').Scene} scene @param {Look} look */
export async function claims(scene, look) {
  const { office } = scene;
  const names = ['Berta Blockiert', 'Zeno Zurückgezogen'].map((name) => ({ customer: { ...CUSTOMER, name } }));
  const { jobs, phone } = await scene.technician('Gerda Geld', names);
  await phone.call('settings', { settings: { language: 'en', theme: 'light' } });
  const technician = new Technician(await scene.pageOf(phone));
  const { page } = technician;
  for (const job of jobs) await scene.fail(phone, job);
  const [blocked, withdrawn] = await eventually(async () => {
    const details = await Promise.all(jobs.map((job) => office.get(`/jobs/${job.id}`)));
    const made = details.map(({ claim }) => claim);
    assert.ok(made.every(Boolean), 'the reports are not accepted yet');
    return made;
  });
  await act(office, blocked, 'block', 'The dispatcher doubts the visit.');
  await act(office, withdrawn, 'withdraw', 'It was paid by hand in October.');
  await technician.syncNow();
  await technician.go('claims');
  await technician.text('claim-trouble-blocked').waitFor();
  await technician.text('claim-trouble-blocked-next').waitFor();
  await technician.text('claim-trouble-withdrawn').waitFor();
  await technician.text('claim-trouble-reason', { reason: 'It was paid by hand in October.' }).waitFor();
  assert.equal(await page.getByText('The dispatcher doubts the visit.').count(), 0, 'why it is blocked is the office’s');
  await look('claims-in-trouble', page, phone);
  await page.getByText('Zeno Zurückgezogen').click();
  await technician.text('claim-trouble-withdrawn-next').waitFor();
}

/** @param {import('./story.mjs').Scene} scene @param {Look} look */
export async function bank(scene, look) {
  const { office } = scene;
  const { rows } = await office.get('/pay-runs');
  const exported = rows.find(({ state }) => state === 'exported' || state.kind === 'exported');
  const { payments } = await office.get(`/pay-runs/${exported.id}`);
  const order = readOrder(await office.text(`/pay-runs/${exported.id}/files/1`));
  const twins = (one) => payments.filter((it) => it.technician_name === one.technician_name);
  const [first, second] = twins(payments.find((one) => twins(one).length > 1));
  const people = await office.get('/technicians');
  const id = people.find(({ name }) => name === first.technician_name).id;
  const { host, page } = await scene.phone();
  await host.call('settings', { settings: { language: 'en', theme: 'light' } });
  await host.call('pair', { server: office.address, code: await office.pairingCode(id) });
  const technician = new Technician(page);
  await technician.go('claims');
  const due = await eventually(async () => claimOf(host, first).then((row) => row.due));

  await office.bring('answer.xml', answer(order, { [first.end_to_end_id]: 'AC04' }));
  await sync(technician);
  await technician.text('bank-account_closed').waitFor();
  await technician.text('bank-do-account_closed').waitFor();
  await technician.text('claim-trouble-bank-code', { code: 'AC04' }).waitFor();
  await look('claims-refused', page, host);

  const part = second.amount.amount - 1_000;
  const line = { id: second.end_to_end_id, amount: (part / 100).toFixed(2) };
  await office.bring('monday.xml', statement(order.account, undefined, [line], 'S-1'));
  await putOnItsClaim(office); // another amount: only a person does
  await sync(technician);
  await technician.text('claim-trouble-part_paid', { paid: francs(part), rest: francs(1_000) }).waitFor();
  await look('claims-part-paid', page, host);
  await office.bring('tuesday.xml', statement(order.account, undefined, [{ ...line, credit: true, back: 'MS03' }], 'S-2'));
  await putOnItsClaim(office);
  await sync(technician);
  await technician.text('bank-unsaid').waitFor();
  assert.equal((await claimOf(host, first)).due, due, 'the date that was promised stays');
}

/** As the page writes it in English. */
const francs = (rappen) => `CHF\u00a0${(rappen / 100).toFixed(2)}`;

async function claimOf(host, payment) {
  const row = (await host.call('claims')).rows.find(({ id }) => id === payment.claim);
  assert.ok(row, 'the claim is not on the phone yet');
  return row;
}

/** The one booking that waits, on the claim that is suggested first. */
async function putOnItsClaim(office) {
  const { rows } = await office.get('/bookings?state=unmatched');
  assert.equal(rows.length, 1);
  const { left, suggestions } = await office.get(`/bookings/${rows[0].id}`);
  await office.post(`/bookings/${rows[0].id}/match`, { parts: [{ claim: suggestions[0].claim, amount: left }] });
}

async function sync(technician) {
  await technician.go('waiting');
  await technician.syncNow();
  await technician.go('claims');
}

async function act(office, claim, act, words) {
  const { done } = await office.post('/claims/acts', { claims: [claim.id], act, words });
  assert.equal(done, 1, act);
}

/** Each with the fact that it tells. */
export const MONEY = {
  'a technician is told of every account that is entered for him, until he has read it, offline too': account,
  'a technician reads what went wrong with his money, what happens next and what he has to do': claims,
  'what a bank has answered reaches the technician in words, with what he has to do, and his date stays': bank,
};
