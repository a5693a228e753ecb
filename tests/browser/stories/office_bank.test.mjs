// What the bank says, taken in by a clerk, and what no rule can place, matched by hand and by keyboard.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { answer, asFile, readOrder, statement } from '../support/bank.mjs';
import { Desk } from '../support/desk.mjs';
import { eventually } from '../support/eventually.mjs';
import { axeFindings } from '../support/look.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

/** A clerk at a screen, by its address. */
async function clerkAt(scene, place) {
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance');
  await desk.page.goto(`${scene.office.address}/#${place}`);
  return desk;
}

const ownAccount = async (office) => (await office.get('/finance/settings')).own_accounts[0].iban;

/** The payments of the sample that are with the bank, those of 60 francs. */
async function withTheBank(office) {
  const { rows } = await office.get('/pay-runs');
  const run = rows.find((row) => row.state === 'exported');
  return (await office.get(`/pay-runs/${run.id}`)).payments.filter(
    ({ state, amount }) => state === 'exported' && amount.amount === 6_000,
  );
}

const chooser = (desk) => desk.page.locator('input[type=file]');

/** As a file manager drops them, several at once. */
async function drop(page, files) {
  const dataTransfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, text] of files) transfer.items.add(new File([text], name, { type: 'application/xml' }));
    return transfer;
  }, files);
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
}

story('several files dropped at once are read one by one: what each brought, the same again, and one refused', async (scene) => {
  const { office } = scene;
  const desk = await clerkAt(scene, '/bank-files');
  const account = await ownAccount(office);
  const text = statement(account, undefined, [{ amount: '12.50', name: 'Kiosk Beispiel', text: 'Kaffee' }], 'D-1');
  await drop(desk.page, [
    ['one.xml', text],
    ['one again.xml', text],
    ['broken.xml', text.slice(0, text.length / 2)],
  ]);
  const results = desk.page.getByRole('article');
  await eventually(async () => assert.equal(await results.count(), 3));
  await results.nth(0).getByText(desk.say('brought-bookings', { count: 1 })).waitFor();
  await results.nth(1).getByText(/^Read in before/).waitFor();
  await results.nth(2).getByText(desk.say('import-refused')).waitFor();
  assert.deepEqual(await axeFindings(desk.page), []);

  // It is listed once, can be looked at, and comes back byte for byte.
  assert.equal((await office.get('/bank-files')).rows.filter((row) => row.name === 'one.xml').length, 1);
  await desk.rows('one.xml').getByRole('link').click();
  await desk.link('bank-file-download').waitFor();
  assert.deepEqual(await axeFindings(desk.page), []);
  const download = desk.page.waitForEvent('download');
  await desk.link('bank-file-download').click();
  assert.equal(await readFile(await (await download).path(), 'utf8'), text);
  assert.deepEqual(scene.broken, []);
});

