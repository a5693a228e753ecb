/** Who is signed in. Screens draw by it; the server decides. */

import type { Me } from '../generated/office/Me';
import type { Role } from '../generated/office/Role';
import { go } from './address.svelte';
import * as api from './api';
import { forgetUploads } from './bank/uploads.svelte';
import { forget } from './jobs/draft';
import { startLive, stopLive } from './live.svelte';

type Session =
  | { kind: 'unknown' }
  | { kind: 'trouble'; trouble: api.Trouble }
  | { kind: 'signed_out'; ended: boolean; name: string }
  | { kind: 'signed_in'; me: Me; /** By the form just now, not by an older session. */ fresh: boolean };

let session = $state.raw<Session>({ kind: 'unknown' });

export function currentSession(): Session {
  return session;
}

/** Only asked below a signed-in screen. */
export function currentMe(): Me {
  if (session.kind !== 'signed_in') throw new Error('asked who is signed in while nobody is');
  return session.me;
}

/** May this user see the button? The server asks again. */
export function may(...roles: Role[]): boolean {
  return session.kind === 'signed_in' && (session.me.role === 'admin' || roles.includes(session.me.role));
}

function ended(): void {
  if (session.kind !== 'signed_in') return;
  stopLive();
  session = { kind: 'signed_out', ended: true, name: session.me.name };
}

function entered(me: Me, fresh: boolean): void {
  session = { kind: 'signed_in', me, fresh };
  startLive(ended);
}

/** Asks the server who we are. */
export async function findSession(): Promise<void> {
  api.onSignedOut(ended);
  try {
    entered(await api.me(), false);
  } catch (error) {
    const trouble = api.troubleOf(error);
    session =
      trouble.code === 'signed_out' ? { kind: 'signed_out', ended: false, name: '' } : { kind: 'trouble', trouble };
  }
}

export async function signIn(name: string, password: string): Promise<void> {
  entered(await api.signIn({ name, password }), true);
}

export async function signOut(): Promise<void> {
  await api.signOut();
  stopLive();
  go('#/'); // the next one may be somebody else
  forget(); // a half-written job holds a customer’s name
  forgetUploads();
  session = { kind: 'signed_out', ended: false, name: '' };
}
