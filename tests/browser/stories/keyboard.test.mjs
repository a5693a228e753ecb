// The dispatcher's morning without a mouse.

import assert from 'node:assert/strict';
import { Desk } from '../support/desk.mjs';
import { eventually } from '../support/eventually.mjs';
import { CUSTOMER, USERS } from '../support/office.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

/** What has the focus: its name as far as it has one. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim().slice(0, 60) ?? '';
  });

/** Presses Tab until something has the focus. */
async function tabTo(page, locator) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${locator}; it stands on “${await focused(page)}”`);
}

/** Whoever walks by keys must see where he stands. */
async function seesWhereHeIs(page) {
  const outline = await page.evaluate(() => {
    for (let element = document.activeElement; element; element = element.parentElement) {
      const style = getComputedStyle(element);
      if (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') return true;
      if (element.matches('label, form, tr')) break;
    }
    return getComputedStyle(document.activeElement).boxShadow !== 'none';
  });
  assert.ok(outline, `nothing marks “${await focused(page)}”`);
}

story('sign in, find a job, open it, assign it and come back, by keys alone', async (scene) => {
  const kurt = await scene.office.technician('Kurt Tastatur');
  const job = await scene.office.job(null, { customer: { ...CUSTOMER, name: 'Tina Tastenweg' } });
  const page = await scene.desk();
  const desk = new Desk(page);
  await desk.field('sign-in-name').waitFor();
  await eventually(async () =>
    assert.ok(await desk.field('sign-in-name').evaluate((field) => field === document.activeElement), 'ready to type'),
  );
  await page.keyboard.type(USERS.dispatcher.name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(USERS.dispatcher.password);
  await page.keyboard.press('Enter');
  await desk.heading('jobs-title').waitFor();
  await desk.rows().first().waitFor();

  await page.keyboard.press('/');
  await page.keyboard.type('Tastenweg');
  await eventually(async () => assert.equal(await desk.rows().count(), 1));
  await tabTo(page, desk.rows().first().getByRole('link'));
  await seesWhereHeIs(page);
  await page.keyboard.press('Enter');
  await desk.heading('job-title', { number: job.number }).waitFor();

  await tabTo(page, desk.button('job-assign'));
  await seesWhereHeIs(page);
  await page.keyboard.press('Enter');
  await desk.dialog().waitFor();
  const select = desk.dialog().getByLabel(desk.say('assign-technician'));
  await eventually(async () => assert.ok((await select.locator('option').count()) > 1));
  await tabTo(page, select);
  await page.keyboard.type('Kurt');
  await eventually(async () => assert.equal(await select.inputValue(), kurt));
  await page.keyboard.press('Enter');
  if (await desk.dialog().isVisible()) {
    await tabTo(page, desk.dialog().getByRole('button', { name: desk.say('assign-go'), exact: true }));
    await page.keyboard.press('Enter');
  }
  await desk.text('history-assigned', { name: 'Kurt Tastatur' }).waitFor();

  await page.goBack(); // Alt and the left arrow; a browser without a window does not know its own keys
  await desk.heading('jobs-title').waitFor();
  await eventually(async () => assert.equal(await desk.rows().count(), 1, 'the search is still there'));
  assert.match(await desk.rows().first().innerText(), /Kurt Tastatur/);
});

story('a dialog keeps the keys of the table to itself, Escape closes it and gives the focus back', async (scene) => {
  const job = await scene.office.job(null);
  const page = await scene.desk();
  const desk = new Desk(page);
  await desk.signIn('dispatcher');
  await page.goto(`${scene.office.address}/#/jobs/${job.id}`);
  await tabTo(page, desk.button('job-assign'));
  await page.keyboard.press('Enter');
  await desk.dialog().waitFor();
  await tabTo(page, desk.dialog().getByRole('button', { name: desk.say('cancel'), exact: true }));
  await page.keyboard.press('n');
  await page.keyboard.press('/');
  assert.ok(await desk.dialog().isVisible(), 'a letter under the dialog does nothing');
  assert.match(page.url(), new RegExp(job.id));
  await page.keyboard.press('Escape');
  await desk.dialog().waitFor({ state: 'hidden' });
  await eventually(async () =>
    assert.ok(await desk.button('job-assign').evaluate((button) => button === document.activeElement), 'the focus is back'),
  );
});

story('the list of keys opens with a question mark and can switch the letters off', async (scene) => {
  const page = await scene.desk();
  const desk = new Desk(page);
  await desk.signIn('dispatcher');
  await page.keyboard.press('?');
  await desk.dialog().getByText(desk.say('keys-lead')).waitFor();
  await page.keyboard.press('n');
  assert.match(page.url(), /#\/jobs$/, 'under an open dialog a letter does nothing');
  const letters = desk.dialog().getByLabel(desk.say('keys-letters'));
  await tabTo(page, letters);
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  assert.match(page.url(), /#\/jobs$/, 'letters are only letters now');
});

story('the first Tab offers to skip to the content', async (scene) => {
  const page = await scene.desk();
  const desk = new Desk(page);
  await desk.signIn('admin');
  await page.reload();
  await desk.heading('jobs-title').waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await focused(page), desk.say('skip-to-content'));
  await page.keyboard.press('Enter');
  assert.ok(await page.getByRole('main').evaluate((main) => main === document.activeElement));
});
