/**
 * What changed on the server, as it says so. One stream for all screens; a screen names what it shows and is told.
 * After a gap everything counts as changed: what was said meanwhile is not repeated.
 */

import { me, openEvents, troubleOf } from './api';

/** What the server names as changed. */
export type Topic = 'jobs' | 'claims' | 'bookings' | 'service_orders' | 'technicians' | 'procedures';

const RETRY_MS = 2_000;
const RETRY_MAX_MS = 15_000;

interface Listener {
  readonly topics: readonly Topic[];
  readonly tell: () => void;
}

const listeners = new Set<Listener>();
let stream: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let wait = RETRY_MS;
let connected = $state(false);
let lost = $state(false);
let gap = false;

/** `live`: changes come by themselves. `lost`: the server is gone; what is shown stays. */
export function liveState(): 'live' | 'connecting' | 'lost' {
  if (connected) return 'live';
  return lost ? 'lost' : 'connecting';
}

/** Tells about changes until the returned function is called. */
export function onChange(topics: readonly Topic[], tell: () => void): () => void {
  const listener = { topics, tell };
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tellAll(what: string): void {
  const named = what.split(',').map((word) => word.trim());
  // An empty list, or a word of a newer server: better to ask once too often.
  const everything = named.every((word) => word === '');
  for (const { topics, tell } of [...listeners]) {
    if (everything || topics.some((topic) => named.includes(topic))) tell();
  }
}

function opened(): void {
  connected = true;
  lost = false;
  wait = RETRY_MS;
  if (gap) tellAll('');
  gap = false;
}

function failed(): void {
  connected = false;
  lost = true;
  gap = true;
  // The browser's own repetition gives up after an HTTP error and is silent for minutes in others: own one instead.
  stream?.close();
  stream = undefined;
  clearTimeout(retry);
  retry = setTimeout(() => void again(), wait);
  wait = Math.min(wait * 1.6, RETRY_MAX_MS);
}

async function again(): Promise<void> {
  // The stream does not say why it failed. Signed out is not the same as gone, and leads to the sign-in.
  const trouble = await me().then(
    () => undefined,
    (error: unknown) => troubleOf(error),
  );
  if (trouble?.code === 'signed_out') {
    stopLive();
    whenEnded();
  } else if (trouble) failed();
  else open();
}

let whenEnded: () => void = () => {};

function open(): void {
  stream = openEvents();
  stream.addEventListener('open', opened);
  stream.addEventListener('changed', (event) => tellAll((event as MessageEvent<string>).data));
  stream.addEventListener('error', failed);
}

/** Begins to listen; `ended` is called when the session is over. */
export function startLive(ended: () => void): void {
  whenEnded = ended;
  if (!stream && retry === undefined) open();
}

/** Tries again now instead of later. */
export function retryNow(): void {
  clearTimeout(retry);
  wait = RETRY_MS;
  void again();
}

/** Ends listening. */
export function stopLive(): void {
  clearTimeout(retry);
  retry = undefined;
  stream?.close();
  stream = undefined;
  connected = false;
  lost = false;
  gap = false;
}
