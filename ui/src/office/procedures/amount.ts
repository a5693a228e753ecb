/** An amount as people type it, in the smallest unit: an integer, so that no cent is lost on the way. */

/** `9500` → `95.00` */
export function amountText(amount: number): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

/** `95`, `95.5`, `1’095,50` → Rappen; nothing typed → `null`; anything else → `undefined`. */
export function readAmount(text: string): number | null | undefined {
  const plain = text.replace(/[\s'’\u00a0]/g, '');
  if (plain === '') return null;
  const found = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(plain);
  if (!found) return undefined;
  const [, units = '', cents = ''] = found;
  return Number(units) * 100 + Number(cents.padEnd(2, '0'));
}
