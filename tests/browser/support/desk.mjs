// A person at an office page: what one does there in many stories.

import { USERS } from './office.mjs';
import { wordsOf } from './words.mjs';

/** The screen that each role comes for. */
const START = { dispatcher: 'jobs-title', finance: 'finance-title', second: 'finance-title', admin: 'jobs-title' };

export class Desk {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} [language]
   */
  constructor(page, language = 'en') {
    this.page = page;
    this.say = wordsOf('office', language);
  }

  /**
   * @param {keyof typeof USERS} role
   * @param {import('playwright-core').Locator} [then] what is seen then, if not the role's first screen
   */
  async signIn(role, then = this.heading(START[role])) {
    const { name, password } = USERS[role];
    await this.field('sign-in-name').fill(name);
    await this.field('sign-in-password').fill(password);
    await this.button('sign-in-go').click();
    await then.waitFor();
  }

  async signOut() {
    await this.button('sign-out').click();
    await this.button('sign-in-go').waitFor();
  }

  /** Goes to a screen by its place in the navigation. */
  async go(screen) {
    const areas = this.page.getByRole('navigation', { name: this.say('navigation') });
    // A number may stand behind the name.
    await areas.getByRole('link', { name: new RegExp(`^${this.say(`nav-${screen}`)}\\b`) }).click();
    await this.heading(screen === 'service-orders' ? 'orders-title' : `${screen}-title`).waitFor();
  }

  button(id, given) {
    return this.page.getByRole('button', { name: this.say(id, given), exact: true });
  }

  link(id, given) {
    return this.page.getByRole('link', { name: this.say(id, given), exact: true });
  }

  field(id) {
    return this.page.getByLabel(this.say(id), { exact: true });
  }

  /** A field of a form; "(optional)" may stand behind its name. */
  input(id) {
    const name = this.say(id).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return this.page.getByLabel(new RegExp(`^\\s*${name}( \\(.*\\))?\\s*$`));
  }

  heading(id, given) {
    return this.page.getByRole('heading', { name: this.say(id, given), level: 1 });
  }

  text(id, given) {
    return this.page.getByText(this.say(id, given));
  }

  dialog() {
    return this.page.getByRole('dialog');
  }

  /** The rows of the table, without its head. */
  rows(text) {
    const rows = this.page.locator('tbody tr');
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  search() {
    return this.page.getByRole('search').getByRole('searchbox');
  }

  sortBy(column) {
    return this.page.getByRole('columnheader').getByRole('button', { name: this.say(column) }).click();
  }

  filter(label, value) {
    return this.page.getByRole('combobox', { name: this.say(label) }).selectOption(value);
  }
}
