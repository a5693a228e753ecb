/** What a screen shows, on its way from the server: first nothing, then data; trouble never takes away what is shown. */

import { Trouble, troubleOf } from './api';
import { onChange, type Topic } from './live.svelte';

/** Data that are asked for again when `ask`'s own state or the server's data change. */
export class Loaded<T> {
  /** The newest answer. */
  data = $state.raw<T | undefined>(undefined);
  /** Why there is no newer one. */
  trouble = $state.raw<Trouble | undefined>(undefined);
  /** An answer is awaited. */
  loading = $state(false);

  #ask: (signal: AbortSignal) => Promise<T>;
  #under: AbortController | undefined;

  constructor(ask: (signal: AbortSignal) => Promise<T>) {
    this.#ask = ask;
  }

  /** Asks once more; an older question under way is dropped, so answers cannot overtake each other. */
  async reload(): Promise<void> {
    this.#under?.abort();
    const under = new AbortController();
    this.#under = under;
    this.loading = true;
    try {
      const data = await this.#ask(under.signal);
      if (under.signal.aborted) return;
      this.data = data;
      this.trouble = undefined;
    } catch (error) {
      if (under.signal.aborted) return;
      this.trouble = troubleOf(error);
    }
    this.loading = false;
  }

  /** Takes an answer that came another way: that of a change. */
  take(data: T): void {
    this.#under?.abort();
    this.data = data;
    this.trouble = undefined;
    this.loading = false;
  }

  /** Drops the question under way. */
  drop(): void {
    this.#under?.abort();
  }
}

/** For a component: loads now, when `key` changes, and when the server names one of the topics. */
export function loaded<T>(
  ask: (signal: AbortSignal) => Promise<T>,
  options: { topics: readonly Topic[]; key?: () => unknown },
): Loaded<T> {
  const held = new Loaded(ask);
  $effect(() => {
    options.key?.();
    void held.reload();
    return () => held.drop();
  });
  $effect(() => onChange(options.topics, () => void held.reload()));
  return held;
}
