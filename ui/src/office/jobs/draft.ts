/** The form of a new job: kept while the tab is open, so that a wrong turn costs nothing. */

import type { JobKind } from '../../generated/JobKind';
import type { NewJob } from '../../generated/office/NewJob';
import { momentOf } from '../zurich';

const KEPT = 'office-new-job';

const EMPTY = {
  number: '',
  kind: 'installation' as JobKind,
  partner: '',
  service_id: '',
  name: '',
  phone: '',
  street: '',
  postcode: '',
  city: '',
  access: '',
  date: '',
  start: '',
  end: '',
  instructions: '',
  technician: '',
};

export type JobForm = typeof EMPTY;

/** The form as it was left, or an empty one with a likely day. */
export function begin(date: string): { form: JobForm; restored: boolean } {
  const fresh = { ...EMPTY, date, start: '08:00', end: '10:00' };
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    if (typeof kept === 'object' && kept !== null) return { form: { ...fresh, ...kept }, restored: true };
  } catch {
    // Storage is switched off, or what lies there is not ours: an empty form.
  }
  return { form: fresh, restored: false };
}

export function keep(form: JobForm): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(form));
  } catch {
    // Storage is switched off: the form lives as long as the screen.
  }
}

export function forget(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // see keep()
  }
}

/** What is sent; none while the times do not name a moment. Everything else is the server's to judge. */
export function toSend(form: JobForm): NewJob | undefined {
  const window_start = momentOf(form.date, form.start);
  const window_end = momentOf(form.date, form.end);
  if (window_start === undefined || window_end === undefined) return undefined;
  return {
    number: form.number,
    kind: form.kind,
    partner: form.partner === '' ? null : form.partner,
    service_id: form.service_id,
    customer: {
      name: form.name,
      phone: form.phone,
      street: form.street,
      postcode: form.postcode,
      city: form.city,
      access: form.access,
    },
    window_start,
    window_end,
    instructions: form.instructions,
    technician: form.technician === '' ? null : form.technician,
  };
}
