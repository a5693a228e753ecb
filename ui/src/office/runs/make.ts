/** A run is made and checked in one go: checking is the machine's work, and a run that is not checked helps nobody. */

import type { NewPayRun } from '../../generated/office/NewPayRun';
import { go } from '../address.svelte';
import * as api from '../api';

/** Makes a run, has it checked, and opens it. What the check found wrong is said there, beside the run. */
export async function makeRun(asked: NewPayRun): Promise<void> {
  const { run } = await api.makePayRun(asked);
  let trouble: api.Trouble | undefined;
  try {
    await api.checkPayRun(run.id);
  } catch (error) {
    trouble = api.troubleOf(error);
  }
  found = trouble && { run: run.id, trouble };
  go(`#/pay-runs/${run.id}`);
}

let found: { run: string; trouble: api.Trouble } | undefined;

/** What the check of a run that was just made has found wrong; said once. */
export function foundWrong(run: string): api.Trouble | undefined {
  const trouble = found?.run === run ? found.trouble : undefined;
  if (trouble) found = undefined;
  return trouble;
}
