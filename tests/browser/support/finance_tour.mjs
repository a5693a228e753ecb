// Through the finance screens of the office; the tour of the office calls it.

import { dateIn } from './dates.mjs';

/** An account that takes bills with a QR reference and nothing else. */
export const QR_IBAN = 'CH74 3000 5000 0000 0004 4';
/** An invented account that can be paid on. */
export const IBAN = 'CH34 0077 8000 0000 0003 3';

/**
 * @param {import('./story.mjs').Scene} scene
 * @param {import('./desk.mjs').Desk} desk
 * @param {(name: string) => Promise<void>} see
 */
export async function financeTour(scene, desk, see, claim) {
  const { page } = desk;
  const at = (place) => page.goto(`${scene.office.address}/#${place}`);
  await desk.go('finance');
  await desk.text('list-lead-overdue').waitFor();
  await page.getByRole('table').first().waitFor();
  await see('finance');
  await at(`/finance?as_of=${dateIn(-30)}`);
  await page.getByRole('button', { name: desk.say('ageing-today'), exact: true }).waitFor();
  await page.getByRole('table').first().scrollIntoViewIfNeeded();
  await see('ageing');

  await desk.go('claims');
  await desk.rows().first().waitFor();
  await see('claims');
  await page.getByRole('checkbox', { name: desk.say('select-page') }).check();
  await see('claims-selected');
  await desk.button('act-block').click();
  await desk.dialog().getByRole('textbox').fill('The helpline does not know the call.');
  await see('claims-act');
  await desk.dialog().getByRole('button', { name: desk.say('act-block') }).click();
  await desk.text('acted-unchanged').waitFor();
  await see('claims-acted');
  await at('/claims?search=nobody');
  await desk.text('claims-no-match-title').waitFor();
  await see('claims-no-match');

  await at('/claims?standing=exported');
  await desk.rows().first().getByRole('link').click();
  await desk.text('claim-history-hint').waitFor();
  await desk.text('report-call-at').waitFor();
  await see('claim-exported');
  await at(`/claims/${claim.id}`);
  await desk.text('claim-history-hint').waitFor();
  await desk.text('report-call-at').waitFor();
  await desk.text('claim-acts-closed').click();
  await see('claim');

  await at(`/technicians/${claim.technician}`);
  await desk.text('accounts-none').waitFor();
  await desk.button('account-new').click();
  await desk.field('account-iban').fill(QR_IBAN);
  await desk.dialog().getByRole('button', { name: desk.say('account-new') }).click();
  await page.getByRole('alert').waitFor();
  await see('account-refused');
  await desk.field('account-iban').fill(IBAN);
  await desk.dialog().getByRole('button', { name: desk.say('account-new') }).click();
  await desk.text('account-state-waiting').waitFor();
  await see('account-waiting');
  await desk.button('account-confirm').click();
  await desk.dialog().waitFor();
  await see('account-confirm');
  await page.keyboard.press('Escape');

  await desk.go('finance-settings');
  await desk.text('days-lead').waitFor();
  await see('finance-settings');
  await desk.button('own-account-new').click();
  await desk.dialog().waitFor();
  await see('own-account');
  await page.keyboard.press('Escape');
  await desk.button('days-edit', { year: dateIn(0).slice(0, 4) }).click();
  await desk.dialog().waitFor();
  await see('bank-days');
  await page.keyboard.press('Escape');
}
