/** Every screen of the office on one page: its address, its sign, and who finds it in the navigation. */

import Banknote from '@lucide/svelte/icons/banknote';
import BookOpenText from '@lucide/svelte/icons/book-open-text';
import CalendarPlus from '@lucide/svelte/icons/calendar-plus';
import ClipboardCheck from '@lucide/svelte/icons/clipboard-check';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import FileDown from '@lucide/svelte/icons/file-down';
import Landmark from '@lucide/svelte/icons/landmark';
import ListTodo from '@lucide/svelte/icons/list-todo';
import Scale from '@lucide/svelte/icons/scale';
import Send from '@lucide/svelte/icons/send';
import Users from '@lucide/svelte/icons/users';
import type { Component } from 'svelte';
import type { Role } from '../generated/office/Role';
import BankFile from './bank/BankFile.svelte';
import BankFiles from './bank/BankFiles.svelte';
import Bookings from './bookings/Bookings.svelte';
import Claim from './claims/Claim.svelte';
import Claims from './claims/Claims.svelte';
import Finance from './finance/Finance.svelte';
import FinanceSettings from './finance/FinanceSettings.svelte';
import Job from './jobs/Job.svelte';
import Jobs from './jobs/Jobs.svelte';
import NewJob from './jobs/NewJob.svelte';
import ServiceOrders from './orders/ServiceOrders.svelte';
import Procedures from './procedures/Procedures.svelte';
import PayRun from './runs/PayRun.svelte';
import PayRuns from './runs/PayRuns.svelte';
import Proposal from './runs/Proposal.svelte';
import Review from './review/Review.svelte';
import Reviews from './review/Reviews.svelte';
import Technician from './technicians/Technician.svelte';
import Technicians from './technicians/Technicians.svelte';

/** An entry of the navigation. */
export const AREAS = [
  { path: '/jobs', word: 'nav-jobs', icon: ClipboardList, group: 'visits' },
  { path: '/service-orders', word: 'nav-service-orders', icon: CalendarPlus, group: 'visits' },
  { path: '/review', word: 'nav-review', icon: ClipboardCheck, group: 'visits' },
  { path: '/technicians', word: 'nav-technicians', icon: Users, group: 'visits' },
  { path: '/procedures', word: 'nav-procedures', icon: BookOpenText, group: 'visits' },
  { path: '/finance', word: 'nav-finance', icon: ListTodo, group: 'money' },
  { path: '/claims', word: 'nav-claims', icon: Banknote, group: 'money' },
  { path: '/pay-runs', word: 'nav-pay-runs', icon: Send, group: 'money' },
  { path: '/bank-files', word: 'nav-bank-files', icon: FileDown, group: 'money' },
  { path: '/bookings', word: 'nav-bookings', icon: Scale, group: 'money' },
  { path: '/finance-settings', word: 'nav-finance-settings', icon: Landmark, group: 'money' },
] as const;

type Area = (typeof AREAS)[number];
type AreaPath = Area['path'];

const MONEY: readonly AreaPath[] = [
  '/finance',
  '/claims',
  '/pay-runs',
  '/bank-files',
  '/bookings',
  '/finance-settings',
];

/** In the order of what the role comes for; the first one is its start. */
const ORDER: Record<Role, readonly AreaPath[]> = {
  dispatcher: ['/jobs', '/review', '/service-orders', '/technicians', '/procedures', '/claims'],
  finance: [...MONEY, '/jobs', '/review', '/technicians', '/procedures'],
  admin: ['/jobs', '/review', '/service-orders', '/technicians', '/procedures', ...MONEY],
};

/** The role's entries, group by group; one without a screen is left out. */
export function areasOf(role: Role): { group: Area['group']; areas: Area[] }[] {
  const areas = ORDER[role].flatMap((path) => AREAS.filter((area) => area.path === path && path in LISTS));
  const groups = [...new Set(areas.map(({ group }) => group))];
  return groups.map((group) => ({ group, areas: areas.filter((area) => area.group === group) }));
}

export function startOf(role: Role): AreaPath {
  return areasOf(role)[0]?.areas[0]?.path ?? '/jobs';
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
  '/finance': Finance,
  '/finance-settings': FinanceSettings,
  '/bank-files': BankFiles,
  '/bookings': Bookings,
  '/pay-runs': PayRuns,
  '/pay-runs/proposal': Proposal,
  '/technicians': Technicians,
  '/procedures': Procedures,
};

const ONES: Record<string, Component<{ id: string }>> = {
  jobs: Job,
  review: Review,
  claims: Claim,
  'bank-files': BankFile,
  'pay-runs': PayRun,
  technicians: Technician,
};

export function shown(path: string): Shown {
  if (path === '/' || path === '') return { kind: 'start' };
  const list = LISTS[path];
  if (list) return { kind: 'screen', screen: list, key: path };
  const [, area = '', id = '', rest] = path.split('/');
  const one = ONES[area];
  if (one && id !== '' && rest === undefined) return { kind: 'one', screen: one, id, key: path };
  return { kind: 'unknown' };
}
