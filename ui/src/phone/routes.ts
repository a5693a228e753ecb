import type { JobId } from '../generated/JobId';
import type { Question } from '../generated/Question';

/** Every screen. The question of a check-out is in its address, so that "back" is the question before. */
export type Route =
  | { screen: 'jobs' }
  | { screen: 'claims' }
  | { screen: 'waiting' }
  | { screen: 'settings' }
  | { screen: 'pairing' }
  | { screen: 'job'; job: JobId }
  | { screen: 'check_out'; job: JobId; question: Question | null }
  | { screen: 'cancellation'; job: JobId }
  | { screen: 'service_order'; job: JobId }
  | { screen: 'done'; job: JobId };

const QUESTIONS: Record<Question, true> = {
  successful: true,
  third_party: true,
  call: true,
  technician_visit: true,
  cause: true,
  reason: true,
  confirm: true,
};

function isQuestion(text: string | undefined): text is Question {
  return text !== undefined && text in QUESTIONS;
}

/** Reads an address; one that nobody knows is the list of jobs. */
export function parse(path: string): Route {
  const [first, job, form, question] = path.replace(/^#?\/?/, '').split('/');
  if (first === 'job' && job && /^[\w-]{1,64}$/.test(job)) {
    if (form === 'check_out') return { screen: form, job, question: isQuestion(question) ? question : null };
    if (form === 'cancellation' || form === 'service_order' || form === 'done') return { screen: form, job };
    return { screen: 'job', job };
  }
  if (first === 'claims' || first === 'waiting' || first === 'settings' || first === 'pairing')
    return { screen: first };
  return { screen: 'jobs' };
}

/** Writes an address. */
export function path(route: Route): string {
  switch (route.screen) {
    case 'jobs':
    case 'claims':
    case 'waiting':
    case 'settings':
    case 'pairing':
      return `/${route.screen}`;
    case 'job':
      return `/job/${route.job}`;
    case 'check_out':
      return `/job/${route.job}/check_out${route.question ? `/${route.question}` : ''}`;
    case 'cancellation':
    case 'service_order':
    case 'done':
      return `/job/${route.job}/${route.screen}`;
  }
}

/** What lies under a screen: where "back" leads when the history is empty, as after a restart. */
export function under(route: Route): Route | null {
  switch (route.screen) {
    case 'jobs':
      return null;
    case 'claims':
    case 'waiting':
    case 'settings':
    case 'pairing':
    case 'job':
      return { screen: 'jobs' };
    case 'check_out':
    case 'cancellation':
    case 'service_order':
    case 'done':
      return { screen: 'job', job: route.job };
  }
}
