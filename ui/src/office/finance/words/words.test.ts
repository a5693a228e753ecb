import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ClaimEvent } from '../../../generated/ClaimEvent';
import type { ClaimTrouble } from '../../../generated/ClaimTrouble';
import type { KeptOutReason } from '../../../generated/KeptOutReason';
import type { Moved } from '../../../generated/Moved';
import { LANGUAGES, spoken } from '../../../lib/words/language.svelte';
import {
  bankReasonSentence,
  claimEventReason,
  claimEventSentence,
  claimTroubleSentence,
  financeRefusalSentence,
  ibanText,
  keptOutSentence,
} from '.';

beforeAll(() => vi.stubGlobal('document', { documentElement: { lang: '' } }));
afterAll(() => vi.unstubAllGlobals());

const moved: Moved = { booking: 'b', attempt: 1, amount: 6000, on: '2026-11-20' };
const bank = { code: 'AC04', text: 'Konto aufgelöst' };

/** One of every kind; a kind that is missing does not compile. */
const EVENTS: { [Kind in ClaimEvent['kind']]: Extract<ClaimEvent, { kind: Kind }> } = {
  opened: {
    kind: 'opened',
    opened: {
      number: 'C0000-00001',
      job: 'j',
      technician: 't',
      service_id: 'SID-1',
      amount: { amount: 6000, currency: 'CHF' },
      procedure: { partner: 'swisscom', version: 1 },
      due: '2026-12-24',
      due_rule: { checked_out_at: '2026-10-29T09:00:00Z', left_on: '2026-10-29', weeks: 8 },
    },
  },
  approved: { kind: 'approved' },
  withdrawn: { kind: 'withdrawn', reason: 'because' },
  blocked: { kind: 'blocked', reason: 'because' },
  released: { kind: 'released' },
  expected_from_carrier: { kind: 'expected_from_carrier' },
  not_expected: { kind: 'not_expected', reason: 'because' },
  planned: {
    kind: 'planned',
    pay_run: 'r',
    attempt: 1,
    end_to_end_id: 'C0000-00001-1',
    amount: 6000,
    account: 'CH0704835000000000011',
    holder: 'Luca Beispiel',
  },
  taken_out: { kind: 'taken_out', attempt: 1, reason: 'because' },
  exported: { kind: 'exported', attempt: 1, file: 'f' },
  accepted: { kind: 'accepted', attempt: 1 },
  rejected: { kind: 'rejected', attempt: 1, reason: bank },
  booked: { kind: 'booked', moved },
  part_paid: { kind: 'part_paid', moved },
  overpaid: { kind: 'overpaid', moved },
  booked_twice: { kind: 'booked_twice', moved },
  returned: { kind: 'returned', moved, reason: bank },
  unmatched: { kind: 'unmatched', moved, reason: 'because' },
  settled: { kind: 'settled', difference: 0, note: '' },
};

const KEPT_OUT: { [Kind in KeptOutReason['kind']]: Extract<KeptOutReason, { kind: Kind }> } = {
  not_yet: { kind: 'not_yet', from: '2026-12-01' },
  refused: { kind: 'refused', refusal: { code: 'claim_blocked' } },
  no_account: { kind: 'no_account', why: { kind: 'waiting', usable_from: '2026-11-26T09:00:00Z' } },
  account_refused: { kind: 'account_refused', code: 'AC01' },
  amount: { kind: 'amount' },
  no_holder: { kind: 'no_holder' },
  rule: { kind: 'rule', rule: 'name', what: 'a name is needed' },
};

const TROUBLES: { [Kind in ClaimTrouble['kind']]: Extract<ClaimTrouble, { kind: Kind }> } = {
  blocked: { kind: 'blocked' },
  withdrawn: { kind: 'withdrawn', reason: 'because' },
  refused: { kind: 'refused', bank },
  returned: { kind: 'returned', bank },
  part_paid: { kind: 'part_paid', paid: { amount: 3000, currency: 'CHF' } },
  unknown: { kind: 'unknown' },
};

/** A sentence, and neither the name of a message nor a place that nobody filled. */
function isSentence(text: string): void {
  expect(text).toMatch(/\p{L}{2}/u);
  expect(text).not.toMatch(/^[a-z]+(-[a-z_]+)+$|[{}]|undefined|\[object/);
}

describe.each(LANGUAGES)('the words of money in %s', (language) => {
  beforeAll(() => spoken.choose(language, LANGUAGES));

  it.each(Object.values(EVENTS))('say what happened: $kind', (event) => {
    isSentence(claimEventSentence(event, 'CHF'));
  });

  it.each(Object.values(KEPT_OUT))('say why a claim is kept out: $kind', (reason) => {
    isSentence(keptOutSentence(reason));
  });

  it.each(Object.values(TROUBLES))('say what is wrong: $kind', (trouble) => {
    isSentence(claimTroubleSentence(trouble));
  });

  it('fill the places of a refusal', () => {
    expect(financeRefusalSentence({ code: 'wait_impossible', min: 1, max: 720 })).toMatch(/\b1\b.*720/);
    expect(financeRefusalSentence({ code: 'run_state', state: 'exported' })).not.toContain('exported-');
  });

  it('keep the code of the bank beside its meaning, and what the bank adds', () => {
    expect(bankReasonSentence(bank)).toMatch(/\(AC04\).*Konto aufgelöst/);
    expect(bankReasonSentence({ code: 'XX99', text: '' })).toBe('XX99');
    isSentence(bankReasonSentence({ code: '', text: '' }));
  });
});

it('gives the reason of a person and of a bank apart from what happened', () => {
  expect(claimEventReason(EVENTS.blocked)).toBe('because');
  expect(claimEventReason(EVENTS.returned)).toContain('AC04');
  expect(claimEventReason(EVENTS.approved)).toBe('');
});

it('writes an IBAN in groups of four', () => {
  expect(ibanText('CH0704835000000000011').replaceAll('\u00a0', ' ')).toBe('CH07 0483 5000 0000 0001 1');
});
