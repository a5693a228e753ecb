/** Single letters as commands can be switched off (WCAG 2.1.4): speech input types letters by accident. */

const KEPT = 'office-single-keys';

function read(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true; // storage is switched off: the choice holds until the page is left
  }
}

let on = $state(read());

export function singleKeys(): boolean {
  return on;
}

export function setSingleKeys(wanted: boolean): void {
  on = wanted;
  try {
    localStorage.setItem(KEPT, wanted ? 'on' : 'off');
  } catch {
    // see read()
  }
}

/** A line in the list of keys. */
export interface KeyRow {
  readonly keys: readonly string[];
  readonly what: string;
}

let offered = $state.raw<() => readonly KeyRow[]>(() => []);

/** The keys that only the screen shown now has. */
export function screenKeys(): readonly KeyRow[] {
  return offered();
}

/** For a screen with keys of its own: they stand in the list as long as it is shown. */
export function offerKeys(rows: () => readonly KeyRow[]): void {
  $effect(() => {
    offered = rows;
    return () => (offered = () => []);
  });
}
