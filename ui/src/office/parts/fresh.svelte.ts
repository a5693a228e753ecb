/** Which rows of a table changed while somebody looked at it, so that they can be lit for a moment. */

/** Compares each answer with the one before, as long as the question is the same. */
export class Fresh<Row> {
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  #before: Map<string, string> | undefined;
  #question: string | undefined;

  #id: (row: Row) => string;

  constructor(id: (row: Row) => string) {
    this.#id = id;
  }

  see(rows: readonly Row[] | undefined, question: string): void {
    if (!rows) return;
    const now = new Map(rows.map((row) => [this.#id(row), JSON.stringify(row)]));
    const before = this.#question === question ? this.#before : undefined;
    this.#question = question;
    this.#before = now;
    if (!before) return;
    const changed = [...now].filter(([id, text]) => before.get(id) !== text).map(([id]) => id);
    // A whole page of new rows is another page, not news.
    if (changed.length > 0) this.#ids = new Set(changed.length < rows.length ? changed : []);
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}
