/** The only file of the office pages that calls the server: one function for each route of `/api/v1`. */

import type { FinanceRefusal } from '../generated/FinanceRefusal';
import type { Problem } from '../generated/Problem';
import type { Procedure } from '../generated/Procedure';
import type { OfficeEvent } from '../generated/OfficeEvent';
import type { Refusal } from '../generated/Refusal';
import type { TechnicianAccounts } from '../generated/TechnicianAccounts';
import type { ActOnClaims } from '../generated/office/ActOnClaims';
import type { ActedOnClaims } from '../generated/office/ActedOnClaims';
import type { Ageing } from '../generated/office/Ageing';
import type { AgeingQuery } from '../generated/office/AgeingQuery';
import type { Assign } from '../generated/office/Assign';
import type { CancelJob } from '../generated/office/CancelJob';
import type { ClaimAccountPage } from '../generated/office/ClaimAccountPage';
import type { ClaimAccountQuery } from '../generated/office/ClaimAccountQuery';
import type { ClaimDetail } from '../generated/office/ClaimDetail';
import type { ClaimPage } from '../generated/office/ClaimPage';
import type { ClaimQuery } from '../generated/office/ClaimQuery';
import type { DeclineAccount } from '../generated/office/DeclineAccount';
import type { FinanceWork } from '../generated/office/FinanceWork';
import type { FinanceSettings } from '../generated/office/FinanceSettings';
import type { ProposeAccount } from '../generated/office/ProposeAccount';
import type { Decline } from '../generated/office/Decline';
import type { JournalQuery } from '../generated/office/JournalQuery';
import type { JobDetail } from '../generated/office/JobDetail';
import type { JobQuery } from '../generated/office/JobQuery';
import type { JobRow } from '../generated/office/JobRow';
import type { Me } from '../generated/office/Me';
import type { NewJob } from '../generated/office/NewJob';
import type { NewProcedureVersion } from '../generated/office/NewProcedureVersion';
import type { NewTechnician } from '../generated/office/NewTechnician';
import type { Page } from '../generated/office/Page';
import type { PairingCode } from '../generated/office/PairingCode';
import type { ScheduleServiceOrder } from '../generated/office/ScheduleServiceOrder';
import type { ServiceOrderQuery } from '../generated/office/ServiceOrderQuery';
import type { ServiceOrderRow } from '../generated/office/ServiceOrderRow';
import type { Decide } from '../generated/office/Decide';
import type { Imported } from '../generated/office/Imported';
import type { ReviewDetail } from '../generated/office/ReviewDetail';
import type { ReviewQuery } from '../generated/office/ReviewQuery';
import type { ReviewRow } from '../generated/office/ReviewRow';
import type { ApprovePayRun } from '../generated/office/ApprovePayRun';
import type { DropPayRun } from '../generated/office/DropPayRun';
import type { NewPayRun } from '../generated/office/NewPayRun';
import type { PayRunDetail } from '../generated/office/PayRunDetail';
import type { PayRunQuery } from '../generated/office/PayRunQuery';
import type { PayRunRow } from '../generated/office/PayRunRow';
import type { TakeOut } from '../generated/office/TakeOut';
import type { Proposal } from '../generated/Proposal';
import type { BankFileDetail } from '../generated/office/BankFileDetail';
import type { BankFileQuery } from '../generated/office/BankFileQuery';
import type { BankFileRow } from '../generated/office/BankFileRow';
import type { BookingDetail } from '../generated/office/BookingDetail';
import type { BookingQuery } from '../generated/office/BookingQuery';
import type { BookingRow } from '../generated/office/BookingRow';
import type { ImportedBankFiles } from '../generated/office/ImportedBankFiles';
import type { MatchBooking } from '../generated/office/MatchBooking';
import type { SayNotOurs } from '../generated/office/SayNotOurs';
import type { TakeOffBooking } from '../generated/office/TakeOffBooking';
import type { SignIn } from '../generated/office/SignIn';
import type { TechnicianDetail } from '../generated/office/TechnicianDetail';
import type { TechnicianRow } from '../generated/office/TechnicianRow';

const BASE = '/api/v1';

/** Longer than any answer takes; a server that is silent for so long counts as gone. */
const PATIENCE_MS = 20_000;
/** The same for a file, which has to be sent and read first. */
const UPLOAD_PATIENCE_MS = 600_000;

