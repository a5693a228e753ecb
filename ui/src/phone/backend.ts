// The only file that knows a host. In the app the commands go to Rust through Tauri; in a browser they go to the
// loopback host. Names, arguments and answers are those of the table in `src-tauri/phone/src/commands.rs`.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Answer } from '../generated/Answer';
import type { CheckOutForm } from '../generated/CheckOutForm';
import type { JobId } from '../generated/JobId';
import type { OperationId } from '../generated/OperationId';
import type { AppView } from '../generated/phone/AppView';
import type { CancellationDraft } from '../generated/phone/CancellationDraft';
import type { CancellationForm } from '../generated/phone/CancellationForm';
import type { ClaimsView } from '../generated/phone/ClaimsView';
import type { CommandError } from '../generated/phone/CommandError';
import type { DraftKind } from '../generated/phone/DraftKind';
import type { ExportView } from '../generated/phone/ExportView';
import type { JobListView } from '../generated/phone/JobListView';
import type { JobSection } from '../generated/phone/JobSection';
import type { JobView } from '../generated/phone/JobView';
import type { OpenView } from '../generated/phone/OpenView';
import type { ServiceOrderDraft } from '../generated/phone/ServiceOrderDraft';
import type { ServiceOrderForm } from '../generated/phone/ServiceOrderForm';
import type { Settings } from '../generated/phone/Settings';
import type { Target } from '../generated/phone/Target';
import type { WaitingView } from '../generated/phone/WaitingView';
import type { Question } from '../generated/Question';

/** A command's "no", or what broke. */
export class CommandFailed extends Error {
  constructor(readonly error: CommandError) {
    super(error.kind);
  }
}

function isCommandError(value: unknown): value is CommandError {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

function failed(thrown: unknown): CommandFailed {
  if (thrown instanceof CommandFailed) return thrown;
  if (isCommandError(thrown)) return new CommandFailed(thrown);
  return new CommandFailed({ kind: 'broken', message: thrown instanceof Error ? thrown.message : String(thrown) });
}

const inApp = '__TAURI_INTERNALS__' in window;

/** A browser can save a file; the app's window cannot. */
export const savesFiles = !inApp;

async function call<View>(command: string, given: Record<string, unknown> = {}): Promise<View> {
  try {
    if (inApp) return await invoke<View>(command, given);
    const response = await fetch(`/call/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(given),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw answer;
    return answer as View;
  } catch (thrown) {
    throw failed(thrown);
  }
}

/** Calls back whenever something changed on the phone: a reply of the server, a sync that failed, a saved step. */
export function onChanged(changed: () => void): void {
  if (inApp) {
    void listen('changed', changed);
    return;
  }
  const events = new EventSource('/events');
  events.addEventListener('changed', changed);
  events.addEventListener('message', changed);
  // While the line to the host was down, something may have changed unheard.
  events.addEventListener('open', changed);
}

export const app = () => call<AppView>('app');
export const pair = (server: string, code: string) => call<AppView>('pair', { server, code });
export const jobs = (section: JobSection, search: string, offset: number) =>
  call<JobListView>('jobs', { section, search, offset });
export const job = (job: JobId) => call<JobView>('job', { job });
export const checkIn = (job: JobId) => call<JobView>('check_in', { job });
export const checkOut = (job: JobId) => call<CheckOutForm>('check_out', { job });
export const checkOutAnswer = (job: JobId, answer: Answer) => call<CheckOutForm>('check_out_answer', { job, answer });
export const checkOutGo = (job: JobId, question: Question) => call<CheckOutForm>('check_out_go', { job, question });
export const checkOutConfirm = (job: JobId) => call<JobView>('check_out_confirm', { job });
export const cancellation = (job: JobId) => call<CancellationForm>('cancellation', { job });
export const cancellationAnswer = (job: JobId, draft: CancellationDraft) =>
  call<CancellationForm>('cancellation_answer', { job, draft });
export const cancellationConfirm = (job: JobId) => call<JobView>('cancellation_confirm', { job });
export const serviceOrder = (job: JobId) => call<ServiceOrderForm>('service_order', { job });
export const serviceOrderAnswer = (job: JobId, draft: ServiceOrderDraft) =>
  call<ServiceOrderForm>('service_order_answer', { job, draft });
export const serviceOrderConfirm = (job: JobId) => call<JobView>('service_order_confirm', { job });
export const discard = (job: JobId, draft: DraftKind) => call<JobView>('discard', { job, draft });
export const claims = () => call<ClaimsView>('claims');
export const waiting = () => call<WaitingView>('waiting');
export const seen = (operation: OperationId) => call<WaitingView>('seen', { operation });
/** What was told about the account has been read, as far as it was shown. */
export const accountSeen = (entry: number) => call<AppView>('account_seen', { entry });
export const sync = () => call<AppView>('sync');
/** What waits, as a file to hand over. */
export const exportWork = () => call<ExportView>('export');
export const settings = (settings: Settings) => call<AppView>('settings', { settings });
export const signOut = () => call<AppView>('sign_out');

/** Opens the telephone or the map. In a browser the host hands the link back and the page follows it. */
export async function open(job: JobId, target: Target): Promise<void> {
  const { link } = await call<OpenView>('open', { job, target });
  if (link?.startsWith('tel:')) window.location.href = link;
  if (link?.startsWith('https:')) window.open(link, '_blank', 'noopener');
}
