// A technician's money on his phone. Each story is looked at while it is told.

import assert from 'node:assert/strict';
import { Findings } from '../support/look.mjs';
import { MONEY } from '../support/phone_money.mjs';
import { stage } from '../support/story.mjs';

const story = stage();

for (const [fact, tell] of Object.entries(MONEY)) {
  story(fact, async (scene) => {
    const findings = new Findings();
    await tell(scene, findings.phone);
    findings.assertNone();
    assert.deepEqual(scene.broken, []);
  });
}
