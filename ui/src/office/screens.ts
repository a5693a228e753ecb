/** Every screen of the office on one page: its address, its sign, and who finds it in the navigation. */

import Banknote from '@lucide/svelte/icons/banknote';
import BookOpenText from '@lucide/svelte/icons/book-open-text';
import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import type { Role } from '../generated/office/Role';
import Claims from './claims/Claims.svelte';
import Job from './jobs/Job.svelte';
import Jobs from './jobs/Jobs.svelte';
import NewJob from './jobs/NewJob.svelte';
import ServiceOrders from './orders/ServiceOrders.svelte';
import Procedures from './procedures/Procedures.svelte';
import Review from './review/Review.svelte';
import Reviews from './review/Reviews.svelte';
import Technician from './technicians/Technician.svelte';
import Technicians from './technicians/Technicians.svelte';

/** An entry of the navigation. */
export const AREAS = [
  { path: '/jobs', word: 'nav-jobs', icon: ClipboardList },
  { path: '/service-orders', word: 'nav-service-orders', icon: CalendarPlus },
  { path: '/review', word: 'nav-review', icon: ClipboardCheck },
  { path: '/claims', word: 'nav-claims', icon: Banknote },
  { path: '/technicians', word: 'nav-technicians', icon: Users },
  { path: '/procedures', word: 'nav-procedures', icon: BookOpenText },
] as const;

type AreaPath = (typeof AREAS)[number]['path'];

/** In the order of what the role comes for; the first one is its start. */
const ORDER: Record<Role, readonly AreaPath[]> = {
  dispatcher: ['/jobs', '/review', '/service-orders', '/technicians', '/claims', '/procedures'],
  finance: ['/claims', '/jobs', '/review', '/procedures'],
  admin: ['/jobs', '/review', '/service-orders', '/technicians', '/claims', '/procedures'],
};

export function areasOf(role: Role): (typeof AREAS)[number][] {
  return ORDER[role].flatMap((path) => AREAS.filter((area) => area.path === path));
}

export function startOf(role: Role): AreaPath {
  return ORDER[role][0] ?? '/jobs';
}

/** What a path shows. */
export type Shown =
  | { kind: 'screen'; screen: Component; key: string }
  | { kind: 'one'; screen: Component<{ id: string }>; id: string; key: string }
  | { kind: 'start' }
  | { kind: 'unknown' };

const LISTS: Record<string, Component> = {
  '/jobs': Jobs,
  '/jobs/new': NewJob,
  '/service-orders': ServiceOrders,
  '/review': Reviews,
  '/claims': Claims,
  '/technicians': Technicians,
  '/procedures': Procedures,
};

const ONES: Record<string, Component<{ id: string }>> = { jobs: Job, review: Review, technicians: Technician };

export function shown(path: string): Shown {
  if (path === '/' || path === '') return { kind: 'start' };
  const list = LISTS[path];
  if (list) return { kind: 'screen', screen: list, key: path };
  const [, area = '', id = '', rest] = path.split('/');
  const one = ONES[area];
  if (one && id !== '' && rest === undefined) return { kind: 'one', screen: one, id, key: path };
  return { kind: 'unknown' };
}
