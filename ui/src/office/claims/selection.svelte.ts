/** Which claims of a table somebody has chosen; it outlives the page of the table, not its filter. */

import { SvelteMap } from 'svelte/reactivity';

/** Claim → its number, so that an answer about it can name it. */
export class Selection {
  #chosen = new SvelteMap<string, string>();

  get count(): number {
    return this.#chosen.size;
  }

  get claims(): string[] {
    return [...this.#chosen.keys()];
  }

  has(claim: string): boolean {
    return this.#chosen.has(claim);
  }

  numberOf(claim: string): string {
    return this.#chosen.get(claim) ?? '';
  }

  add(rows: readonly { claim: string; number: string }[]): void {
    for (const { claim, number } of rows) this.#chosen.set(claim, number);
  }

  remove(rows: readonly { claim: string }[]): void {
    for (const { claim } of rows) this.#chosen.delete(claim);
  }

  toggle(row: { claim: string; number: string }): void {
    if (this.has(row.claim)) this.remove([row]);
    else this.add([row]);
  }

  clear(): void {
    this.#chosen.clear();
  }
}
