/**
 * Where the user is: screen, filters, sort and page live in the part of the address after `#`, so that a link shows
 * the same again. After `#` and not before it: the server then need not know the screens to serve a deep link.
 */

/** One place. */
export interface Address {
  /** `/jobs/…`, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The place that a text names: `/jobs?state=failed`. Anything unreadable is the start. */
export function parseAddress(text: string): Address {
  const plain = text.replace(/^#/, '');
  const mark = plain.indexOf('?');
  const path = mark < 0 ? plain : plain.slice(0, mark);
  return {
    path: path.startsWith('/') ? path : '/',
    query: new URLSearchParams(mark < 0 ? '' : plain.slice(mark + 1)),
  };
}

/** The link to a place; what is empty is left out. */
export function link(
  path: string,
  query: Readonly<Record<string, string | number | boolean | undefined>> = {},
): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '' && value !== false) text.set(name, String(value));
  }
  const joined = text.toString();
  return `#${path}${joined === '' ? '' : `?${joined}`}`;
}

let current = $state.raw(parseAddress(typeof location === 'undefined' ? '' : location.hash));

if (typeof window !== 'undefined') {
  window.addEventListener('hashchange', () => {
    current = parseAddress(location.hash);
  });
}

/** The place shown now. */
export function address(): Address {
  return current;
}

/** Goes to a place; the back button leads back. */
export function go(to: string): void {
  location.hash = to;
}

/** Another filter, sort or page of the same screen. Typing does not fill the history: then `replace`. */
export function change(query: Readonly<Record<string, string | undefined>>, how: 'push' | 'replace' = 'push'): void {
  const next = new URLSearchParams(current.query);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  const to = link(current.path, Object.fromEntries(next));
  if (to === `#${current.path}${current.query.size > 0 ? `?${current.query}` : ''}`) return;
  if (how === 'push') history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  current = parseAddress(to);
}
