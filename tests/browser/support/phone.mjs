// A technician's phone: the browser host of the phone page, with a folder of its own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Listener } from './process.mjs';

export class PhoneHost {
  #folder;

  /** @param {string} folder */
  constructor(folder) {
    this.#folder = folder;
    this.host = new Listener('phone-host', (port) => ['--folder', folder, '--listen', `127.0.0.1:${port}`], {
      RUST_LOG: 'warn',
    });
  }

  /** A phone out of the box. */
  static async open() {
    const phone = new PhoneHost(await mkdtemp(join(tmpdir(), 'einsatz-phone-')));
    await phone.host.start();
    return phone;
  }

  get address() {
    return this.host.address;
  }

  /** Asks what the page could ask. */
  async call(command, given = {}) {
    const answer = await fetch(`${this.address}/call/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.address },
      body: JSON.stringify(given),
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(said)}`);
    return said;
  }

  /** Ends it and removes its data. */
  async remove() {
    await this.host.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
