// Through every screen of the office, once: for the checks of accessibility and for the pictures.

import { Desk } from './desk.mjs';
import { financeTour } from './finance_tour.mjs';
import { USERS } from './office.mjs';

/**
 * @param {import('./story.mjs').Scene} scene
 * @param {(name: string, page: import('playwright-core').Page) => Promise<void>} look
 */
export async function officeTour(scene, look) {
  const { office } = scene;
  const claim = await scene.failedJob('Rahel Rundgang');
  const open = await office.job(null);
  const parked = await scene.parkedWork('Paula Prüfstein', 'Sara Statt');
  const page = await scene.desk();
  const desk = new Desk(page);
  const see = (name) => look(name, page);
  const at = (place) => page.goto(`${office.address}/#${place}`);

  await desk.button('sign-in-go').waitFor();
  await see('sign-in');
  await desk.field('sign-in-name').fill(USERS.admin.name);
  await desk.field('sign-in-password').fill('not the password');
  await desk.button('sign-in-go').click();
  await page.getByRole('alert').waitFor();
  await see('sign-in-refused');
  await desk.signIn('admin');

  await desk.rows().first().waitFor();
  await see('jobs');
  await desk.search().fill('nobody of this name');
  await desk.text('jobs-no-match-title').waitFor();
  await see('jobs-no-match');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await desk.heading('jobs-title').focus();
  await page.keyboard.press('?');
  await desk.dialog().waitFor();
  await see('keys');
  await page.keyboard.press('Escape');

  await at(`/jobs/${claim.job}`);
  await desk.heading('job-title', { number: claim.job_number }).waitFor();
  await desk.text('claim-title').first().waitFor();
  await see('job-failed');
  await at(`/jobs/${open.id}`);
  await desk.button('job-assign').click();
  await desk.dialog().waitFor();
  await see('assign');
  await page.keyboard.press('Escape');
  await desk.button('job-cancel').click();
  await desk.dialog().waitFor();
  await see('cancel');
  await page.keyboard.press('Escape');
  await at('/jobs/new');
  await desk.heading('new-title').waitFor();
  await see('new-job');
  await desk.input('new-partner').selectOption('swisscom');
  await desk.input('new-service-id').fill('SID·42');
  await desk.button('new-go').click();
  await page.getByRole('alert').first().waitFor();
  await see('new-job-refused');

  await desk.go('service-orders');
  await desk.rows().first().waitFor();
  await see('service-orders');
  await desk.rows().first().getByRole('button').last().click();
  await desk.dialog().waitFor();
  await see('schedule');
  await page.keyboard.press('Escape');
  await desk.rows().first().getByRole('button').first().click();
  await desk.dialog().waitFor();
  await see('decline');
  await page.keyboard.press('Escape');

  await review(scene, desk, see, parked);

  await desk.go('technicians');
  await desk.rows().first().waitFor();
  await see('technicians');
  await desk.button('technicians-new').click();
  await desk.dialog().waitFor();
  await see('new-technician');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Rahel Rundgang', exact: true }).click();
  await desk.rows().first().waitFor();
  await see('technician');
  await desk.button('pairing-go').click();
  await desk.dialog().getByRole('img').first().waitFor();
  await see('pairing');
  await page.keyboard.press('Escape');
  await desk.rows().first().getByRole('button').click();
  await desk.dialog().waitFor();
  await see('revoke');
  await page.keyboard.press('Escape');

  await financeTour(scene, desk, see, claim);
  await desk.go('procedures');
  await page.getByRole('heading', { level: 3 }).first().waitFor();
  await see('procedures');
  await desk.button('procedures-new').first().click();
  await desk.dialog().waitFor();
  await see('new-version');
  await page.keyboard.press('Escape');
  await at('/nowhere');
  await desk.heading('not-found-title').waitFor();
  await see('not-found');
  await scene.offline(async () => {
    await at('/jobs');
    await desk.button('retry-now').waitFor();
    await see('jobs-server-gone');
  });
}

/** What waits for a person, the decision, and the one who comes too late with his. */
async function review(scene, desk, see, { job, rows }) {
  const { page } = desk;
  const at = (place) => page.goto(`${scene.office.address}/#${place}`);
  await desk.go('review');
  await desk.rows('Paula Prüfstein').first().waitFor();
  await see('review');
  await at(`/jobs/${job.id}`);
  await desk.link('job-open-review').waitFor();
  await see('job-parked');
  await at(`/review/${rows[0].operation}.${rows[0].hash}`);
  await desk.text('review-office-side').waitFor();
  await see('review-check-in');
  await at(`/review/${rows[1].operation}.${rows[1].hash}`);
  await desk.text('report-title').waitFor();
  await desk.text('review-effect-lead').waitFor();
  await see('review-check-out');
  await desk.button('review-accept').click();
  await desk.dialog().waitFor();
  await see('review-accept');
  await page.keyboard.press('Escape');
  await desk.button('review-reject').click();
  await desk.dialog().getByRole('textbox').fill('Sara was there before. I have spoken with both.');
  await see('review-reject');
  await scene.office.decide(rows[1], 'accept', 'She had left before the job was given away.');
  await desk.dialog().getByText(desk.say('review-meanwhile-yours')).waitFor();
  await see('review-meanwhile');
  await page.keyboard.press('Escape');
  await see('review-decided');
  await at('/review?state=decided');
  await desk.rows('Paula Prüfstein').first().waitFor();
  await see('review-decided-list');
  await at('/review?search=nobody');
  await desk.text('review-no-match-title').waitFor();
  await see('review-no-match');
  await page.locator('input[type=file]').setInputFiles({
    name: 'holiday.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"a photo"}'),
  });
  await page.getByRole('alert').waitFor();
  await see('review-import-refused');
}
