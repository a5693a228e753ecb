// Technicians and their phones.

import assert from 'node:assert/strict';
import { Desk } from '../support/desk.mjs';
import { stage } from '../support/story.mjs';
import { Technician } from '../support/technician.mjs';

const story = stage();

story('a pairing code is shown as text and as a picture, pairs one phone, and the phone can be revoked', async (scene) => {
  const vera = await scene.office.technician('Vera Kopplung');
  const desk = new Desk(await scene.desk());
  await desk.signIn('dispatcher');
  await desk.go('technicians');
  await desk.page.getByRole('link', { name: 'Vera Kopplung', exact: true }).click();
  await desk.button('pairing-go').first().click();
  const code = (await desk.dialog().getByText(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/).innerText()).trim();
  const picture = desk.dialog().getByRole('img', { name: desk.say('pairing-qr') }).locator('svg');
  const { width, height } = await picture.boundingBox();
  assert.ok(width >= 120 && Math.abs(width - height) < 1, `the picture is ${width}×${height}`);
  const server = await desk.dialog().getByText(/^https?:\/\//).innerText();

  const { page } = await scene.phone();
  const technician = new Technician(page);
  await technician.pair(server.trim(), code);
  await page.getByRole('heading', { name: technician.say('jobs-title'), level: 1 }).waitFor();
  await desk.dialog().getByRole('button', { name: desk.say('close') }).last().click();
  const [device] = (await scene.office.get(`/technicians/${vera}`)).devices;
  await desk.button('device-revoke-named', { name: device.name }).click();
  await desk.dialog().getByRole('button', { name: desk.say('revoke-go'), exact: true }).click();
  await desk.dialog().waitFor({ state: 'hidden' });
  const seen = await scene.office.get(`/technicians/${vera}`);
  assert.ok(seen.devices[0].revoked_at);

  await technician.syncNow();
  await technician.text('trouble-revoked').waitFor();
  assert.deepEqual(scene.broken, []);
});
