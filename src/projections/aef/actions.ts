import { seriesParts } from '../../domain/kernel/block-id.js';
import { isAuthorized, triggerAtBirth } from '../../domain/adjustment/triggers.js';
import type { AccountRow } from '../../domain/book/rows.js';
import { timeOf } from '../view/acts.js';
import { fact, type Stored } from '../view/facts-at.js';
import type { NamedLot, NamedStatus, Position } from '../view/names.js';
import type { View } from '../view/view.js';
import { importedUnits, isOfYear } from './imported-units.js';
import { actionOf, type ActionKind } from './kinds-of-action.js';
import { lotAt } from './lots.js';
import { rowOf, type ReportRow } from './rows.js';
import type { ReportedYear } from './span.js';
import type { Statement } from './statements.js';
import { unitsDescriber, type DescribedUnits } from './units.js';
import { usedFor } from './use-years.js';

interface Change {
  readonly lot: bigint;
  readonly first: bigint;
  readonly last: bigint;
  readonly position: bigint;
  readonly status: bigint;
  readonly came: bigint;
  readonly began: bigint;
  readonly event: bigint;
}
const CHANGES = `
  SELECT lot, first, last, position, status, came, began, event FROM block_versions WHERE id >= :from AND id < :to
    AND (position IN (SELECT value FROM json_each(:positions)) OR came IN (SELECT value FROM json_each(:positions))) ORDER BY id`;

interface Dated {
  readonly at: string;
  readonly revision: number;
  readonly row: ReportRow;
}

/** Table 3: what a Party did in the year, oldest first. Imported units are reported in the year in which they were first transferred. */
export const actionsOf = (view: View, year: ReportedYear, statement: (code: string) => Statement | undefined): ReportRow[] => {
  const describe = unitsDescriber(view, statement);
  const used = usedFor(view, year.party);
  const entityOf = (account: string): string | null => fact<Stored<AccountRow>>(view, 'account', account)?.holder ?? null;
  const dated: Dated[] = [];
  const add = (at: string, revision: number, kind: ActionKind, units: DescribedUnits, account: string): void => {
    const useYear = kind.type === 'Use' ? used(revision) : null;
    const entity = kind.user === undefined ? null : entityOf(account);
    dated.push({ at, revision, row: actionRow(at, String(revision), kind, units, { useYear, entity }) });
  };
  for (const change of changesOf(view, year)) {
    const found = actionIn(view, year.party, change, statement);
    if (!found) continue;
    const { kind, position, lot, status, from } = found;
    const { first, last } = change;
    const { authorization, firstTransferred } = status;
    const units = describe({ series: position.series, lot, first, last, authorization, firstTransferred }, position);
    add(timeOf(view.db, Number(change.began)), Number(change.began), kind, units, from?.account.account ?? position.account.account);
  }
  for (const units of importedUnits(view, statement)) {
    if (!isOfYear(units, year.year)) continue;
    const account = fact<Stored<AccountRow>>(view, 'account', units.account);
    const lot = lotAt(view, units.series, units.first);
    const to = { type: account?.type ?? '', party: account?.party ?? null };
    const { host, firstTransferred, definition } = units;
    const happening = { event: 'OpeningBalanceImported', host, from: null, to, isFirst: firstTransferred, firstTransferred, definition };
    const kind = actionOf(year.party, happening);
    if (kind && lot)
      add(units.at, units.revision, kind, describe({ ...units, lot }, { series: units.series, ...seriesParts(units.series) }), '');
  }
  return dated.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.revision - b.revision)).map(({ row }) => row);
};

const changesOf = (view: View, { party, before, end }: ReportedYear): Change[] => {
  const positions = view.names.positionsWhere(({ account, host }) => account.party === party || host === party).map(({ id }) => id);
  return view.db.allExact<Change>(CHANGES, { from: before.versions, to: end.versions, positions: JSON.stringify(positions) });
};

interface FoundAction {
  readonly kind: ActionKind;
  readonly position: Position;
  readonly from: Position | undefined;
  readonly lot: NamedLot;
  readonly status: NamedStatus;
}

const actionIn = (
  { names }: View,
  party: string,
  change: Change,
  statement: (code: string) => Statement | undefined,
): FoundAction | undefined => {
  const event = names.word(Number(change.event));
  const [position, from] = [names.position(Number(change.position)), names.position(Number(change.came))];
  const [lot, status] = [names.lot(Number(change.lot)), names.status(Number(change.status))];
  if (event === 'OpeningBalanceImported' || !position || !lot || !status || !isAuthorized(status)) return undefined;
  const { firstTransferred } = status;
  const terms = status.authorization === null ? undefined : statement(status.authorization)?.terms;
  const kind = actionOf(party, {
    ...{ event, host: position.host, from: from?.account ?? null, to: position.account, firstTransferred },
    isFirst: firstTransferred && from?.firstTransferred !== true,
    definition: terms && triggerAtBirth(terms),
  });
  return kind && { kind, position, from, lot, status };
};

const actionRow = (
  at: string,
  revision: string,
  kind: ActionKind,
  { cells, run }: DescribedUnits,
  { useYear, entity }: { readonly useYear: string | null; readonly entity: string | null },
): ReportRow =>
  rowOf(
    'actions',
    {
      ...cells,
      'Action date': at,
      'Action type': kind.type,
      'Action subtype': kind.subtype,
      'Transferring Party ID': kind.transferring,
      'Acquiring Party ID': kind.acquiring,
      'Purpose for which the ITMO has been used towards or cancelled for OIMP': kind.oimp,
      'Using/cancelling Party ID': kind.user,
      'Using/cancelling authorized entity ID': entity,
      'Calendar year for which used towards the NDC': useYear,
      'Additional explanatory information': kind.note,
    },
    { events: [revision], units: run, ...(kind.effect ? { effect: kind.effect } : {}) },
  );