story('the matching desk is worked by keys alone: a suggestion, a search with a split, not ours, and taking off', async (scene) => {
  const { office } = scene;
  const account = await ownAccount(office);
  const [short, other] = await withTheBank(office);
  // The bank has lost the payment's number, and only the text names the service.
  const { claim: named } = await office.get(`/claims/${short.claim}`);
  const text = `Service-ID ${named.service_id} Fehlbesuch`;
  const desk = await clerkAt(scene, '/bank-files');
  const { page } = desk;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-booking') ?? document.activeElement?.tagName);
  await chooser(desk).setInputFiles(
    asFile(
      'desk.xml',
      statement(
        account,
        undefined,
        [
          { amount: '55.00', text, name: short.holder, iban: short.iban },
          { amount: '60.00', name: 'Sammelzahlung' },
          { amount: '7.77', name: 'Bankspesen' },
        ],
        'K-1',
      ),
    ),
  );
  await desk.text('import-read', { count: 1 }).first().waitFor();
  await page.goto(`${office.address}/#/bookings`);
  await desk.rows().first().waitFor();
  assert.deepEqual(await axeFindings(page), []);

  // Down to the short payment; its text names the claim, the amount speaks against it.
  const open = (text) => desk.rows(text).getByRole('link');
  const goTo = async (text) => {
    await open(text).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await eventually(async () => assert.equal(await focused(), 'H2', 'Enter goes into the booking'));
  };
  await goTo(short.holder);
  await desk.text('match-same_service_id').first().waitFor();
  await desk.text('match-amount_differs').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  await page.keyboard.press('1');
  await desk.text('desk-split').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.value), '55.00', 'the amount is looked at before it counts');
  await page.keyboard.press('Enter');
  const said = page.getByRole('status').filter({ hasText: /^Matched: / });
  await said.first().waitFor({ state: 'attached' });
  await eventually(async () => assert.notEqual(await focused(), 'BODY', 'the focus is not lost'));
  const claim = await office.get(`/claims/${short.claim}`);
  assert.equal(claim.standing, 'part_paid');

  // A claim that no text names is searched for.
  await goTo('Sammelzahlung');
  await page.keyboard.press('s');
  await page.keyboard.type(other.end_to_end_id.replace(/-\d+$/, ''));
  await desk.page.getByRole('button', { name: /^Add / }).first().waitFor();
  await page.keyboard.press('Enter');
  await desk.text('desk-split').waitFor();
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal((await office.get(`/claims/${other.claim}`)).standing, 'settled'));

  // Not ours, with a reason; the focus goes to what is left.
  await goTo('Bankspesen');
  await page.keyboard.press('n');
  await desk.dialog().getByRole('textbox').fill('Fees of the bank');
  await page.keyboard.press('Tab');
  await desk.dialog().getByRole('button', { name: desk.say('desk-not-ours') }).press('Enter');
  await desk.dialog().waitFor({ state: 'hidden' });
  await eventually(async () => assert.equal(await desk.rows('Bankspesen').count(), 0));
  await eventually(async () => assert.notEqual(await focused(), 'BODY', 'the focus goes on'));

  // Taken off again: the booking waits, and nothing is paid by it.
  await page.goto(`${office.address}/#/bookings?show=all&search=${encodeURIComponent(short.holder)}`);
  await goTo(short.holder);
  await page.keyboard.press('u');
  await desk.dialog().getByRole('textbox').fill('The wrong claim');
  await desk.dialog().getByRole('button', { name: desk.say('desk-take-off') }).press('Enter');
  await eventually(async () => assert.equal((await office.get(`/claims/${short.claim}`)).standing, 'unclear'));
  await desk.dialog().waitFor({ state: 'hidden' });
  await page.keyboard.press('?');
  await desk.dialog().getByText(desk.say('desk-keys-take')).waitFor();
  assert.deepEqual(scene.broken, []);
});

story('a run that somebody changes must be checked and approved again, and says why each button is shut', async (scene) => {
  const { office } = scene;
  const { rows } = await office.get('/pay-runs');
  const waiting = rows.find((row) => row.state === 'checked');
  const desk = await clerkAt(scene, `/pay-runs/${waiting.id}`);
  const { page } = desk;
  // Made by somebody else, so she may approve; the checksum that she sees is that of the file.
  const { files } = await office.get(`/pay-runs/${waiting.id}`);
  await page.getByText(files[0].hash.slice(0, 8)).waitFor();
  await desk.button('run-do-approve').click();
  await desk.button('run-do-export').waitFor();
  await desk.button('run-drop').click();
  await desk.dialog().getByRole('button', { name: desk.say('run-drop') }).click();
  await desk.dialog().getByText(desk.say('refusal-reason_needed')).waitFor();
  await desk.dialog().getByRole('textbox').fill('Tomorrow is soon enough');
  await desk.dialog().getByRole('button', { name: desk.say('run-drop') }).click();
  await desk.text('run-dropped-lead').waitFor();
  assert.equal(await desk.button('run-drop').count(), 0);

  // Made anew by her: now it is for somebody else to approve.
  await page.goto(`${office.address}/#/pay-runs/proposal?early=true`);
  await desk.button('run-make').click();
  await desk.text('refusal-run_own').waitFor();
  assert.ok(await desk.button('run-do-approve').isDisabled());
  await page.getByRole('button', { name: /^Take out C/ }).first().click();
  await desk.dialog().getByRole('textbox').fill('Not this one');
  await desk.dialog().getByRole('button', { name: desk.say('run-take-out'), exact: true }).click();
  await desk.dialog().waitFor({ state: 'hidden' });
  await page.getByText('Not this one').first().waitFor();
  assert.deepEqual(await axeFindings(page), []);
  assert.deepEqual(scene.broken, []);
});
