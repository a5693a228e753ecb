// Finance: claims, technicians' accounts, what is owed, how the office pays.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { dateIn, inTable } from '../support/dates.mjs';
import { Desk } from '../support/desk.mjs';
import { eventually } from '../support/eventually.mjs';
import { IBAN, QR_IBAN } from '../support/finance_tour.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

/** `CHF 60.00`, as the English page writes it. */
const francs = (amount) =>
  `CHF\u00a0${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`.replace(/\B(?=(\d{3})+\.)/, '’');

story('an act on many claims says for which it was not done, and why', async (scene) => {
  const [first, second] = [await scene.failedJob('Adele Auswahl'), await scene.failedJob('Bruno Auswahl')];
  await scene.office.post('/claims/acts', { claims: [first.id], act: 'approve' });
  const { account } = await scene.office.get(`/claims/${first.id}`);
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance');
  await desk.go('claims');
  await desk.search().fill('Auswahl');
  await desk.rows('Bruno Auswahl').waitFor();
  await eventually(async () => assert.equal(await desk.rows().count(), 2));

  // By mouse the one, by key the other.
  await desk.rows('Adele Auswahl').getByRole('checkbox').check();
  await desk.rows('Bruno Auswahl').getByRole('link').focus();
  await desk.page.keyboard.press('x');
  await desk.text('selected', { count: 2 }).waitFor();
  // All that match, without going through them.
  await desk.button('select-none').click();
  await desk.rows('Adele Auswahl').getByRole('checkbox').check();
  await desk.button('select-all', { total: '2' }).click();
  await desk.text('selected', { count: 2 }).waitFor();
  await desk.button('act-approve').click();
  const said = desk.page.getByRole('status').filter({ hasText: desk.say('acted-unchanged') });
  await said.getByText(desk.say('acted-title', { act: desk.say('act-approve'), done: 1, refused: 1 })).waitFor();
  await said.getByText(desk.say('refusal-claim_approved')).waitFor();
  await said.getByText(account.opened.number).waitFor();
  await desk.rows('Bruno Auswahl').getByText(desk.say('standing-approved'), { exact: true }).waitFor();
  assert.equal((await scene.office.get(`/claims/${second.id}`)).standing, 'approved');
  assert.deepEqual(scene.broken, []);
});

story('filters of the claims survive a reload, and what is filtered is what is downloaded', async (scene) => {
  const claim = await scene.failedJob('Cäsar; "Strichpunkt"');
  const { account } = await scene.office.get(`/claims/${claim.id}`);
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance');
  await desk.go('claims');
  await desk.search().fill(claim.job_number);
  await desk.page.waitForURL(/search=/);
  await desk.filter('column-state', 'submitted');
  const row = desk.rows(account.opened.number);
  await row.getByText(inTable(dateIn(56))).waitFor();
  await desk.page.reload();
  await row.getByText(desk.say('term-left', { days: 56 })).waitFor();
  assert.equal(await desk.rows().count(), 1);
  assert.equal(await desk.search().inputValue(), claim.job_number);

  const download = desk.page.waitForEvent('download');
  await desk.link('csv').click();
  const csv = await readFile(await (await download).path(), 'utf8');
  assert.ok(csv.startsWith('\uFEFF'), 'a byte order mark, or umlauts break');
  const [, line, ...rest] = csv.slice(1).trim().split('\r\n');
  assert.deepEqual(rest, [], 'one claim is filtered, one is downloaded');
  assert.ok(line.includes(account.opened.number), line);
  assert.ok(line.includes('"Cäsar; ""Strichpunkt"""'), line);
  const book = desk.page.waitForEvent('download');
  await desk.link('xlsx').click();
  const bytes = await readFile(await (await book).path());
  assert.equal(bytes.subarray(0, 2).toString(), 'PK', 'a workbook is a zip');
  assert.deepEqual(scene.broken, []);
});

