// A story: a fact with a name, told by clicks. When it fails, the pages it had open and what the programs wrote are kept.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { deskContext, launch, phoneContext } from './browser.mjs';
import { eventually } from './eventually.mjs';
import { Office } from './office.mjs';
import { PhoneHost } from './phone.mjs';
import { HOUSE } from './process.mjs';

const KEPT = join(HOUSE, 'target/browser-failures');
const STORY_MS = 120_000;

/** The answers of a failure with the carrier involved and reached. */
const FAILURE = [
  { kind: 'successful', yes: false },
  { kind: 'carrier', involved: true },
  { kind: 'call', reached: true },
  { kind: 'call_contact', text: 'Frau Muster' },
  { kind: 'call_reference', text: 'REF-0815' },
  { kind: 'technician_visit', needed: true },
  { kind: 'cause', cause: 'line_not_activated' },
];

/**
 * A browser and an office for all stories of a file. Each story brings its own technician, phone and jobs, so that
 * none sees what another did.
 */
export function stage({ within = STORY_MS, demo = /** @type {string[]} */ ([]) } = {}) {
  /** @type {import('playwright-core').Browser} */
  let browser;
  /** @type {Office} */
  let office;
  before(async () => {
    [browser, office] = await Promise.all([launch(), Office.open(demo)]);
  });
  after(async () => {
    await browser?.close();
    await office?.remove();
  });

  /**
   * @param {string} fact
   * @param {(scene: Scene) => Promise<void>} tell
   */
  return function story(fact, tell) {
    test(fact, { timeout: within }, async () => {
      const scene = new Scene(browser, office);
      try {
        await tell(scene);
      } catch (error) {
        await scene.keep(fact);
        throw error;
      } finally {
        await scene.end();
      }
    });
  };
}

/** What one story has in its hands. */
export class Scene {
  #contexts = /** @type {import('playwright-core').BrowserContext[]} */ ([]);
  #phones = /** @type {PhoneHost[]} */ ([]);
  #heard = /** @type {string[]} */ ([]);

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {Office} office
   */
  constructor(browser, office) {
    this.browser = browser;
    this.office = office;
  }

  /** A phone out of the box, its page open. */
  async phone(look = {}) {
    const host = await PhoneHost.open();
    this.#phones.push(host);
    return { host, page: await this.pageOf(host, look) };
  }

  /** A browser at a desk, at the office's address. */
  async desk(look = {}) {
    const page = await this.#page(await deskContext(this.browser, look));
    await page.goto(this.office.address);
    return page;
  }

  /**
   * A technician with a paired phone that knows the jobs; nobody looks at it.
   * @param {string} name
   * @param {Record<string, unknown>[]} [others] what is different about each job
   * @param {PhoneHost} [host] another phone than one out of the box
   */
  async technician(name, others = [{}], host = undefined) {
    const phone = host ?? (await PhoneHost.open());
    this.#phones.push(phone);
    const id = await this.office.technician(name);
    const jobs = [];
    for (const other of others) jobs.push(await this.office.job(id, other));
    await phone.call('pair', { server: this.office.address, code: await this.office.pairingCode(id) });
    for (const job of jobs) await eventually(() => phone.call('job', { job: job.id }));
    return { id, jobs, phone };
  }

  /** A second phone with all that this one has. */
  async clone(phone) {
    const twin = await phone.clone();
    this.#phones.push(twin);
    return twin;
  }

  /** The page of a phone. */
  async pageOf(phone, look = {}) {
    const page = await this.#page(await phoneContext(this.browser, look));
    await page.goto(phone.address);
    return page;
  }

  /** A check-in and a failed check-out, confirmed on the phone. */
  async fail(phone, job) {
    await phone.call('check_in', { job: job.id });
    await phone.call('check_out', { job: job.id });
    for (const answer of FAILURE) await phone.call('check_out_answer', { job: job.id, answer });
    await phone.call('check_out_confirm', { job: job.id });
  }

  /**
   * A job that failed on a phone and whose report the server has accepted.
   * @param {string} technician the name of its technician
   */
  async failedJob(technician) {
    const { jobs: [job], phone } = await this.technician(technician);
    await this.fail(phone, job);
    return eventually(async () => {
      const { claim } = await this.office.get(`/jobs/${job.id}`);
      assert.ok(claim, 'the report is not accepted yet');
      return claim;
    });
  }

  /**
   * Work without signal on a job that is given to somebody else meanwhile; it has arrived, and waits in Review.
   * @param {string} from who has done it
   * @param {string} to who has the job now
   */
  async parkedWork(from, to) {
    const { id, jobs: [job], phone } = await this.technician(from);
    const other = await this.office.technician(to);
    await this.offline(async () => {
      await this.fail(phone, job);
      await phone.host.stop();
    });
    await this.office.post(`/jobs/${job.id}/assign`, { technician: other });
    await phone.host.start();
    const rows = await eventually(async () => {
      const { rows } = await this.office.get(`/review?job=${job.id}`);
      assert.equal(rows.length, 2);
      return rows;
    });
    return { id, job, phone, rows };
  }

  /** Without signal: nobody answers at the office's address meanwhile. */
  async offline(meanwhile) {
    await this.office.close();
    try {
      await meanwhile();
    } finally {
      await this.office.reopen();
    }
  }

  /** Waits until a form lies on the phone's disk as it should. */
  kept(host, form, job, as) {
    return eventually(async () => {
      const kept = await host.call(form, { job: job.id });
      assert.ok(as(kept), JSON.stringify(kept.draft));
    });
  }

  async #page(context) {
    this.#contexts.push(context);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#heard.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#heard.push(`uncaught: ${error.stack ?? error}`));
    return page;
  }

  /** What broke in the pages without anybody noticing. */
  get broken() {
    return this.#heard.filter((line) => line.startsWith('uncaught') || line.includes('Content Security Policy'));
  }

  /** Keeps pictures and logs of a failure. */
  async keep(fact) {
    const folder = join(KEPT, fact.replace(/[^a-z0-9]+/gi, '-').slice(0, 80));
    mkdirSync(folder, { recursive: true });
    const pages = this.#contexts.flatMap((context) => context.pages());
    for (const [index, page] of pages.entries()) {
      await page.screenshot({ path: join(folder, `page-${index + 1}.png`), fullPage: true }).catch(() => {});
      writeFileSync(join(folder, `page-${index + 1}.html`), await page.content().catch(() => ''));
    }
    const logs = [
      ['office', this.office.server.log],
      ['console', this.#heard],
      ...this.#phones.map((phone, index) => [`phone-${index + 1}`, phone.host.log]),
    ];
    for (const [name, lines] of logs) writeFileSync(join(folder, `${name}.log`), lines.join('\n'));
    console.error(`    pictures and logs: ${folder}`);
  }

  async end() {
    await Promise.all(this.#contexts.map((context) => context.close()));
    await Promise.all(this.#phones.map((phone) => phone.remove()));
  }
}
