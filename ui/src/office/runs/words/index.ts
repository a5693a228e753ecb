/** The words of the payment runs; what all of the office says is in `office/words`. */

import { catalogue } from '../../../lib/words/catalogue';
import type { RunWords } from './ids';

const runs = catalogue<RunWords>(
  import.meta.glob<string>('./*.ftl', { query: '?raw', import: 'default', eager: true }),
);

/** Words a message of the payment runs. */
export const say = runs.say;