/** `offline` and `not_ours` are this page's own; the rest are the server's codes. */
export type TroubleCode =
  | 'offline'
  | 'not_ours'
  | 'signed_out'
  | 'forbidden'
  | 'unknown'
  | 'refused'
  | 'decided'
  | 'invalid'
  | 'too_large'
  | 'too_many'
  | 'broken';

/** An answer that is not the one hoped for. */
export class Trouble extends Error {
  constructor(
    readonly code: TroubleCode,
    message: string,
    readonly refusal: Refusal | null = null,
    readonly finance: FinanceRefusal | null = null,
  ) {
    super(message);
    this.name = 'Trouble';
  }
}

const CODES: readonly string[] = [
  'signed_out',
  'forbidden',
  'unknown',
  'refused',
  'decided',
  'invalid',
  'too_large',
  'too_many',
  'broken',
];

let whenSignedOut: () => void = () => {};

/** Who is told when the server no longer knows who we are. */
export function onSignedOut(listener: () => void): void {
  whenSignedOut = listener;
}

/** Whatever went wrong, as trouble. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  return new Trouble('not_ours', error instanceof Error ? error.message : String(error));
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

function problemTrouble(status: number, body: unknown): Trouble {
  if (!isProblem(body)) {
    // A proxy says 502, 503 or 504 in its own words while the server restarts.
    return new Trouble(status >= 502 && status <= 504 ? 'offline' : 'not_ours', `HTTP ${status}`);
  }
  const code = CODES.includes(body.code) ? (body.code as TroubleCode) : 'broken';
  return new Trouble(code, body.message, body.refusal ?? null, body.finance ?? null);
}

async function send(method: string, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(BASE + path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? { accept: 'application/json' } : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Trouble('offline', error instanceof Error ? error.message : String(error));
  }
}

async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  if (response.status === 204) return undefined as T;
  const answer: unknown = await response.json().catch((error: unknown) => {
    if (signal?.aborted) throw error;
    return undefined; // not JSON: a captive portal or a proxy answers with a page
  });
  if (response.ok) {
    if (answer === undefined) throw new Trouble('not_ours', `HTTP ${response.status}`);
    return answer as T;
  }
  const trouble = problemTrouble(response.status, answer);
  // A wrong password is signed out too, but it is the sign-in's own answer.
  if (trouble.code === 'signed_out' && path !== '/session') whenSignedOut();
  throw trouble;
}

/** As `ask`, for a file: only XMLHttpRequest tells how much of it has gone. Reading it may take the server minutes. */
function upload<T>(path: string, file: Blob, sent: (part: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const gone = () => reject(new Trouble('offline', 'no answer'));
    request.open('POST', BASE + path);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.timeout = UPLOAD_PATIENCE_MS;
    request.upload.addEventListener('progress', ({ loaded, total }) => sent(total > 0 ? loaded / total : 1));
    request.upload.addEventListener('load', () => sent(1));
    request.addEventListener('error', gone);
    request.addEventListener('timeout', gone);
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
    request.addEventListener('load', () => {
      let answer: unknown;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = undefined;
      }
      const ok = request.status >= 200 && request.status < 300;
      if (ok && answer !== undefined) return resolve(answer as T);
      const trouble = problemTrouble(request.status, answer);
      if (trouble.code === 'signed_out') whenSignedOut();
      reject(trouble);
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** What is not asked for does not stand in the address. */
export function queryText(query: object): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '' && value !== false) text.set(name, String(value));
  }
  const joined = text.toString();
  return joined === '' ? '' : `?${joined}`;
}

const id = encodeURIComponent;

export const signIn = (body: SignIn) => ask<Me>('POST', '/session', body);
export const me = () => ask<Me>('GET', '/session');
export const signOut = () => ask<void>('DELETE', '/session');

export const jobs = (query: JobQuery, signal?: AbortSignal) =>
  ask<Page<JobRow>>('GET', `/jobs${queryText(query)}`, undefined, signal);
export const job = (job: string, signal?: AbortSignal) => ask<JobDetail>('GET', `/jobs/${id(job)}`, undefined, signal);
export const createJob = (body: NewJob) => ask<JobDetail>('POST', '/jobs', body);
export const assignJob = (job: string, body: Assign) => ask<JobDetail>('POST', `/jobs/${id(job)}/assign`, body);
export const cancelJob = (job: string, body: CancelJob) => ask<JobDetail>('POST', `/jobs/${id(job)}/cancel`, body);

