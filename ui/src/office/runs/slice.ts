/** A run comes whole; a table shows one page of it. */

/** Rows on a page. */
export const PAGE = 100;

/** The rows of a page, from 1. */
export function slice<Row>(rows: readonly Row[], page: number): Row[] {
  return rows.slice((page - 1) * PAGE, page * PAGE);
}
