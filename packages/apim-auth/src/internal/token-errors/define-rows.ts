import type { TokenErrorRow } from '../../token-error-table.js';

/** Rows of the error table, typed by the names of their reasons alone. */
export function defineRows<const Reason extends string>(
  rows: readonly TokenErrorRow<Reason>[],
): readonly TokenErrorRow<Reason>[] {
  return rows;
}
