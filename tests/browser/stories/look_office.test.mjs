// Every office screen, in all languages and both colours.

import assert from 'node:assert/strict';
import { Findings } from '../support/look.mjs';
import { officeTour } from '../support/office_tour.mjs';
import { stage } from '../support/story.mjs';

const story = stage({ within: 280_000 });

story('axe finds nothing and nothing is cut off on any office screen', async (scene) => {
  const findings = new Findings();
  await officeTour(scene, findings.office);
  findings.assertNone();
  assert.deepEqual(scene.broken, []);
});
