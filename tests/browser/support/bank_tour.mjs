// Through payment runs, files of the bank and the matching desk, once: for the checks of accessibility and the pictures.

import { asFile, statement } from './bank.mjs';
import { Desk } from './desk.mjs';

/**
 * @param {import('./story.mjs').Scene} scene
 * @param {(name: string, page: import('playwright-core').Page) => Promise<void>} look
 */
export async function bankTour(scene, look) {
  const { office } = scene;
  const page = await scene.desk();
  const desk = new Desk(page);
  const see = (name) => look(name, page);
  await desk.signIn('finance');
  const at = (place) => page.goto(`${office.address}/#${place}`);
  await desk.go('pay-runs');
  await desk.text('run-next-title').first().waitFor();
  await desk.rows().first().waitFor();
  await see('pay-runs');
  await at('/pay-runs/proposal?early=true');
  await desk.text('proposal-lead').waitFor();
  await desk.text('run-next-payments').waitFor();
  await see('proposal');
  const { rows } = await office.get('/pay-runs');
  const exported = rows.find((row) => row.state === 'exported');
  await at(`/pay-runs/${exported.id}`);
  await desk.text('run-progress').first().waitFor();
  await see('pay-run-exported');
  const checked = rows.find((row) => row.state === 'checked');
  await at(`/pay-runs/${checked.id}`);
  await desk.text('run-files-lead').waitFor();
  await see('pay-run-checked');
  await desk.button('run-drop').click();
  await desk.dialog().getByRole('button', { name: desk.say('run-drop') }).click();
  await desk.dialog().getByRole('alert').waitFor();
  await see('pay-run-drop');
  await page.keyboard.press('Escape');

  await at('/bookings?show=all');
  await desk.text('bookings-none-title').waitFor();
  await see('bookings-none');
  await desk.go('bank-files');
  await desk.text('bank-files-empty-title').waitFor();
  await see('bank-files-none');
  const { payments } = await office.get(`/pay-runs/${exported.id}`);
  const { claim } = await office.get(`/claims/${payments[0].claim}`);
  const account = (await office.get('/finance/settings')).own_accounts[0].iban;
  const others = [
    { amount: '55.00', text: `Service-ID ${claim.service_id}`, name: payments[0].holder },
    { amount: '7.77', name: 'Bank', text: 'Kontoführung' },
  ];
  const text = statement(account, undefined, others, 'TOUR-1');
  const chooser = page.locator('input[type=file]');
  await chooser.setInputFiles([asFile('statement.xml', text), asFile('cut off.xml', text.slice(0, 900))]);
  await desk.text('import-refused').waitFor();
  await desk.rows('statement.xml').waitFor();
  await see('bank-files');
  await desk.rows('statement.xml').getByRole('link').click();
  await desk.text('bank-file-brought').first().waitFor();
  await see('bank-file');

  await desk.go('bookings');
  await desk.text('desk-choose-title').first().waitFor();
  await see('bookings');
  await desk.rows(payments[0].holder).getByRole('link').focus();
  await desk.text('match-same_service_id').first().waitFor();
  await see('desk');
  await page.keyboard.press('1');
  await desk.text('desk-split').first().waitFor();
  await see('desk-split');
  await desk.rows('Bank').getByRole('link').focus();
  await desk.text('desk-no-suggestions').waitFor();
  await page.keyboard.press('n');
  await desk.dialog().waitFor();
  await see('desk-not-ours');
  await page.keyboard.press('Escape');
  await at('/bookings?search=nobody');
  await desk.text('bookings-no-match-title').waitFor();
  await see('bookings-no-match');
}
