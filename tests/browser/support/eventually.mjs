// Waiting without sleeping: ask again until it is so, or until the deadline.

/**
 * Repeats a check until it throws no more, and gives what it gave.
 * @template T
 * @param {() => T | Promise<T>} check throws while it is not so
 * @param {{ within?: number, every?: number }} [limits] in milliseconds
 * @returns {Promise<T>}
 */
export async function eventually(check, { within = 10_000, every = 50 } = {}) {
  const deadline = performance.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
