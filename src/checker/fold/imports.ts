import type { Act } from '../act.js';
import type { ImportedRow } from '../events/units.js';
import { countImport } from '../reckoning/claims.js';
import { yearOf } from '../reckoning/days.js';
import { addition, triggerAtBirth } from '../reckoning/first-transfer.js';
import { actionDay } from '../reckoning/import-day.js';
import { termsOn } from '../reckoning/terms.js';
import { spaceOf } from '../reckoning/outside-units.js';
import type { State } from '../state/state.js';
import type { Lot } from '../units/segment.js';
import { SortedRanges } from '../units/sorted-ranges.js';
import type { Fold } from './event-fold.js';
import { idSpace } from './itmo-ids.js';
import { earned } from './limits.js';
import { markFirstTransferred } from './movements.js';

export const openingBalanceImported: Fold<'OpeningBalanceImported'> = (step, state, act) => {
  const { event, data } = step;
  if (!state.imports.has(data.import)) state.imports.set(data.import, event.revision);
  const from = { origin: data.import, kind: data.kind, revision: event.revision, version: event.schema };
  for (const row of data.rows.rows) broughtIn(state, from, row, act);
  markFirstTransferred(state, data.firstTransferred, act.day);
};

interface From {
  readonly origin: string;
  readonly kind: string;
  readonly revision: string;
  readonly version: string;
}

/** The units of a row come in. */
const broughtIn = (state: State, from: From, row: ImportedRow, act: Act): void => {
  const [code, host, activity, vintage, begin, said, authorizedBy, registry, outside, outsideFirst, outsideLast, , on, nonGhg] = row;
  const [, , , , , , , , , , , , , , , itmoRegistry, itmoFirst] = row;
  const series = `${state.code}-${host}-${activity}-${vintage}`;
  const [first, quantity] = [BigInt(begin), BigInt(said)];
  const last = first + quantity - 1n;
  const authorization = authorizedBy === null ? null : (state.authorizations.get(authorizedBy) ?? null);
  const definition = from.kind === 'ITMO' ? triggerAtBirth(authorization && termsOn(authorization, act.day)) : undefined;
  const lot: Lot = {
    ...{ series, host, activity, vintage, origin: from.origin, first, quantity, kind: from.kind, authorization },
    ...{ component: null, contribution: null, nonGhgQuantity: nonGhg === null ? null : BigInt(nonGhg) },
    firstTransferredAtBirth: definition !== undefined,
    hasItmoIds: Boolean(itmoRegistry && itmoFirst),
  };
  const account = state.accountFor(code);
  const abroad = on !== null || account.party !== host;
  const trigger = from.kind === 'ITMO' ? (definition ?? (abroad ? 'first-international-transfer' : undefined)) : undefined;
  if (trigger && first <= last)
    act.due.push(
      addition(
        { series, first, last, lot },
        trigger,
        yearOf(actionDay(row, authorization && termsOn(authorization, act.day), { day: act.day, version: from.version })),
      ),
    );
  const status = { firstTransferred: false, kept: null, transferred: false, frozen: false, reservedBy: null, arrived: null };
  state.units.create({ first, last, lot, account, ...status });
  const serials = state.serialsOf(activity, vintage);
  serials.next = last + 1n;
  serials.imported = true;
  if (authorization) authorization.used += quantity;
  countImport(state, act, { programme: activity, host, vintage }, quantity);
  const block = `${series}-${first}-${last}`;
  const behind = { block, revision: from.revision, name: `${registry} ${outside}` };
  take(state.outside, spaceOf(registry, outside), { ...behind, first: BigInt(outsideFirst), last: BigInt(outsideLast) });
  if (itmoRegistry && itmoFirst) {
    const key = idSpace(authorization?.cooperativeApproach, itmoRegistry, host, vintage);
    take(state.itmos, key, { ...behind, first: BigInt(itmoFirst), last: BigInt(itmoFirst) + quantity - 1n });
  }
  earned(state, lot, quantity);
  state.count('imported', quantity);
};

/** Ranges that meet one that is there already are left out: a law has said so. */
const take = <R extends { readonly first: bigint; readonly last: bigint }>(
  spaces: { get: (key: string) => SortedRanges<R> | undefined; set: (key: string, ranges: SortedRanges<R>) => void },
  key: string,
  range: R,
): void => {
  let ranges = spaces.get(key);
  if (!ranges) spaces.set(key, (ranges = new SortedRanges<R>()));
  if (range.first <= range.last && ranges.meeting(range.first, range.last).length === 0) ranges.add(range);
};
