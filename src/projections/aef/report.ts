import type { AnnualReportRow } from '../../domain/book/rows.js';
import { dayOf } from '../../domain/kernel/days.js';
import { refuse } from '../../domain/kernel/refusal.js';
import { nextVersion, reportKey, type FiledVersion } from '../../domain/report/versions.js';
import { fact, facts, type Stored } from '../view/facts-at.js';
import { sumsOf, byYear } from '../view/adjustment-sums.js';
import type { View } from '../view/view.js';
import { findingsOf } from './checks/checks.js';
import type { Checked, Finding } from './checks/check.js';
import { TABLE_NAMES, type TableName } from './nomenclature.js';
import type { ReportRow, Tables } from './rows.js';
import { reportedYear } from './span.js';
import { statementsOn } from './statements.js';
import { tablesOf, type ReportedTables } from './tables.js';

/** A row that is in a version and wasn't in the one before, or the other way around. */
interface RowChange {
  readonly table: TableName;
  readonly change: 'added' | 'removed';
  readonly row: ReportRow;
}

/** An annual report: a version as filed, or what the next would be. */
export interface AnnualReport {
  readonly party: string;
  readonly year: string;
  readonly version: string;
  readonly provisional: boolean;
  /** The last event that it speaks for. */
  readonly revision: number;
  readonly tables: Tables;
  /** Against the version before. */
  readonly changes: readonly RowChange[];
  readonly accepted: Stored<FiledVersion>['despite'];
  /** The event that made it what it is: the last one that is known, or its filing. */
  readonly touched: number;
}

/** The versions of a year as filed until the view's revision, oldest first. */
const filedOf = (view: View, party: string, year: string): readonly Stored<FiledVersion>[] =>
  fact<Stored<AnnualReportRow>>(view, 'annual-report', reportKey(party, year))?.filed ?? [];

/** What the registry knew when a version was filed: that never changes. */
const tablesAsFiled = (view: View, party: string, year: string, { version, revision, on }: Stored<FiledVersion>): ReportedTables =>
  tablesOf({ ...view, revision: Number(revision) }, party, year, { version, on });

/** A report: `version` as filed, else what the next would be now. Throws `unknown-party`, and `not-found` for a version that was never filed. */
export const reportOf = (view: View, party: string, year: string, version?: string): AnnualReport => {
  const filed = filedOf(view, party, year);
  if (version === undefined) {
    const next = nextVersion({ filed });
    const { tables } = tablesOf(view, party, year, { version: next, on: dayOf(view.time) });
    const changes = changesSince(view, party, year, filed.at(-1), tables);
    return {
      ...{ party, year, version: next, provisional: true },
      revision: view.revision,
      tables,
      changes,
      accepted: [],
      touched: view.revision,
    };
  }
  const place = filed.findIndex((of) => of.version === version);
  const of = filed[place] ?? refuse('not-found');
  const { tables } = tablesAsFiled(view, party, year, of);
  const changes = changesSince(view, party, year, filed[place - 1], tables);
  return {
    ...{ party, year, version, provisional: false, revision: Number(of.revision), tables, changes, accepted: of.despite },
    touched: Number(of.since),
  };
};

const changesSince = (view: View, party: string, year: string, last: Stored<FiledVersion> | undefined, tables: Tables): RowChange[] => {
  if (!last) return [];
  const before = tablesAsFiled(view, party, year, last).tables;
  const keyOf = ({ cells, events }: ReportRow): string => JSON.stringify([cells, events]);
  const only = (table: TableName, of: Tables, others: Tables, change: RowChange['change']): RowChange[] => {
    const known = new Set(others[table].map(keyOf));
    return of[table].filter((row) => !known.has(keyOf(row))).map((row) => ({ table, change, row }));
  };
  // The submission says which version it is: it always differs.
  return TABLE_NAMES.slice(1).flatMap((table) => [...only(table, before, tables, 'removed'), ...only(table, tables, before, 'added')]);
};

/** What the checks find in what the next report would be. Throws `unknown-party`. */
export const findingsIn = (view: View, party: string, year: string): Finding[] => {
  const version = nextVersion({ filed: filedOf(view, party, year) });
  return findingsOf(checkedOf(view, party, year, tablesOf(view, party, year, { version, on: dayOf(view.time) })));
};

/** The tables, with what the ledger knows that they must agree with. */
export const checkedOf = (view: View, party: string, year: string, { tables, heldBefore }: ReportedTables): Checked => {
  const sums = sumsOf(view, party);
  const [additions, subtractions] = (['addition-action', 'subtraction-action'] as const).map(
    (clock) => byYear(sums, clock).get(year) ?? 0n,
  );
  const { day } = reportedYear(view, party, year);
  return {
    ...{ party, year, tables, heldBefore, statement: statementsOn(view, day), filed: filedInOtherYears(view, party, year) },
    adjusted: { additions: additions ?? 0n, subtractions: subtractions ?? 0n },
  };
};

const filedInOtherYears = (view: View, party: string, year: string): Tables[] =>
  [...facts<Stored<AnnualReportRow>>(view, 'annual-report', { prefix: `${party} ` })].flatMap(({ body }) => {
    const last = body.filed.at(-1);
    return last && body.year !== year ? [tablesAsFiled(view, party, body.year, last).tables] : [];
  });
