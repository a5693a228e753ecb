// Every screen of payment runs, files of the bank and bookings, in all languages and both colours.

import assert from 'node:assert/strict';
import { bankTour } from '../support/bank_tour.mjs';
import { Findings } from '../support/look.mjs';
import { stage } from '../support/story.mjs';

const story = stage({ within: 280_000 });

story('axe finds nothing and nothing is cut off on any screen of runs, files and bookings', async (scene) => {
  const findings = new Findings();
  await bankTour(scene, findings.office);
  findings.assertNone();
  assert.deepEqual(scene.broken, []);
});
