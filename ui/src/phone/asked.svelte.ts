import { untrack } from 'svelte';
import type { CommandError } from '../generated/phone/CommandError';
import { errorOf, phone } from './phone.svelte';

/**
 * What a screen asks for. It is asked anew after every change on the phone; what was there stays on the screen until
 * the new answer comes, and a late answer never covers a newer one. Made while a component is set up.
 */
export class Asked<View> {
  #value = $state.raw<View | null>(null);
  #error = $state.raw<CommandError | null>(null);
  #number = 0;
  readonly #ask: () => Promise<View>;

  constructor(ask: () => Promise<View>) {
    this.#ask = ask;
    $effect(() => {
      void phone.changes;
      void untrack(() => this.again());
    });
  }

  get value(): View | null {
    return this.#value;
  }

  get error(): CommandError | null {
    return this.#error;
  }

  async again(): Promise<void> {
    const number = ++this.#number;
    try {
      const value = await this.#ask();
      if (number === this.#number) this.take(value);
    } catch (thrown) {
      if (number === this.#number) this.#error = errorOf(thrown);
    }
  }

  /** Takes a newer answer that came with a command. */
  take(value: View): void {
    this.#number += 1;
    this.#value = value;
    this.#error = null;
  }
}

/** A command that a button gives: busy while it is under way, and what it failed with. */
export class Deed {
  #busy = $state(false);
  #error = $state.raw<CommandError | null>(null);

  get busy(): boolean {
    return this.#busy;
  }

  get error(): CommandError | null {
    return this.#error;
  }

  /** Does it, once at a time. Answers whether it went well. */
  async do(deed: () => Promise<void>): Promise<boolean> {
    if (this.#busy) return false;
    this.#busy = true;
    this.#error = null;
    try {
      await deed();
      return true;
    } catch (thrown) {
      this.#error = errorOf(thrown);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  forget(): void {
    this.#error = null;
  }
}
