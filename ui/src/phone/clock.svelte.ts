/** Now, for "5 minutes ago": moves on twice a minute while the page is seen. */
class Clock {
  #now = $state(Date.now());

  constructor() {
    setInterval(() => {
      if (!document.hidden) this.#now = Date.now();
    }, 30_000);
    document.addEventListener('visibilitychange', () => (this.#now = Date.now()));
  }

  get now(): number {
    return this.#now;
  }
}

export const clock = new Clock();
