import type { CommandError } from '../generated/phone/CommandError';
import type { JobRow } from '../generated/phone/JobRow';
import type { JobSection } from '../generated/phone/JobSection';
import type { SectionCounts } from '../generated/phone/SectionCounts';
import * as backend from './backend';
import { errorOf } from './phone.svelte';

/** Rows in one answer of the phone. */
const PAGE = 100;

/** The list of jobs: which part of it is looked at, and the pages of it that are at hand. Outlives the screen. */
class JobList {
  #section = $state<JobSection>('today');
  #search = $state('');
  #pages = $state.raw<ReadonlyMap<number, JobRow[]>>(new Map());
  #total = $state(0);
  #counts = $state.raw<SectionCounts | null>(null);
  #error = $state.raw<CommandError | null>(null);
  #seen: [number, number] = [0, 0];
  #asking = new Set<number>();
  /** A new number for every new question; answers to older ones are dropped. */
  #question = 0;

  get section(): JobSection {
    return this.#section;
  }
  get search(): string {
    return this.#search;
  }
  get total(): number {
    return this.#total;
  }
  /** None until the first answer. */
  get counts(): SectionCounts | null {
    return this.#counts;
  }
  get error(): CommandError | null {
    return this.#error;
  }

  /** A row, if its page is at hand. */
  row(index: number): JobRow | undefined {
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE];
  }

  /** Looks at another part of the list. */
  async turn(section: JobSection, search: string): Promise<void> {
    this.#section = section;
    this.#search = search;
    this.#seen = [0, 0];
    await this.again();
  }

  /** Asks anew for what is in sight. What is out of sight is asked for when it comes into sight. */
  async again(): Promise<void> {
    const question = ++this.#question;
    this.#asking.clear();
    const [first, last] = this.#seen;
    try {
      const pages = new Map<number, JobRow[]>();
      for (let page = first; page <= last; page += 1) {
        const view = await backend.jobs(this.#section, this.#search, page * PAGE);
        if (question !== this.#question) return;
        pages.set(page, view.rows);
        this.#total = view.total;
        this.#counts = view.counts;
      }
      this.#pages = pages;
      this.#error = null;
    } catch (thrown) {
      if (question === this.#question) this.#error = errorOf(thrown);
    }
  }

  /** Rows in sight: fetches their pages, where they are not at hand. */
  look(first: number, last: number): void {
    this.#seen = [Math.floor(first / PAGE), Math.floor(last / PAGE)];
    for (let page = this.#seen[0]; page <= this.#seen[1]; page += 1) {
      if (!this.#pages.has(page) && !this.#asking.has(page)) void this.#fetch(page);
    }
  }

  async #fetch(page: number): Promise<void> {
    const question = this.#question;
    this.#asking.add(page);
    try {
      const view = await backend.jobs(this.#section, this.#search, page * PAGE);
      if (question !== this.#question) return;
      this.#pages = new Map(this.#pages).set(page, view.rows);
      this.#total = view.total;
      this.#counts = view.counts;
      this.#error = null;
    } catch (thrown) {
      if (question === this.#question) this.#error = errorOf(thrown);
    } finally {
      this.#asking.delete(page);
    }
  }
}

export const jobList = new JobList();
