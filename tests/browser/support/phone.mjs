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

  /** Ends it and removes its data. */
  async remove() {
    await this.host.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
