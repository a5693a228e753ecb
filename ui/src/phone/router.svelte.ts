import { tick } from 'svelte';
import { settled, travel } from '../lib/layer';
import { parse, path, under, type Route } from './routes';

const LAST = 'route';

/** What the page keeps with each step of the history. */
interface Step {
  /** The addresses that lie behind this step, the nearest one last. */
  trail?: string[];
}

/** Which screen is shown. Each screen is a step of the history, so Android's back button leads where it should. */
class Router {
  #route = $state.raw<Route>({ screen: 'jobs' });
  /** Where each screen was left, so that coming back to a list is coming back to its place. */
  #scrolled = new Map<string, number>();
  /** On the way to somewhere else: what lies between is not shown. */
  #passing = false;

  get route(): Route {
    return this.#route;
  }

  /** Takes up the address of the page, or, after the app was killed, the screen that was shown last. */
  start(): void {
    const route = parse(location.hash.length > 2 ? location.hash : this.#last());
    if (!(history.state as Step | null)?.trail) this.#build(route);
    this.#route = route;
    const arrived = (): void => {
      const here = parse(location.hash);
      if (!this.#passing && path(here) !== path(this.#route)) this.#show(here);
    };
    window.addEventListener('popstate', arrived);
    window.addEventListener('hashchange', arrived);
  }

  /** Goes on to a screen. */
  async go(route: Route): Promise<void> {
    await this.#ready();
    const here = path(this.#route);
    if (here === path(route)) return;
    this.#push([...this.#trail(), here], route);
    this.#show(route);
  }

  /** Shows a screen in the place of this one. */
  async replace(route: Route): Promise<void> {
    await this.#ready();
    history.replaceState({ trail: this.#trail() } satisfies Step, '', `#${path(route)}`);
    this.#show(route);
  }

  /** Goes back to a screen: through the history where it lies behind, otherwise in the place of this one. */
  async back(route: Route): Promise<void> {
    await this.#ready();
    const steps = this.#stepsTo(route);
    if (steps === null) await this.replace(route);
    else await travel(-steps);
  }

  /** Ends a form: goes back to where it began and on from there, so that "back" does not open the form again. */
  async finish(began: Route, route: Route): Promise<void> {
    await this.#ready();
    const steps = this.#stepsTo(began);
    if (steps === null) return this.replace(route);
    this.#passing = true;
    await travel(-steps);
    this.#passing = false;
    this.#push([...this.#trail(), path(began)], route);
    this.#show(route);
  }

  async #ready(): Promise<void> {
    this.#scrolled.set(path(this.#route), window.scrollY);
    // An open sheet closes first and takes its step out of the history.
    await tick();
    await settled();
  }

  #trail(): string[] {
    return (history.state as Step | null)?.trail ?? [];
  }

  #stepsTo(route: Route): number | null {
    const trail = this.#trail();
    const place = trail.lastIndexOf(path(route));
    return place < 0 ? null : trail.length - place;
  }

  #push(trail: string[], route: Route): void {
    history.pushState({ trail } satisfies Step, '', `#${path(route)}`);
  }

  /** Lays the steps under a screen, so that "back" does not leave the app from the middle of it. */
  #build(route: Route): void {
    const steps: Route[] = [];
    for (let step: Route | null = route; step; step = under(step)) steps.unshift(step);
    steps.forEach((step, place) => {
      const trail = steps.slice(0, place).map(path);
      if (place > 0) this.#push(trail, step);
      else history.replaceState({ trail } satisfies Step, '', `#${path(step)}`);
    });
  }

  #show(route: Route): void {
    this.#route = route;
    try {
      localStorage.setItem(LAST, path(route));
    } catch {
      // Without storage a restart begins at the list; the forms themselves are safe in the phone's database.
    }
    const top = this.#scrolled.get(path(route)) ?? 0;
    void tick().then(() => window.scrollTo(0, under(route)?.screen === 'job' ? 0 : top));
  }

  #last(): string {
    try {
      return localStorage.getItem(LAST) ?? '';
    } catch {
      return '';
    }
  }
}

export const router = new Router();
