/** Money as banks book it: also in currencies that no claim is paid in. */

import type { Money } from '../../generated/Money';
import { formatMoney } from '../../lib/format';
import { spoken } from '../../lib/words';

/** An amount in hundredths with the bank's currency, which is three letters or empty. */
export function bankMoney(amount: number | null, currency: string): string {
  if (amount === null) return '–';
  return formatMoney({ amount, currency: currency as Money['currency'] }, spoken.language).trim();
}
