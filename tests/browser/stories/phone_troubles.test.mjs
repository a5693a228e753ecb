// Days on which something goes wrong. Each is looked at while it is told.

import assert from 'node:assert/strict';
import { Findings } from '../support/look.mjs';
import { TROUBLES } from '../support/phone_troubles.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

for (const [fact, tell] of Object.entries(TROUBLES)) {
  story(fact, async (scene) => {
    const findings = new Findings();
    await tell(scene, findings.phone);
    findings.assertNone();
    assert.deepEqual(scene.broken, []);
  });
}
