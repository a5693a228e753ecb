import type { CommandError } from '../generated/phone/CommandError';
import { errorOf } from './phone.svelte';

const PAUSE_MS = 350;

/**
 * What a person is typing. It is saved after a short pause, on leaving the field, the screen or the app, and never
 * overwritten by an answer that comes while he types. Made while a component is set up.
 */
export class Typed<Value> {
  value: Value = $state() as Value;
  #error = $state.raw<CommandError | null>(null);
  #saved: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> = Promise.resolve();
  #stopped = false;
  readonly #save: (value: Value) => Promise<void>;

  constructor(first: Value, save: (value: Value) => Promise<void>) {
    this.value = first;
    this.#saved = JSON.stringify(first);
    this.#save = save;
    $effect(() => {
      const now = JSON.stringify(this.value);
      clearTimeout(this.#timer);
      if (now !== this.#saved) this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
    });
    $effect(() => {
      const leave = (): void => void this.flush();
      document.addEventListener('visibilitychange', leave);
      window.addEventListener('pagehide', leave);
      return () => {
        document.removeEventListener('visibilitychange', leave);
        window.removeEventListener('pagehide', leave);
        leave();
      };
    });
  }

  /** Why the last saving failed; what was typed is still on the screen then. */
  get error(): CommandError | null {
    return this.#error;
  }

  /** Saves what is not saved yet. Answers whether everything is. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#write());
    await this.#saving;
    return this.#error === null;
  }

  /** Saves nothing any more: the form was thrown away. */
  stop(): void {
    this.#stopped = true;
  }

  async #write(): Promise<void> {
    if (this.#stopped) return;
    const value = $state.snapshot(this.value) as Value;
    const now = JSON.stringify(value);
    if (now === this.#saved && this.#error === null) return;
    try {
      await this.#save(value);
      this.#saved = now;
      this.#error = null;
    } catch (thrown) {
      this.#error = errorOf(thrown);
    }
  }
}
