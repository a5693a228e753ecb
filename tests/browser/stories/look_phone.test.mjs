// Every phone screen, in all languages and all colours: readable, reachable by a gloved finger, nothing cut off.

import assert from 'node:assert/strict';
import { Findings } from '../support/look.mjs';
import { phoneTour } from '../support/phone_tour.mjs';
import { stage } from '../support/story.mjs';

const story = stage({ within: 280_000 });

story('axe finds nothing, fingers find everything, and nothing is cut off at 320 pixels, at 360, or at 200 % text', async (scene) => {
  const findings = new Findings();
  await phoneTour(scene, findings.phone);
  findings.assertNone();
  assert.deepEqual(scene.broken, []);
});
