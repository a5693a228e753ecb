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
    /** What the claim is worth. */
    readonly worth: number,
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

  /**
   * One claim alone gets the whole booking: too much for it is shown as such, and not left over without a word. Several
   * get what each is worth, as far as it goes. A person looks at the amounts, and the server judges them.
   */
  add(one: Addable): void {
    if (this.rows.some((row) => row.claim === one.claim)) return;
    const [first] = this.rows;
    if (first && this.rows.length === 1 && first.amount === this.left && first.worth < this.left) {
      first.text = amountText(first.worth);
    }
    const amount = first ? Math.max(Math.min(one.amount.amount, this.rest), 0) : this.left;
    this.rows = [...this.rows, new Part(one.claim, one.number, one.technician_name, one.amount.amount, amount)];
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
