// A technician's phone: the browser host of the phone page, with a folder of its own.

import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Listener } from './process.mjs';

/** A disk of a few megabytes in the program's folder, which nobody else sees and which is gone with it. */
const SMALL_DISK = ['unshare', '--map-root-user', '--mount', 'sh', '-c'];
const MOUNT = 'mount -t tmpfs -o size=$1 tmpfs "$2" && shift 2 && exec "$@"';

export class PhoneHost {
  #folder;

  /**
   * @param {string} folder
   * @param {string[]} within
   */
  constructor(folder, within = []) {
    this.#folder = folder;
    const args = (port) => ['--folder', folder, '--listen', `127.0.0.1:${port}`];
    this.host = new Listener('phone-host', args, { RUST_LOG: 'warn' }, within);
  }

  /** A phone out of the box. */
  static async open() {
    return start(new PhoneHost(await newFolder()));
  }

  /**
   * One with little storage.
   * @param {string} size for example `12m`
   */
  static async small(size) {
    const folder = await newFolder();
    return start(new PhoneHost(folder, [...SMALL_DISK, MOUNT, 'sh', size, folder]));
  }

  /** A second phone with a copy of all that this one has, as a restored backup makes it. Both run then. */
  async clone() {
    await this.host.stop();
    const folder = await newFolder();
    await cp(this.#folder, folder, { recursive: true });
    await this.host.start();
    return start(new PhoneHost(folder));
  }

  /** Fills the disk of a small phone to the last byte, as pictures and films do. */
  async fill() {
    const path = join(`/proc/${this.host.pid}/root`, this.#folder, 'film');
    for (const bytes of [65_536, 512]) {
      for (;;) {
        try {
          await appendFile(path, Buffer.alloc(bytes, 7));
        } catch (error) {
          if (error.code !== 'ENOSPC') throw error;
          break;
        }
      }
    }
  }

  /** What a newer app leaves behind: a kind of entry in the journal that this one does not know. */
  async usedByNewerApp() {
    await this.host.stop();
    const entry = Buffer.from('{"kind":"photograph"}');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(entry.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32c(Buffer.concat([length, entry])));
    await appendFile(join(this.#folder, 'einsatz.journal'), Buffer.concat([length, sum, entry]));
    await this.host.start();
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

function newFolder() {
  return mkdtemp(join(tmpdir(), 'einsatz-phone-'));
}

/** @param {PhoneHost} phone */
async function start(phone) {
  await phone.host.start();
  return phone;
}

/** CRC-32C, bit by bit: the journal's checksum. */
function crc32c(bytes) {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0x82f63b78 : 0);
  }
  return ~sum >>> 0;
}
