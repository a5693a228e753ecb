// A clerk's day with 200 claims, from what is due to what is settled; and what goes wrong on the way.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { answer, asFile, readOrder, statement } from '../support/bank.mjs';
import { Desk } from '../support/desk.mjs';
import { eventually } from '../support/eventually.mjs';
import { axeFindings } from '../support/look.mjs';
import { stage } from '../support/story.mjs';

const CLAIMS = 200;
/** The aim for the clerk; the second person is counted apart. */
const CLICKS_MAX = 8;

const story = stage({ demo: ['--claims', String(CLAIMS)] });

/** A person whose clicks are counted. */
class Counted extends Desk {
  clicks = 0;

  async click(locator) {
    this.clicks += 1;
    await locator.click();
  }

  /** One click on the chooser; the files are chosen in the system's own window. */
  async choose(...files) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.click(this.button('import-choose'));
    await (await chooser).setFiles(files);
  }
}

const clean = async (desk, where) => assert.deepEqual(await axeFindings(desk.page), [], where);

story(`${CLAIMS} claims go from due to settled in ${CLICKS_MAX} clicks of the clerk and two of the second person`, async (scene) => {
  const { office } = scene;
  const clerk = new Counted(await scene.desk());
  await clerk.signIn('finance');
  // The sample's own claims are among them.
  const { lists } = await office.get('/finance/work');
  const total = lists.find(({ list }) => list === 'pay_this_week').claims;
  assert.ok(total >= CLAIMS);

  // What is to be paid this week, all of it approved.
  await clerk.click(clerk.page.getByRole('link', { name: new RegExp(`^${clerk.say('list-pay_this_week')}`) }));
  await clerk.rows().first().waitFor();
  await clean(clerk, 'the work list');
  await clerk.click(clerk.button('select-all', { total }));
  await clerk.text('selected', { count: total }).waitFor();
  await clerk.click(clerk.button('act-approve'));
  await clerk.text('select-all', { total }).waitFor();

  // One run of all of them, checked with the eyes of a bank.
  await clerk.click(clerk.page.getByRole('link', { name: clerk.say('nav-pay-runs') }));
  await clean(clerk, 'payment runs');
  await clerk.click(clerk.button('run-make'));
  await clerk.button('run-do-approve').waitFor();
  assert.ok(await clerk.button('run-do-approve').isDisabled(), 'not by who made it');
  await clean(clerk, 'a checked run');

  // The second person opens the link that the clerk has sent.
  const second = new Counted(await scene.desk());
  await second.signIn('second');
  await second.page.goto(clerk.page.url());
  await clean(second, 'a run to approve');
  await second.click(second.button('run-do-approve'));
  await second.button('run-do-export').waitFor();

  const download = clerk.page.waitForEvent('download');
  await clerk.click(clerk.button('run-do-export'));
  const order = readOrder(await readFile(await (await download).path(), 'utf8'));
  const { length } = order.payments;
  assert.ok(length >= CLAIMS, `${length} payments`);

  await clerk.choose(asFile('answer.xml', answer(order)));
  await clerk.text('brought-accepted', { count: length }).waitFor();
  await clean(clerk, 'the answer of the bank');
  await clerk.choose(asFile('statement.xml', statement(order.account, order)));
  await clerk.text('run-complete').waitFor();
  await clean(clerk, 'a run that is finished');

  const { rows } = await office.get('/pay-runs');
  assert.equal(rows[0].progress.booked, length);
  assert.ok(clerk.clicks <= CLICKS_MAX, `${clerk.clicks} clicks`);
  assert.ok(second.clicks <= 2, `${second.clicks} clicks of the second person`);
  console.log(`    ${clerk.clicks} clicks of the clerk, ${second.clicks} of the second person, ${clerk.clicks + second.clicks} in all`);
  assert.deepEqual(scene.broken, []);
});
