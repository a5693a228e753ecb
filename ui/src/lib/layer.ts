// What lies over the page (a sheet, a dialog) is a step of the history: Android's back button closes it and does not
// leave the page under it.

let going: Promise<void> = Promise.resolve();

/**
 * Opens a layer. `close` is called when the person goes back. The answer takes the layer's step out of the history
 * again; it does nothing where going back has done so already.
 */
export function openLayer(close: () => void): () => void {
  const token = Math.random().toString(36).slice(2);
  history.pushState({ ...history.state, layer: token }, '');
  const popped = (): void => {
    if (history.state?.layer !== token) close();
  };
  window.addEventListener('popstate', popped);
  return () => {
    window.removeEventListener('popstate', popped);
    if (history.state?.layer === token) travel(-1);
  };
}

/** Goes so many steps through the history; done when the page has arrived there. */
export function travel(steps: number): Promise<void> {
  going = going.then(
    () =>
      new Promise((arrived) => {
        window.addEventListener('popstate', () => arrived(), { once: true });
        history.go(steps);
      }),
  );
  return going;
}

/** Done when every journey through the history has ended. Going back takes a moment, and a step pushed meanwhile is lost. */
export function settled(): Promise<void> {
  return going;
}
