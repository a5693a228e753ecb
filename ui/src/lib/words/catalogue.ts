import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import type { Language } from '../../generated/Language';
import { formatNumber } from '../format';
import { LANGUAGES, spoken } from './language.svelte';

/** For each message the names of its variables; `never` for none. Made from the catalogues: `npm run words`. */
export type Variables = Record<string, string>;

type Given<Names extends string> = [Names] extends [never] ? [] : [Record<Names, string | number>];

/** Words a message in the language of the page. A missing message or variable does not compile. */
export type Say<V> = <Id extends keyof V & string>(id: Id, ...given: Given<V[Id] & string>) => string;

/** A number in a sentence: chooses the plural, and is written as in the rest of the page, in every engine alike. */
class Count extends FluentNumber {
  override toString(): string {
    return formatNumber(this.value, spoken.language);
  }
}

/** Reads the `.ftl` files of one folder, keyed by their paths as `import.meta.glob` gives them. */
export function catalogue<V>(files: Record<string, string>): {
  say: Say<V>;
  /** Whether there is such a message: for codes of a newer server. */
  has: (id: string) => boolean;
  languages: Language[];
} {
  const bundles = new Map<Language, FluentBundle>();
  for (const language of LANGUAGES) {
    const path = Object.keys(files).find((name) => name.endsWith(`/${language}.ftl`));
    const text = path === undefined ? undefined : files[path];
    if (text === undefined) continue;
    const bundle = new FluentBundle(`${language}-CH`, { useIsolating: false });
    bundle.addResource(new FluentResource(text));
    bundles.set(language, bundle);
  }
  const say: Say<V> = (id, ...given) => {
    const bundle = bundles.get(spoken.language) ?? bundles.get('de');
    const pattern = bundle?.getMessage(id)?.value;
    if (!bundle || !pattern) return id;
    const variables: Record<string, FluentVariable> = {};
    for (const [name, value] of Object.entries<string | number>(given[0] ?? {})) {
      variables[name] = typeof value === 'number' ? new Count(value) : value;
    }
    return bundle.formatPattern(pattern, variables);
  };
  const has = (id: string) => (bundles.get(spoken.language) ?? bundles.get('de'))?.hasMessage(id) ?? false;
  return { say, has, languages: [...bundles.keys()] };
}
