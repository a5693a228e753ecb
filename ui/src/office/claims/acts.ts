/** What a person can do with claims, in the order in which pages offer it. Whether it may be done is the server's word. */

import type { ClaimAct } from '../../generated/ClaimAct';

/** A claim is put into a run by making one: no button for it. */
export type Act = Exclude<ClaimAct, 'plan'>;

export const ACTS: readonly Act[] = [
  'approve',
  'release',
  'settle',
  'pay_ourselves',
  'expect_from_carrier',
  'take_out',
  'block',
  'withdraw',
];

/** What is asked beside the act: a reason, or one that may be left out. */
export const ASKED: Readonly<Record<Act, 'reason' | 'note' | 'nothing'>> = {
  approve: 'nothing',
  release: 'nothing',
  settle: 'note',
  pay_ourselves: 'reason',
  expect_from_carrier: 'nothing',
  take_out: 'reason',
  block: 'reason',
  withdraw: 'reason',
};
