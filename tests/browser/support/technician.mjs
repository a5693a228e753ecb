// A technician with a phone in the hand: what one does there in many stories.

import { wordsOf } from './words.mjs';

export class Technician {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} [language]
   */
  constructor(page, language = 'en') {
    this.page = page;
    this.say = wordsOf('phone', language);
  }

  button(id, given) {
    return this.page.getByRole('button', { name: this.say(id, given), exact: true });
  }

  /** A choice of a question; a second line may stand below its name. */
  choice(id, given) {
    return this.page.getByRole('button', { name: this.say(id, given) });
  }

  text(id, given) {
    return this.page.getByText(this.say(id, given)).first();
  }

  field(id) {
    return this.page.getByLabel(this.say(id));
  }

  question(id, given) {
    return this.page.getByRole('heading', { name: this.say(`ask-${id}`, given) });
  }

  /** Types address and code. */
  async pair(server, code) {
    await this.field('pair-server').fill(server);
    await this.field('pair-code').fill(code);
    await this.button('pair-do').click();
  }

  /** Goes to a screen by its place below; out of a job by the arrow above first. */
  async go(screen) {
    const below = this.page.getByRole('navigation', { name: this.say('nav') });
    const arrow = this.page.getByRole('button', { name: this.say('back'), exact: true });
    await below.or(arrow).first().waitFor();
    while (!(await below.isVisible())) {
      const here = this.page.url();
      await arrow.click();
      await this.page.waitForURL((url) => url.href !== here);
      await below.or(arrow).first().waitFor();
    }
    const place = below.getByRole('link', { name: this.say(`nav-${screen}`) });
    // Pressed on its own screen it would only scroll up.
    if ((await place.getAttribute('aria-current')) !== 'page') await place.click();
    await this.page.getByRole('heading', { name: this.say(`${screen}-title`), level: 1 }).waitFor();
  }

  /** Opens a job from the list. */
  async open(job) {
    await this.page.getByRole('main').getByText(job.customer.name).first().click();
    await this.text('job-title', { number: job.number }).waitFor();
  }

  /** On the list of jobs: a round trip now. */
  async syncNow() {
    await this.button('sync-now').click();
  }

  /** On the list of jobs: today, coming or done. */
  async section(id) {
    await this.page.getByRole('radio', { name: this.say(id) }).check();
  }

  /** Says that he is there, and waits for nothing that could be otherwise by the time it is answered. */
  async arrive() {
    await this.button('do-check-in').click();
    await this.button('check-in-do').click();
    await this.button('check-in-do').waitFor({ state: 'hidden' });
  }

  async checkIn() {
    await this.arrive();
    await this.button('do-check-out').waitFor();
  }

  /** On the last screen of a form: the server has taken it in. */
  accepted() {
    return this.text('done-state-accepted-text').waitFor({ timeout: 20_000 });
  }

  /** From the first question to the one about the call. */
  async failUntilCall() {
    await this.button('do-check-out').click();
    await this.question('successful').waitFor();
    await this.choice('answer-successful-no').click();
    await this.question('third_party').waitFor();
    await this.choice('answer-carrier-yes', { partner: 'Swisscom' }).click();
    await this.question('call', { partner: 'Swisscom' }).waitFor();
  }

  /** The helpline has confirmed. */
  async reach(contact, reference) {
    await this.choice('answer-call-yes').click();
    await this.field('field-contact').fill(contact);
    await this.field('field-reference').fill(reference);
    await this.button('next').click();
  }

  /** From the question about the visit to the summary. */
  async finish(cause) {
    await this.question('technician_visit', { partner: 'Swisscom' }).waitFor();
    await this.choice('answer-visit-yes').click();
    await this.question('cause').waitFor();
    await this.page.getByRole('button', { name: cause }).click();
    await this.question('confirm').waitFor();
  }
}