export const technicians = (signal?: AbortSignal) => ask<TechnicianRow[]>('GET', '/technicians', undefined, signal);
export const technician = (technician: string, signal?: AbortSignal) =>
  ask<TechnicianDetail>('GET', `/technicians/${id(technician)}`, undefined, signal);
export const createTechnician = (body: NewTechnician) => ask<TechnicianDetail>('POST', '/technicians', body);
export const createPairingCode = (technician: string) =>
  ask<PairingCode>('POST', `/technicians/${id(technician)}/pairing-code`);
export const revokeDevice = (device: string) => ask<TechnicianDetail>('POST', `/devices/${id(device)}/revoke`);

export const serviceOrders = (query: ServiceOrderQuery, signal?: AbortSignal) =>
  ask<Page<ServiceOrderRow>>('GET', `/service-orders${queryText(query)}`, undefined, signal);
export const scheduleServiceOrder = (order: string, body: ScheduleServiceOrder) =>
  ask<JobDetail>('POST', `/service-orders/${id(order)}/schedule`, body);
export const declineServiceOrder = (order: string, body: Decline) =>
  ask<ServiceOrderRow>('POST', `/service-orders/${id(order)}/decline`, body);

export const claims = (query: ClaimQuery, signal?: AbortSignal) =>
  ask<ClaimPage>('GET', `/claims${queryText(query)}`, undefined, signal);
export const claim = (claim: string, signal?: AbortSignal) =>
  ask<ClaimDetail>('GET', `/claims/${id(claim)}`, undefined, signal);
export const actOnClaims = (body: ActOnClaims) => ask<ActedOnClaims>('POST', '/claims/acts', body);

export const technicianAccounts = (technician: string, signal?: AbortSignal) =>
  ask<TechnicianAccounts>('GET', `/technicians/${id(technician)}/accounts`, undefined, signal);
export const proposeAccount = (technician: string, body: ProposeAccount) =>
  ask<TechnicianAccounts>('POST', `/technicians/${id(technician)}/accounts`, body);
export const confirmAccount = (technician: string, account: string) =>
  ask<TechnicianAccounts>('POST', `/technicians/${id(technician)}/accounts/${id(account)}/confirm`);
export const declineAccount = (technician: string, account: string, body: DeclineAccount) =>
  ask<TechnicianAccounts>('POST', `/technicians/${id(technician)}/accounts/${id(account)}/decline`, body);

export const financeWork = (signal?: AbortSignal) => ask<FinanceWork>('GET', '/finance/work', undefined, signal);
export const claimAccounts = (query: ClaimAccountQuery, signal?: AbortSignal) =>
  ask<ClaimAccountPage>('GET', `/finance/claims${queryText(query)}`, undefined, signal);
/** Where the browser downloads the same claims; the server asks for the role. */
export const claimAccountsAddress = (kind: 'csv' | 'xlsx', query: ClaimAccountQuery) =>
  `${BASE}/finance/claims.${kind}${queryText(query)}`;
export const ageing = (query: AgeingQuery, signal?: AbortSignal) =>
  ask<Ageing>('GET', `/finance/ageing${queryText(query)}`, undefined, signal);

/** Where the browser downloads the journal for the bookkeeper; the server asks for the role. */
export const journalAddress = (query: JournalQuery) => `${BASE}/finance/journal.csv${queryText(query)}`;

export const financeSettings = (signal?: AbortSignal) =>
  ask<FinanceSettings>('GET', '/finance/settings', undefined, signal);
export const chooseFinanceSetting = (body: OfficeEvent) => ask<FinanceSettings>('POST', '/finance/settings', body);

export const procedures = (signal?: AbortSignal) => ask<Procedure[]>('GET', '/procedures', undefined, signal);
export const createProcedureVersion = (body: NewProcedureVersion) => ask<Procedure[]>('POST', '/procedures', body);

export const reviews = (query: ReviewQuery, signal?: AbortSignal) =>
  ask<Page<ReviewRow>>('GET', `/review${queryText(query)}`, undefined, signal);
export const review = (operation: string, hash: string, signal?: AbortSignal) =>
  ask<ReviewDetail>('GET', `/review/${id(operation)}/${id(hash)}`, undefined, signal);
