// The programs under test, as processes of their own.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { join, resolve } from 'node:path';

/** The top of the repository. */
export const HOUSE = fileURLToPath(new URL('../../..', import.meta.url));

const TARGET = resolve(HOUSE, process.env.EINSATZ_TARGET ?? 'target/debug');
const START_MS = 20_000;
const END_MS = 5_000;

/** Everything that was started here and has not ended. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** @param {string} name of a binary of this house */
export function binary(name) {
  return join(TARGET, name);
}

/**
 * Runs a program to its end and gives what it printed.
 * @param {string} name
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, input?: string }} [with_]
 */
export async function run(name, args, { env = {}, input = '' } = {}) {
  const child = spawn(binary(name), args, { env: { ...process.env, ...env } });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (part) => (out += part));
  child.stderr.on('data', (part) => (err += part));
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  running.delete(child);
  if (code !== 0) throw new Error(`${name} ${args.join(' ')} ended with ${code}\n${err}`);
  return out;
}

/** A program that listens on a port. */
export class Listener {
  /** @type {import('node:child_process').ChildProcessWithoutNullStreams | undefined} */
  #child;
  #name;
  #args;
  #env;
  #within;
  /** The last lines it wrote, for the report of a failure. */
  log = /** @type {string[]} */ ([]);
  /** 0 until it has started once; then it always comes back on the same one. */
  port = 0;

  /**
   * @param {string} name
   * @param {(port: number) => string[]} args
   * @param {Record<string, string>} env
   * @param {string[]} within a command that prepares a place and becomes the program
   */
  constructor(name, args, env = {}, within = []) {
    this.#name = name;
    this.#args = args;
    this.#env = env;
    this.#within = within;
  }

  get address() {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid() {
    return this.#child?.pid;
  }

  /** Starts it and waits for the line in which it says where it listens. */
  async start() {
    const [command, ...args] = [...this.#within, binary(this.#name), ...this.#args(this.port)];
    const child = spawn(command, args, { env: { ...process.env, ...this.#env } });
    this.#child = child;
    running.add(child);
    child.once('close', () => running.delete(child));
    const port = new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`${this.#name} does not say where it listens`)), START_MS);
      child.once('error', reject);
      child.once('close', (code) => reject(new Error(`${this.#name} ended with ${code}`)));
      createInterface(child.stdout).on('line', (line) => {
        this.#keep(line);
        const found = /https?:\/\/[^\s"]*?:(\d+)/.exec(line);
        if (!found) return;
        clearTimeout(late);
        resolve(Number(found[1]));
      });
    });
    createInterface(child.stderr).on('line', (line) => this.#keep(line));
    try {
      this.port = await port;
    } catch (error) {
      child.kill('SIGKILL');
      throw new Error(`${error}\n${this.log.join('\n')}`);
    }
  }

  /** Ends it as Ctrl-C does; if it does not listen, as a crash does. */
  async stop() {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), END_MS);
    await ended;
    clearTimeout(late);
  }

  /** @param {string} line */
  #keep(line) {
    this.log.push(line);
    if (this.log.length > 200) this.log.shift();
  }
}
