/** The claims on which a booking is being put by hand, with an amount each. */

import { amountText, readAmount } from '../procedures/amount';
import type { PartOfBooking } from '../../generated/office/PartOfBooking';
import type { Money } from '../../generated/Money';

/** A claim that may be put there, from a suggestion or from the search. */
export interface Addable {
  readonly claim: string;
  readonly number: string;
  readonly technician_name: string;
  readonly amount: Money;
}

class Part {
  text = $state('');

  constructor(
    readonly claim: string,
    readonly number: string,
    readonly name: string,
    amount: number,
  ) {
    this.text = amountText(amount);
  }

  /** What is typed, in the smallest unit; `undefined` if it cannot be read. */
  get amount(): number | undefined {
    return readAmount(this.text) ?? undefined;
  }
}

export class Parts {
  rows = $state.raw<readonly Part[]>([]);
  /** What of the booking counts for no claim yet. */
  left = $state(0);

  /** What is left once these are put there; negative if they are too much. */
  get rest(): number {
    return this.left - this.rows.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  }

  get readable(): boolean {
    return this.rows.every((row) => row.amount !== undefined && row.amount > 0);
  }

  /** The first gets all that its claim is worth, or all that is there; the server judges what was typed. */
  add(one: Addable): void {
    if (this.rows.some((row) => row.claim === one.claim)) return;
    const amount = Math.max(Math.min(one.amount.amount, this.rest), 0);
    this.rows = [...this.rows, new Part(one.claim, one.number, one.technician_name, amount)];
  }

  remove(claim: string): void {
    this.rows = this.rows.filter((row) => row.claim !== claim);
  }

  clear(): void {
    this.rows = [];
  }

  read(): PartOfBooking[] {
    return this.rows.map((row) => ({ claim: row.claim, amount: row.amount ?? 0 }));
  }
}
