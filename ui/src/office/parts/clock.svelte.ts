/** The time of this computer, for "3 minutes ago" and countdowns: words that grow old while one looks at them. */

export function clock(every_ms: number): { readonly at: number } {
  let at = $state(Date.now());
  $effect(() => {
    const beat = setInterval(() => (at = Date.now()), every_ms);
    return () => clearInterval(beat);
  });
  return {
    get at() {
      return at;
    },
  };
}
