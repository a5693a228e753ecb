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
