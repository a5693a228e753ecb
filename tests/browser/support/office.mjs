// The office: a real server process with invented sample data, and a person at its API to set a scene.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateIn } from './dates.mjs';
import { Listener, run } from './process.mjs';

const PASSWORD = 'a long invented password';

/** Sign-ins of the stories: one for each role, and a second person of finance. */
export const USERS = {
  dispatcher: { name: 'dora', password: PASSWORD, role: 'dispatcher' },
  finance: { name: 'fiona', password: PASSWORD, role: 'finance' },
  second: { name: 'felix', password: PASSWORD, role: 'finance' },
  admin: { name: 'ada', password: PASSWORD, role: 'admin' },
};

export class Office {
  /** @type {Listener} */
  server;
  #folder;
  #cookie = '';

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
    const env = {
      EINSATZ_DATABASE: join(folder, 'office.db'),
      EINSATZ_LOG_FILTER: 'warn',
      // All people of the stories sit at one address.
      EINSATZ_SIGN_INS_PER_MINUTE: '1000',
      EINSATZ_PAIRINGS_PER_MINUTE: '1000',
    };
    this.env = env;
    this.server = new Listener('sync-server', (port) => ['serve', '--listen', `127.0.0.1:${port}`], env);
  }

  /**
   * An office with sample data that has just opened.
   * @param {string[]} [demo] further words for `sync-server demo`
   */
  static async open(demo = []) {
    const office = new Office(await mkdtemp(join(tmpdir(), 'einsatz-office-')));
    await run('sync-server', ['demo', ...demo], { env: office.env });
    for (const { name, password, role } of Object.values(USERS)) {
      await run('sync-server', ['user', 'add', '--name', name, '--role', role, '--password-stdin'], {
        env: office.env,
        input: password,
      });
    }
    await office.server.start();
    await office.signIn();
    return office;
  }

  get address() {
    return this.server.address;
  }

  /** What another person of the office does; afterwards it is the one of before again. */
  async as(user, deed) {
    const before = this.#cookie;
    this.#cookie = ''; // a sign-in ends the session that it is shown
    await this.signIn(user);
    try {
      return await deed();
    } finally {
      this.#cookie = before;
    }
  }

  async signIn({ name, password } = USERS.admin) {
    const answer = await this.#ask('POST', '/session', { name, password });
    this.#cookie = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
  }

  /** Nobody answers at its address any more, until `reopen`. */
  close() {
    return this.server.stop();
  }

  reopen() {
    return this.server.start();
  }

  /** Ends it and removes its data. */
  async remove() {
    await this.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #ask(method, path, body) {
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { cookie: this.#cookie, origin: this.address, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async get(path) {
    return (await this.#ask('GET', path)).json();
  }

  /** What lies there, as it is. */
  async text(path) {
    return (await this.#ask('GET', path)).text();
  }

  async post(path, body = {}) {
    return (await this.#ask('POST', path, body)).json();
  }

  /** Brings a file of a bank, as it is. Every file of a story is read. */
  async bring(name, text) {
    const answer = await fetch(`${this.address}/api/v1/bank-files?name=${name}`, {
      method: 'POST',
      headers: { cookie: this.#cookie, origin: this.address, 'content-type': 'application/octet-stream' },
      body: text,
    });
    const { files } = await answer.json();
    if (files?.length !== 1 || files[0].refused) throw new Error(`${name}: ${answer.status} ${JSON.stringify(files)}`);
    return files[0].detail.file.brought;
  }

  /** Decides about an operation that waits. */
  decide(row, decision, reason) {
    return this.post(`/review/${row.operation}/${row.hash}/decide`, { decision, reason });
  }

  /** A technician who has nothing yet. */
  async technician(name) {
    return (await this.post('/technicians', { name, phone: '' })).technician.id;
  }

  async pairingCode(technician) {
    return (await this.post(`/technicians/${technician}/pairing-code`)).code;
  }

  /**
   * A visit today for Swisscom, as a dispatcher would type it.
   * @param {string | null} technician
   * @param {Record<string, unknown>} [other] what is different
   */
  async job(technician, other = {}) {
    const detail = await this.post('/jobs', {
      number: '',
      kind: 'installation',
      partner: 'swisscom',
      service_id: 'SID-2026-0042',
      customer: CUSTOMER,
      window_start: `${dateIn(0)}T09:00:00Z`,
      window_end: `${dateIn(0)}T11:00:00Z`,
      instructions: 'Connect the router and test the line.',
      technician,
      ...other,
    });
    return detail.job;
  }
}

/** An invented customer. */
export const CUSTOMER = {
  name: 'Erika Beispiel',
  phone: '044 000 00 00',
  street: 'Musterweg 7',
  postcode: '8000',
  city: 'Zürich',
  access: 'Key at the neighbour’s',
};
