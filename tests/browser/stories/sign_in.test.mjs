// Who may come in, and what each role may do.

import assert from 'node:assert/strict';
import { Desk } from '../support/desk.mjs';
import { USERS } from '../support/office.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

story('a wrong password is refused with a sentence and keeps what was typed; the right one opens the jobs', async (scene) => {
  const desk = new Desk(await scene.desk());
  const name = desk.page.getByLabel(desk.say('sign-in-name'), { exact: true });
  const password = desk.page.getByLabel(desk.say('sign-in-password'), { exact: true });
  await name.fill(USERS.dispatcher.name);
  await password.fill('not the password');
  await desk.button('sign-in-go').click();
  await desk.page.getByRole('alert').filter({ hasText: desk.say('sign-in-wrong') }).waitFor();
  assert.equal(await name.inputValue(), USERS.dispatcher.name);
  assert.equal(await password.inputValue(), 'not the password');
  await password.fill(USERS.dispatcher.password);
  await desk.button('sign-in-go').click();
  await desk.heading('jobs-title').waitFor();
});

story('a deep link asks for the sign-in first and then shows what it names', async (scene) => {
  const job = await scene.office.job(null);
  const desk = new Desk(await scene.desk());
  await desk.page.goto(`${scene.office.address}/#/jobs/${job.id}`);
  await desk.signIn('dispatcher', desk.heading('job-title', { number: job.number }));
});

story('finance sees the claims and cannot create jobs', async (scene) => {
  const desk = new Desk(await scene.desk());
  await desk.signIn('finance');
  assert.equal(await desk.page.getByText(desk.say('jobs-new'), { exact: true }).count(), 0);
  await desk.go('claims');
  await desk.heading('claims-title').waitFor();
  const refused = await desk.page.evaluate(() =>
    fetch('/api/v1/technicians', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Nobody', phone: '' }),
    }).then((answer) => answer.status),
  );
  assert.equal(refused, 403, 'the server refuses it too, not the page alone');
});

story('signing out ends the session in the browser too', async (scene) => {
  const desk = new Desk(await scene.desk());
  await desk.signIn('admin');
  await desk.signOut();
  await desk.page.goBack();
  await desk.button('sign-in-go').waitFor();
});
