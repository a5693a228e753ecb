/** What a colour means. The colour never says it alone. */
export type Tone = 'calm' | 'accent' | 'good' | 'warn' | 'bad';