story('a claim shows its visit and its term, and what is done with it stands in its history', async (scene) => {
  const claim = await scene.failedJob('Doris Verlauf');
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance', desk.heading('finance-title'));
  await desk.page.goto(`${scene.office.address}/#/claims/${claim.id}`);
  await desk.text('claim-due-how', { date: inTable(dateIn(0)), weeks: 8 }).waitFor();
  await desk.page.getByText('REF-0815').waitFor();
  await desk.page.getByRole('link', { name: claim.job_number, exact: true }).waitFor();

  await desk.button('act-block').click();
  await desk.dialog().getByRole('button', { name: desk.say('act-block'), exact: true }).click();
  await desk.dialog().getByText(desk.say('refusal-reason_needed')).waitFor();
  await desk.dialog().getByRole('textbox').fill('The helpline does not know the call.');
  await desk.dialog().getByRole('button', { name: desk.say('act-block'), exact: true }).click();
  const history = desk.page.getByRole('listitem').filter({ hasText: desk.say('event-blocked') });
  await history.getByText('The helpline does not know the call.').waitFor();
  await history.getByText('fiona').waitFor();
  await desk.text('claim-acts-closed').click();
  await desk.text('refusal-claim_blocked').first().waitFor();
  await desk.button('act-release').click();
  await desk.dialog().getByRole('button', { name: desk.say('act-release'), exact: true }).click();
  await desk.page.getByRole('listitem').filter({ hasText: desk.say('event-released') }).waitFor();
  assert.deepEqual(scene.broken, []);
});

story('an account is entered by one person and confirmed by another; a QR-IBAN is refused in words', async (scene) => {
  const iris = await scene.office.technician('Iris Kontowechsel');
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance');
  await desk.page.goto(`${scene.office.address}/#/technicians/${iris}`);
  await desk.button('account-new').click();
  const enter = desk.dialog().getByRole('button', { name: desk.say('account-new'), exact: true });
  await desk.field('account-iban').fill(QR_IBAN);
  await enter.click();
  await desk.dialog().getByText(desk.say('refusal-qr_iban')).waitFor();
  assert.equal(await desk.field('account-iban').getAttribute('aria-invalid'), 'true');
  await desk.field('account-iban').fill(IBAN.replace(/3$/, '4'));
  await enter.click();
  await desk.dialog().getByText(desk.say('refusal-iban_mistyped')).waitFor();
  await desk.field('account-iban').fill(IBAN);
  await enter.click();
  await desk.text('account-state-waiting').waitFor();

  await desk.button('account-confirm').click();
  await desk.dialog().getByRole('button', { name: desk.say('account-confirm'), exact: true }).click();
  await desk.dialog().getByText(desk.say('refusal-account_own')).waitFor();
  await desk.page.keyboard.press('Escape');

  const other = new Desk(await scene.desk());
  await other.signIn('second');
  await other.page.getByRole('link', { name: 'Iris Kontowechsel' }).click();
  await other.button('account-confirm').click();
  await other.dialog().getByText('Iris Kontowechsel').last().waitFor();
  await other.dialog().getByRole('button', { name: other.say('account-confirm'), exact: true }).click();
  // Whoever entered it sees it without a reload: from when on it is paid on.
  await desk.page.getByText(desk.say('account-state-pending', { moment: '' }).trim()).waitFor();
  const [known] = (await scene.office.get(`/technicians/${iris}/accounts`)).accounts.slice(-1);
  assert.equal(known.state.kind, 'confirmed');
  assert.deepEqual(scene.broken, []);
});

