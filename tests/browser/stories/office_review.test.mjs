// Work that came although things had changed: seen with both sides, and decided by a person. How it looks is in the tour.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Desk } from '../support/desk.mjs';
import { eventually } from '../support/eventually.mjs';
import { CUSTOMER } from '../support/office.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

async function atReview(scene) {
  const desk = new Desk(await scene.desk());
  await desk.signIn('dispatcher');
  await desk.go('review');
  return desk;
}

story('a check-out on a job that was given away meanwhile is seen with both sides, accepted, and paid', async (scene) => {
  const { office } = scene;
  const { id: luca, job, rows } = await scene.parkedWork('Luca Zuvor', 'Sara Danach');
  const desk = await atReview(scene);
  const { page } = desk;
  await desk.filter('review-column-why', 'not_yours');
  await eventually(async () => assert.equal(await desk.rows('Luca Zuvor').count(), 1));
  assert.match(page.url(), /reason=not_yours/);
  await page.goto(`${office.address}/#/jobs/${job.id}`);
  await desk.link('job-open-review').click();
  await eventually(async () => assert.equal(await desk.rows().count(), 2));
  await desk.rows().last().getByRole('link').first().click();
  await desk.text('review-office-side').waitFor();
  // The report in full words: who confirmed what, the cause by its name, and by which version of whose procedure.
  const report = page.locator('section').filter({ hasText: desk.say('report-title') });
  for (const words of ['Frau Muster', 'REF-0815', 'Line not activated', desk.say('report-call-confirmed')]) {
    await report.getByText(words).first().waitFor();
  }
  await report.getByText(desk.say('report-procedure-version', { partner: 'Swisscom', version: 1 })).waitFor();
  assert.ok(await desk.text('review-effect-lead').isVisible());
  await desk.button('review-accept').click();
  const go = desk.dialog().getByRole('button', { name: desk.say('review-accept') });
  await go.click();
  await desk.dialog().getByRole('alert').or(desk.dialog().locator('[aria-invalid="true"]')).first().waitFor();
  await desk.dialog().getByRole('textbox').fill('He was there at nine');
  await go.click();
  await page.getByText('He was there at nine').first().waitFor();
  const detail = await office.get(`/jobs/${job.id}`);
  assert.equal(detail.claim?.technician, luca, 'who did the work is paid');
  assert.equal(detail.technician_name, 'Luca Zuvor');
  assert.equal((await office.get(`/review?job=${job.id}`)).total, 1, 'what he had done before waits for its own decision');
  assert.ok(rows.length === 2);
  assert.deepEqual(scene.broken, []);
});

for (const [fact, hears] of [
  ['who sees it live', true],
  ['whose page has lost the live stream', false],
]) {
  story(`the second to decide, ${fact}, reads who decided what, and keeps what he has typed`, async (scene) => {
    const name = hears ? 'Lotte Langsam' : 'Taube Tanja';
    const { rows } = await scene.parkedWork(name, `Sara nach ${name}`);
    const desk = await atReview(scene);
    const { page } = desk;
    if (!hears) await page.route('**/api/v1/events', (route) => route.abort());
    await page.goto(`${scene.office.address}/#/review/${rows[0].operation}.${rows[0].hash}`);
    if (!hears) await page.reload();
    await desk.button('review-accept').click();
    await desk.dialog().getByRole('textbox').fill('She was there, I phoned the customer.');
    await scene.office.decide(rows[0], 'reject', 'The customer was not at home.');
    if (!hears) await desk.dialog().getByRole('button', { name: desk.say('review-accept') }).click();
    const news = desk.dialog().getByRole('alert');
    await news.filter({ hasText: 'The customer was not at home.' }).waitFor();
    assert.match(await news.innerText(), /^Decided meanwhile by ada \(.*\): Rejected/);
    await desk.dialog().getByText('She was there, I phoned the customer.').waitFor();
    await desk.dialog().getByRole('button', { name: desk.say('close') }).last().click();
    await desk.dialog().waitFor({ state: 'hidden' });
    await page.getByText('The customer was not at home.').first().waitFor();
    assert.equal(await desk.button('review-accept').count(), 0, 'it is decided once');
    assert.deepEqual(scene.broken, []);
  });
}

