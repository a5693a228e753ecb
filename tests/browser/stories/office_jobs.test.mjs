// The dispatcher's table, one job, and what becomes of it.

import assert from 'node:assert/strict';
import { Desk } from '../support/desk.mjs';
import { eventually } from '../support/eventually.mjs';
import { CUSTOMER } from '../support/office.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

async function dispatcher(scene) {
  const desk = new Desk(await scene.desk());
  await desk.signIn('dispatcher');
  return desk;
}

story('search, filter and sorting of the jobs live in the address: a link shows the same again', async (scene) => {
  const anna = await scene.office.technician('Anna Adressbuch');
  const first = await scene.office.job(anna, { customer: { ...CUSTOMER, name: 'Zora Suchbar' } });
  const second = await scene.office.job(anna, { customer: { ...CUSTOMER, name: 'Aldo Suchbar' } });
  await scene.office.post(`/jobs/${second.id}/cancel`, { reason: 'other', note: 'a story' });
  const desk = await dispatcher(scene);
  await desk.search().fill('Suchbar');
  await eventually(async () => assert.equal(await desk.rows().count(), 2));
  await desk.sortBy('column-customer');
  await eventually(async () => assert.match(await desk.rows().first().innerText(), /Aldo Suchbar/));
  await desk.sortBy('column-customer');
  await eventually(async () => assert.match(await desk.rows().first().innerText(), /Zora Suchbar/));
  await desk.filter('column-state', 'cancelled');
  await eventually(async () => assert.equal(await desk.rows().count(), 1));
  const link = desk.page.url();
  assert.match(link, /search=Suchbar/);
  assert.match(link, /state=cancelled/);
  assert.match(link, /sort=customer/);

  const other = await desk.page.context().newPage();
  await other.goto(link);
  const again = new Desk(other);
  await eventually(async () => assert.equal(await again.rows().count(), 1));
  assert.equal(await again.search().inputValue(), 'Suchbar');
  assert.match(await again.rows().first().innerText(), new RegExp(`${second.number}[^]*Aldo Suchbar`));

  await desk.page.goBack();
  await eventually(async () => assert.equal(await desk.rows().count(), 2, 'back takes the last filter away'));
  assert.ok(first.number);
});

story('a table longer than a page is paged, and the page is in the address', async (scene) => {
  const ida = await scene.office.technician('Ida Seitenweise');
  for (let number = 0; number < 52; number += 1) await scene.office.job(ida, { number: `P-${number + 100}` });
  const desk = await dispatcher(scene);
  await desk.page.goto(`${scene.office.address}/#/jobs?technician=${ida}&sort=number&direction=asc`);
  await desk.text('pager-range', { first: 1, last: 50, total: 52 }).waitFor();
  await desk.button('pager-next').click();
  await desk.text('pager-range', { first: 51, last: 52, total: 52 }).waitFor();
  assert.equal(await desk.rows().count(), 2);
  assert.match(await desk.rows().first().innerText(), /P-150/);
  assert.match(desk.page.url(), /page=2/);
  assert.ok(await desk.button('pager-next').isDisabled());
  await desk.page.goBack();
  await desk.text('pager-range', { first: 1, last: 50, total: 52 }).waitFor();
});

story('an odd Service ID is refused with a sentence that names the character, and nothing typed is lost', async (scene) => {
  const desk = await dispatcher(scene);
  await desk.link('jobs-new').click();
  await desk.heading('new-title').waitFor();
  await desk.input('new-partner').selectOption('swisscom');
  await desk.input('new-service-id').fill('SID·42');
  const typed = {
    'field-customer_name': 'Ömer Sonderzeichen',
    'field-street': 'Seltsamgasse 3',
    'field-postcode': '3011',
    'field-city': 'Bern',
  };
  for (const [field, text] of Object.entries(typed)) await desk.input(field).fill(text);
  await desk.button('new-go').click();
  await desk.page.getByRole('alert').filter({ hasText: '· (U+00B7)' }).waitFor();
  assert.equal(await desk.input('new-service-id').inputValue(), 'SID·42');
  for (const [field, text] of Object.entries(typed)) assert.equal(await desk.input(field).inputValue(), text);
  await eventually(async () => {
    const focused = await desk.page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'));
    assert.equal(focused, 'true', 'the field that is wrong has the focus');
  });

  // Even a reload keeps it.
  await desk.page.reload();
  await eventually(async () => assert.equal(await desk.input('field-street').inputValue(), 'Seltsamgasse 3'));
  await desk.input('new-service-id').fill('SID-42');
  await desk.button('new-go').click();
  await desk.page.getByText('Ömer Sonderzeichen').first().waitFor();
  await desk.page.getByText('SID-42', { exact: true }).first().waitFor();
});

story('a job is assigned, and its history says who did it', async (scene) => {
  const otto = await scene.office.technician('Otto Zuteilung');
  const job = await scene.office.job(null);
  const desk = await dispatcher(scene);
  await desk.page.goto(`${scene.office.address}/#/jobs/${job.id}`);
  await desk.button('job-assign').click();
  await desk.dialog().getByLabel(desk.say('assign-technician')).selectOption(otto);
  await desk.dialog().getByRole('button', { name: desk.say('assign-go'), exact: true }).click();
  await desk.text('history-assigned', { name: 'Otto Zuteilung' }).waitFor();
  await desk.dialog().waitFor({ state: 'hidden' });
  await desk.page.getByText('dora').first().waitFor();
  assert.deepEqual(scene.broken, []);
});

story('a job that somebody else creates appears in the table without a reload', async (scene) => {
  const desk = await dispatcher(scene);
  await desk.search().fill('Livia Lebendig');
  await desk.text('jobs-no-match-title').waitFor();
  await desk.text('live-on').first().waitFor();
  await scene.office.job(null, { customer: { ...CUSTOMER, name: 'Livia Lebendig' } });
  await desk.rows('Livia Lebendig').waitFor();
});

story('while the server is gone the page keeps what it shows and says so, and comes back by itself', async (scene) => {
  const desk = await dispatcher(scene);
  await desk.rows().first().waitFor();
  const shown = await desk.rows().count();
  await scene.offline(async () => {
    await desk.button('retry-now').waitFor();
    assert.equal(await desk.rows().count(), shown);
  });
  await desk.button('retry-now').waitFor({ state: 'hidden', timeout: 40_000 });
  await desk.text('live-on').first().waitFor();
});
