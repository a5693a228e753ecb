/**
 * A table whose rows open something: arrows or j and k move, Enter opens (each row has one real link, so it also works
 * without this file), a click anywhere in the row opens too. Only one link of the table is a tab stop: the row where
 * the user was last. A row that vanishes under the focus hands it to the row that takes its place.
 */

import { singleKeys } from './keys.svelte';

const LINK = 'a.key';

function links(body: HTMLElement): HTMLAnchorElement[] {
  return [...body.querySelectorAll<HTMLAnchorElement>(`tr > * > ${LINK}, tr > ${LINK}`)];
}

/** Text fields keep their keys, dialogs too. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('dialog[open]')) return true;
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function stepOf(event: KeyboardEvent): number | 'first' | 'last' | undefined {
  const letters = singleKeys();
  switch (event.key) {
    case 'ArrowDown':
      return 1;
    case 'ArrowUp':
      return -1;
    case 'Home':
      return 'first';
    case 'End':
      return 'last';
    case 'j':
      return letters ? 1 : undefined;
    case 'k':
      return letters ? -1 : undefined;
    default:
      return undefined;
  }
}

export function rows(body: HTMLElement): () => void {
  let at = 0;
  let held = false;

  const stops = () => {
    const all = links(body);
    at = Math.min(Math.max(at, 0), Math.max(all.length - 1, 0));
    all.forEach((link, index) => (link.tabIndex = index === at ? 0 : -1));
    return all;
  };

  const move = (event: KeyboardEvent) => {
    if (isTaken(event)) return;
    const inside = body.contains(document.activeElement);
    const nowhere = document.activeElement === document.body || document.activeElement?.tagName === 'H1';
    const step = stepOf(event);
    if (step === undefined || !(inside || nowhere || event.key === 'j' || event.key === 'k')) return;
    if (!inside && (step === 'first' || step === 'last')) return;
    const all = stops();
    if (all.length === 0) return;
    if (step === 'first') at = 0;
    else if (step === 'last') at = all.length - 1;
    else if (inside) at = Math.min(Math.max(at + step, 0), all.length - 1);
    event.preventDefault();
    const link = all[at];
    link?.focus();
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' });
  };

  const focused = (event: FocusEvent) => {
    const found = links(body).findIndex((link) => link.contains(event.target as Node));
    if (found >= 0) at = found;
    held = true;
    stops();
  };
  // A removed element loses the focus without `focusout` in some engines and with it in others: ask the document.
  const left = () => queueMicrotask(() => (held = body.contains(document.activeElement)));

  const clicked = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('a, button, input, select, label')) return;
    if (String(getSelection() ?? '') !== '') return; // marking a Service ID to copy it is no click
    const link = event.target.closest('tr')?.querySelector<HTMLAnchorElement>(LINK);
    if (event.ctrlKey || event.metaKey) window.open(link?.href, '_blank', 'noopener');
    else link?.click();
  };

  const watch = new MutationObserver(() => {
    const all = stops();
    if (held && document.activeElement === document.body) all[at]?.focus();
  });

  stops();
  watch.observe(body, { childList: true });
  window.addEventListener('keydown', move);
  body.addEventListener('focusin', focused);
  body.addEventListener('focusout', left);
  body.addEventListener('click', clicked);
  return () => {
    watch.disconnect();
    window.removeEventListener('keydown', move);
    body.removeEventListener('focusin', focused);
    body.removeEventListener('focusout', left);
    body.removeEventListener('click', clicked);
  };
}
