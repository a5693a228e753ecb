/** Colours and language of the office pages: a choice of this browser, kept in it. `boot.js` reads the colours first. */

import type { Language } from '../generated/Language';
import { spoken } from '../lib/words';
import { officeLanguages } from './words';

export type ThemeChoice = 'system' | 'light' | 'dark';

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // storage is switched off: the choice holds until the page is left
  }
}

function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  } catch {
    // see kept()
  }
}

function known(text: string | null): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system';
}

const night = matchMedia('(prefers-color-scheme: dark)');
let theme = $state<ThemeChoice>(known(kept('theme')));

export function chosenTheme(): ThemeChoice {
  return theme;
}

function paint(): void {
  document.documentElement.dataset.theme = theme === 'system' ? (night.matches ? 'dark' : 'light') : theme;
}

export function chooseTheme(wanted: ThemeChoice): void {
  theme = wanted;
  keep('theme', wanted === 'system' ? null : wanted);
  paint();
}

export function chooseLanguage(wanted: Language): void {
  keep('language', wanted);
  spoken.choose(wanted, officeLanguages);
}

/** Before the first screen: the kept choices. */
export function startAppearance(): void {
  const language = officeLanguages.find((known) => known === kept('language'));
  spoken.choose(language ?? null, officeLanguages);
  night.addEventListener('change', paint);
  paint();
}
