import { spoken } from '../lib/words';
import type { AppView } from '../generated/phone/AppView';
import type { CommandError } from '../generated/phone/CommandError';
import * as backend from './backend';
import { CommandFailed } from './backend';
import { languages } from './words';

/** What the whole page knows: the app at a glance, and that something changed. */
class Phone {
  #view = $state.raw<AppView | null>(null);
  #error = $state.raw<CommandError | null>(null);
  #changes = $state(0);
  #asking = false;
  #again = false;

  get view(): AppView | null {
    return this.#view;
  }

  /** Why the app could not be asked. */
  get error(): CommandError | null {
    return this.#error;
  }

  /** Counts changes on the phone. A screen that reads it asks again. */
  get changes(): number {
    return this.#changes;
  }

  start(): void {
    backend.onChanged(() => {
      this.#changes += 1;
      void this.ask();
    });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', () => this.#dress(dark.matches));
    spoken.choose(null, languages);
    void this.ask();
  }

  /** Asks for the app at a glance. Many changes at once are one question. */
  async ask(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    do {
      this.#again = false;
      try {
        this.take(await backend.app());
      } catch (thrown) {
        this.#error = errorOf(thrown);
      }
    } while (this.#again);
    this.#asking = false;
  }

  /** Takes the view that a command answered with. */
  take(view: AppView): void {
    this.#view = view;
    this.#error = null;
    spoken.choose(view.settings.language, languages);
    this.#dress(window.matchMedia('(prefers-color-scheme: dark)').matches);
  }

  #dress(dark: boolean): void {
    const chosen = this.#view?.settings.theme ?? 'system';
    const theme = chosen === 'system' ? (dark ? 'dark' : 'light') : chosen;
    document.documentElement.dataset.theme = theme;
    const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim();
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', ground);
    try {
      // For `boot.js`, which sets the colours of the next start before the first paint.
      localStorage.setItem('theme', chosen);
    } catch {
      // The next start follows the system until the app has answered.
    }
  }
}

export const phone = new Phone();

/** What a failed command said. */
export function errorOf(thrown: unknown): CommandError {
  if (thrown instanceof CommandFailed) return thrown.error;
  return { kind: 'broken', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