story('what was owed on a day of the past is what the ledger said then', async (scene) => {
  await scene.failedJob('Egon Fälligkeit');
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance');
  const later = desk.page.getByRole('row').filter({ hasText: desk.say('bucket-later') });
  const shown = async () => (await later.getByRole('cell').nth(1).innerText()).trim();
  const owed = async (as_of) => {
    const { currencies } = await scene.office.get(`/finance/ageing?as_of=${as_of}`);
    return currencies.find(({ currency }) => currency === 'CHF').buckets.find(({ bucket }) => bucket === 'later').we;
  };
  await later.waitFor();
  const [today, yesterday] = [await owed(dateIn(0)), await owed(dateIn(-1))];
  assert.equal(await shown(), String(today.claims));
  assert.ok(today.claims > yesterday.claims, 'the claim of today did not exist yesterday');

  await desk.field('ageing-as-of').fill(dateIn(-1));
  await desk.page.waitForURL(/as_of=/);
  await desk.page.reload();
  await later.getByText(yesterday.claims === 0 ? '–' : francs(yesterday.sum.amount)).first().waitFor();
  assert.equal(await desk.field('ageing-as-of').inputValue(), dateIn(-1));
  assert.equal(await shown(), yesterday.claims === 0 ? '–' : String(yesterday.claims));
  assert.deepEqual(scene.broken, []);
});

story('a work list opens the claims that are in it', async (scene) => {
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance');
  const { lists } = await scene.office.get('/finance/work');
  const overdue = lists.find(({ list }) => list === 'overdue');
  assert.ok(overdue.claims > 0, 'the sample office has overdue claims');
  await desk.page.getByRole('link', { name: new RegExp(`^${desk.say('list-overdue')}`) }).click();
  await desk.heading('claims-title').waitFor();
  await eventually(async () => assert.equal(await desk.rows().count(), overdue.claims));
  await desk.page.waitForURL(/list=overdue/);
  assert.deepEqual(scene.broken, []);
});

story('an admin chooses how the office pays, and finance reads it', async (scene) => {
  const desk = new Desk(await scene.desk());
  await desk.signIn('admin');
  await desk.go('finance-settings');
  await desk.button('own-account-new').click();
  await desk.field('account-iban').fill(QR_IBAN);
  await desk.input('own-account-name').fill('Muster Netzbau');
  await desk.dialog().getByRole('button', { name: desk.say('save'), exact: true }).click();
  await desk.dialog().getByText(desk.say('refusal-qr_iban')).waitFor();
  await desk.field('account-iban').fill('CH38 0900 0000 0000 0004 4');
  await desk.dialog().getByRole('combobox').selectOption('EUR');
  await desk.dialog().getByRole('button', { name: desk.say('save'), exact: true }).click();
  await desk.rows('EUR').getByText(desk.say('own-account-pays-yes')).waitFor();

  await desk.button('wait-edit').click();
  await desk.field('wait-hours').fill('0');
  await desk.dialog().getByRole('button', { name: desk.say('save'), exact: true }).click();
  await desk.dialog().getByText(desk.say('refusal-wait_impossible', { min: 1, max: 720 })).waitFor();
  await desk.page.keyboard.press('Escape');

  await desk.button('note-edit').click();
  await desk.dialog().getByRole('textbox').fill('');
  await desk.dialog().getByRole('button', { name: desk.say('save'), exact: true }).click();
  await desk.dialog().getByText(desk.say('refusal-note_length', { max: 70 })).waitFor();
  await desk.page.keyboard.press('Escape');
  await desk.button('journal-edit').click();
  await desk.field('journal-expense').fill('44A0');
  await desk.dialog().getByRole('button', { name: desk.say('save'), exact: true }).click();
  await desk.dialog().getByText(desk.say('refusal-account_number', { min: 3, max: 10 })).waitFor();
  await desk.field('journal-expense').fill('4410');
  await desk.dialog().getByRole('button', { name: desk.say('save'), exact: true }).click();
  await desk.page.getByText('4410', { exact: true }).waitFor();

  const reader = new Desk(await scene.desk());
  await reader.signIn('finance');
  await reader.go('finance-settings');
  await reader.rows('EUR').waitFor();
  assert.equal(await reader.button('own-account-new').count(), 0);
  const download = reader.page.waitForEvent('download');
  await reader.link('journal-export').click();
  const journal = await readFile(await (await download).path(), 'utf8');
  assert.ok(journal.includes(';4410;'), 'in the accounts that were chosen');
  assert.deepEqual(scene.broken, []);
});