story('Review is sorted by its columns, a link shows the same again, and CSV holds what is filtered', async (scene) => {
  for (const [from, to] of [['Zora Zuletzt', 'Sara Sortiert'], ['Anna Anfang', 'Sonja Sortiert']]) await scene.parkedWork(from, to);
  const desk = await atReview(scene);
  await desk.filter('review-column-why', 'not_yours');
  await desk.sortBy('column-technician');
  await eventually(async () => assert.match(await desk.rows().first().innerText(), /Anna Anfang/));
  await desk.sortBy('column-technician');
  await eventually(async () => assert.match(await desk.rows().first().innerText(), /Zora Zuletzt/));
  await desk.page.reload();
  await eventually(async () => assert.match(await desk.rows().first().innerText(), /Zora Zuletzt/));
  await desk.search().fill('Anna Anfang');
  await eventually(async () => assert.equal(await desk.rows().count(), 1));
  await desk.page.waitForURL(/search=/);
  const download = desk.page.waitForEvent('download');
  await desk.link('csv').click();
  const csv = await readFile(await (await download).path(), 'utf8');
  const [head, line, ...rest] = csv.slice(1).trim().split('\r\n');
  assert.match(head, /^operation;hash;received;happened;technician;/);
  assert.match(line, /;Anna Anfang;.*;check_in;.*;this job is assigned to somebody else now;/);
  assert.deepEqual(rest, [], 'what is filtered is what is downloaded');
});

/** As a file manager drops it. */
async function drop(page, { name, text }) {
  const dataTransfer = await page.evaluateHandle(
    ([name, text]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], name, { type: 'application/json' }));
      return transfer;
    },
    [name, text],
  );
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
}

story('a work file is taken in by the file picker and by drop, and counts once, also when the phone sends it later', async (scene) => {
  const { office } = scene;
  const names = ['Fritz Datei', 'Fiona Datei'].map((name) => ({ customer: { ...CUSTOMER, name } }));
  const { jobs, phone } = await scene.technician('Felix Funkloch', names);
  const files = [];
  await scene.offline(async () => {
    for (const job of jobs) {
      await phone.call('check_in', { job: job.id });
      files.push(await phone.call('export'));
    }
    await phone.host.stop();
  });
  const desk = await atReview(scene);
  const done = (counts) => desk.text('import-done', { name: 'Felix Funkloch', parked: 0, ...counts });
  const [first, both] = files;
  await desk.page
    .locator('input[type=file]')
    .setInputFiles({ name: first.name, mimeType: 'application/json', buffer: Buffer.from(first.text) });
  await done({ new: 1, known: 0 }).waitFor();
  await drop(desk.page, both);
  await done({ new: 1, known: 1 }).waitFor();
  await drop(desk.page, both);
  await done({ new: 0, known: 2 }).waitFor();
  await phone.host.start();
  await eventually(async () => assert.equal((await phone.call('waiting')).sync.waiting, 0));
  for (const job of jobs) {
    const { history } = await office.get(`/jobs/${job.id}`);
    const done = history.filter(({ event }) => event.kind === 'operation');
    assert.equal(done.length, 1, 'counted once');
    assert.equal((await office.get(`/jobs/${job.id}`)).job.state.kind, 'on_site');
  }
  assert.deepEqual(scene.broken, []);
});

story('a file that is no work file is refused with a sentence', async (scene) => {
  const desk = await atReview(scene);
  await drop(desk.page, { name: 'holiday.json', text: '{"format":"a photo"}' });
  await desk.page.getByRole('alert').filter({ hasText: 'This is not a file of unsent work.' }).waitFor();
});