/** Where the browser downloads the same; the server asks for the role. */
export const reviewCsvAddress = (query: ReviewQuery) => `${BASE}/review.csv${queryText(query)}`;
export const decideReview = (operation: string, hash: string, body: Decide) =>
  ask<ReviewDetail>('POST', `/review/${id(operation)}/${id(hash)}/decide`, body);

/** Work that came as a file. Its text goes as it is: whatever a person chose, the server says what is wrong with it. */
export const importWork = (text: string) => ask<Imported>('POST', '/work-files', new Blob([text]));

export const payRuns = (query: PayRunQuery, signal?: AbortSignal) =>
  ask<Page<PayRunRow>>('GET', `/pay-runs${queryText(query)}`, undefined, signal);
export const payRunProposal = (asked: NewPayRun, signal?: AbortSignal) =>
  ask<Proposal>('GET', `/pay-runs/proposal${queryText(asked)}`, undefined, signal);
export const makePayRun = (body: NewPayRun) => ask<PayRunDetail>('POST', '/pay-runs', body);
export const payRun = (run: string, signal?: AbortSignal) =>
  ask<PayRunDetail>('GET', `/pay-runs/${id(run)}`, undefined, signal);
export const checkPayRun = (run: string) => ask<PayRunDetail>('POST', `/pay-runs/${id(run)}/check`);
export const approvePayRun = (run: string, body: ApprovePayRun) =>
  ask<PayRunDetail>('POST', `/pay-runs/${id(run)}/approve`, body);
export const exportPayRun = (run: string) => ask<PayRunDetail>('POST', `/pay-runs/${id(run)}/export`);
export const takeOutOfPayRun = (run: string, body: TakeOut) =>
  ask<PayRunDetail>('POST', `/pay-runs/${id(run)}/take-out`, body);
export const dropPayRun = (run: string, body: DropPayRun) =>
  ask<PayRunDetail>('POST', `/pay-runs/${id(run)}/drop`, body);
/** Where the browser downloads a file of a run: from the export on, and always the same bytes. */
export const payFileAddress = (run: string, position: number) => `${BASE}/pay-runs/${id(run)}/files/${position}`;

/** Where the browser shows the protocol of a run, in the language of the page. */
export const payRunProtocolAddress = (run: string, language: string) =>
  `${BASE}/pay-runs/${id(run)}/protocol.pdf${queryText({ language })}`;

export const bankFiles = (query: BankFileQuery, signal?: AbortSignal) =>
  ask<Page<BankFileRow>>('GET', `/bank-files${queryText(query)}`, undefined, signal);
export const bankFile = (hash: string, signal?: AbortSignal) =>
  ask<BankFileDetail>('GET', `/bank-files/${id(hash)}`, undefined, signal);
/** Where the browser downloads a file of the bank, byte for byte as it came. */
export const bankFileContentAddress = (hash: string) => `${BASE}/bank-files/${id(hash)}/content`;
/** Takes a file of the bank in; `sent` is told how much of it has gone, from 0 to 1. */
export const importBankFile = (file: File, sent: (part: number) => void, signal: AbortSignal) =>
  upload<ImportedBankFiles>(`/bank-files${queryText({ name: file.name })}`, file, sent, signal);

export const bookings = (query: BookingQuery, signal?: AbortSignal) =>
  ask<Page<BookingRow>>('GET', `/bookings${queryText(query)}`, undefined, signal);
export const booking = (booking: string, signal?: AbortSignal) =>
  ask<BookingDetail>('GET', `/bookings/${id(booking)}`, undefined, signal);
export const matchBooking = (booking: string, body: MatchBooking) =>
  ask<BookingDetail>('POST', `/bookings/${id(booking)}/match`, body);
export const takeOffBooking = (booking: string, body: TakeOffBooking) =>
  ask<BookingDetail>('POST', `/bookings/${id(booking)}/take-off`, body);
export const sayNotOurs = (booking: string, body: SayNotOurs) =>
  ask<BookingDetail>('POST', `/bookings/${id(booking)}/not-ours`, body);
export const sayOurs = (booking: string) => ask<BookingDetail>('POST', `/bookings/${id(booking)}/ours`);

/** Opens the stream that says what changed; see `live.svelte.ts` for what is done with it. */
export const openEvents = () => new EventSource(`${BASE}/events`);
