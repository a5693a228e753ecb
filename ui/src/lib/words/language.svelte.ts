import type { Language } from '../../generated/Language';

export const LANGUAGES: readonly Language[] = ['de', 'fr', 'it', 'en'];

function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The first of the wanted languages that is available; German otherwise, the language of the house. */
export function choose(wanted: readonly string[], available: readonly Language[]): Language {
  for (const tag of wanted) {
    const language = tag.slice(0, 2).toLowerCase();
    if (isLanguage(language) && available.includes(language)) return language;
  }
  return available.includes('de') ? 'de' : (available[0] ?? 'de');
}

class Spoken {
  #language = $state<Language>('de');

  get language(): Language {
    return this.#language;
  }

  /** Takes a chosen language; `null` follows the device. */
  choose(wanted: Language | null, available: readonly Language[]): void {
    this.#language = choose(wanted ? [wanted] : navigator.languages, available);
    document.documentElement.lang = `${this.#language}-CH`;
  }
}

/** The language of the page. Everything that words something reads it here, so a change is seen at once. */
export const spoken = new Spoken();
