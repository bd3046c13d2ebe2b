import type { AuthorizationRow, InventoryRow } from '../../domain/book/rows.js';
import { versionOn } from '../../domain/book/terms.js';
import { dayOf } from '../../domain/kernel/days.js';
import { timeOf } from '../view/acts.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { View } from '../view/view.js';

/** What of a Party's adjustments falls into one year, by the clocks of the table. Tonnes alone: other metrics have balances of their own. */
export interface YearSums {
  /** First transferred in the year, for use towards an NDC (or that and others), and for others alone. */
  readonly ndc: bigint;
  readonly others: bigint;
  /** First transferred of that vintage. */
  readonly vintage: bigint;
  readonly used: bigint;
}

interface Entry {
  readonly kind: 'addition' | 'subtraction';
  readonly quantity: string;
  readonly vintages: readonly { readonly vintage: string; readonly quantity: string }[];
  readonly authorization: string | null;
  readonly actionYear: string;
  readonly useYear: string | null;
}

/** The sums of every year in which something was adjusted until the view's revision. */
export const sumsByYear = (view: View, party: string): ReadonlyMap<string, YearSums> => {
  const sums = new Map<string, YearSums>();
  const add = (year: string, member: keyof YearSums, quantity: string): void => {
    const before = sums.get(year) ?? { ndc: 0n, others: 0n, vintage: 0n, used: 0n };
    sums.set(year, { ...before, [member]: before[member] + BigInt(quantity) });
  };
  const rows = view.db.all<{ cause: number; body: string }>(
    'SELECT cause, body FROM adjustments WHERE party = ? AND revision <= ? ORDER BY revision',
    ...[party, view.revision],
  );
  for (const { cause, body } of rows) {
    const { kind, quantity, vintages, authorization, actionYear, useYear } = JSON.parse(body) as Entry;
    const statement = authorization === null ? undefined : fact<Stored<AuthorizationRow>>(view, 'authorization', authorization);
    if (statement?.metric === 'non-GHG') continue;
    if (kind === 'subtraction') {
      add(useYear ?? actionYear, 'used', quantity);
      continue;
    }
    const terms = statement && versionOn(statement as unknown as AuthorizationRow, dayOf(timeOf(view.db, cause)));
    add(actionYear, terms?.purposes.includes('NDC') === false ? 'others' : 'ndc', quantity);
    for (const of of vintages) add(of.vintage, 'vintage', of.quantity);
  }
  return sums;
};

/** What the Party last reported of a year in tonnes; null where it didn't. */
export const inventoryOf = (view: View, party: string, year: string): bigint | null => {
  const row = fact<Stored<InventoryRow>>(view, 'inventory', `${party} ${year} GHG`);
  return row ? BigInt(row.quantity) : null;
};
