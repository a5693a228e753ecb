/**
 * Files of the bank on their way to the server, one after the other. They belong to no screen: whoever goes elsewhere
 * meanwhile finds them again.
 */

import type { BankFileRead } from '../../generated/office/BankFileRead';
import * as api from '../api';

/** Where a file is. */
export type Stage = 'waiting' | 'sending' | 'reading' | 'done' | 'failed' | 'stopped';

/** One file that somebody brings. */
export class Upload {
  stage = $state<Stage>('waiting');
  /** How much of it has gone, from 0 to 1. */
  sent = $state(0);
  /** What the server made of it: several for a ZIP file. */
  read = $state.raw<readonly BankFileRead[]>([]);
  trouble = $state.raw<api.Trouble>();

  constructor(readonly file: File) {}

  get under(): boolean {
    return this.stage === 'waiting' || this.stage === 'sending' || this.stage === 'reading';
  }
}

let all = $state.raw<readonly Upload[]>([]);
let busy = false;
let current: AbortController | undefined;
let arrived = $state(0);

/** All that were brought since the list was cleared, in their order. */
export function uploads(): readonly Upload[] {
  return all;
}

/** Rises with each file that the server has taken in: what shows money asks again. */
export function arrivals(): number {
  return arrived;
}

/** Takes files that were dropped or chosen. */
export function bring(files: Iterable<File>): void {
  all = [...all, ...[...files].map((file) => new Upload(file))];
  void work();
}

/** Tries one again that did not arrive. The same bytes twice change nothing. */
export function again(upload: Upload): void {
  upload.stage = 'waiting';
  upload.sent = 0;
  upload.trouble = undefined;
  void work();
}

/** Sends none of those that wait; the one under way is finished, for it may have arrived already. */
export function stop(): void {
  for (const upload of all) if (upload.stage === 'waiting') upload.stage = 'stopped';
}

/** Forgets those that are through. */
export function clear(): void {
  all = all.filter((upload) => upload.under);
}

/** Forgets all: somebody else may sign in next. */
export function forgetUploads(): void {
  current?.abort();
  all = [];
}

async function work(): Promise<void> {
  if (busy) return;
  busy = true;
  for (;;) {
    const next = all.find((upload) => upload.stage === 'waiting');
    if (!next) break;
    await send(next);
  }
  busy = false;
}

async function send(upload: Upload): Promise<void> {
  current = new AbortController();
  upload.stage = 'sending';
  try {
    const sent = (part: number) => {
      upload.sent = part;
      upload.stage = part >= 1 ? 'reading' : 'sending';
    };
    const answer = await api.importBankFile(upload.file, sent, current.signal);
    upload.read = answer.files;
    upload.stage = 'done';
    arrived += 1;
  } catch (error) {
    upload.trouble = api.troubleOf(error);
    upload.stage = 'failed';
  }
}
