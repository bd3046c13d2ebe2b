import type { Step } from '../act.js';
import type { CheckedEvent } from '../events/events.js';
import type { ImportedRow } from '../events/units.js';
import { idSpace, wasGiven } from '../fold/itmo-ids.js';
import type { Find, Law } from '../law.js';
import { hostOf, isListed, isSeries, spaceOf } from '../reckoning/outside-units.js';
import type { State } from '../state/state.js';
import { SortedRanges } from '../units/sorted-ranges.js';

interface Taken {
  readonly first: bigint;
  readonly last: bigint;
  readonly line: number;
  /** Registry and series as they are written. */
  readonly name: string;
}

/** The ranges that the rows of this event take, by numbering space. */
class OwnRows {
  private readonly spaces = new Map<string, SortedRanges<Taken>>();

  /** Takes the range, or gives the row that has some of it already. */
  take(space: string, range: Taken): Taken | undefined {
    let ranges = this.spaces.get(space);
    if (!ranges) this.spaces.set(space, (ranges = new SortedRanges<Taken>()));
    const [met] = ranges.meeting(range.first, range.last);
    if (!met) ranges.add(range);
    return met;
  }
}

/** the range behind a row is as long as the row says, and its registry and numbering space are written in the one way there is. */
const checkForm = (event: CheckedEvent, row: ImportedRow, line: number, find: Find): void => {
  const [, host, , , , quantity, , registry, series, first, last, , , , printed] = row;
  const behind = BigInt(last) - BigInt(first) + 1n;
  if (behind !== BigInt(quantity))
    find(event, { rule: 'R-91', expected: `row ${line}: ${quantity} outside units`, actual: `${first} to ${last} are ${behind}` });
  if (event.schema === '1') return;
  if (!isListed(registry)) find(event, { expected: `row ${line}: a registry of the closed list`, actual: registry });
  if (!isSeries(registry, series)) find(event, { expected: `row ${line}: a numbering space of ${registry}`, actual: series });
  const country = hostOf(registry, series, printed);
  if (country !== undefined && country !== host)
    find(event, { rule: 'R-16', expected: `row ${line}: units of ${country}, as ${series} says`, actual: `units of ${host}` });
};

/** an outside unit stands behind one unit of this registry, for ever, however its registry's name is written. */
const checkOnce = ({ event, data }: Step<'OpeningBalanceImported'>, state: State, find: Find): void => {
  const own = new OwnRows();
  const ids = new OwnRows();
  data.rows.rows.forEach((row, i) => {
    const line = i + 1;
    checkForm(event, row, line, find);
    const [, host, , vintage, , quantity, code, registry, series, begin, end] = row;
    const range = { first: BigInt(begin), last: BigInt(end), line, name: `${registry} ${series}` };
    if (range.last < range.first) return;
    const space = spaceOf(registry, series);
    const said = `row ${line}: ${space.replace('\n', ' ')} ${begin} to ${end}`;
    const [met] = state.outside.get(space)?.meeting(range.first, range.last) ?? [];
    if (met)
      find(event, {
        expected: `${said} for the first time`,
        actual: `behind ${met.block} since revision ${met.revision}`,
        ...unlessSame(event, met, range),
      });
    const other = own.take(space, range);
    if (other)
      find(event, {
        expected: `${said} for the first time`,
        actual: `row ${other.line} has some of it`,
        ...unlessSame(event, other, range),
      });
    const [, , , , , , , , , , , , , , , itmoRegistry, itmoFirst] = row;
    if (!itmoRegistry || !itmoFirst) return;
    const key = idSpace(state.authorizations.get(code ?? '')?.cooperativeApproach, itmoRegistry, host, vintage);
    const first = BigInt(itmoFirst);
    const itmo = { first, last: first + BigInt(quantity) - 1n, line, name: key };
    const [before] = state.itmos.get(key)?.meeting(itmo.first, itmo.last) ?? [];
    const twice = before?.block ?? ids.take(key, itmo)?.line;
    if (twice === undefined && wasGiven(state, key, itmo.first, itmo.last))
      find(event, { rule: 'R-104', expected: `row ${line}: new ITMO ids of ${key}`, actual: 'given here at a first transfer' });
    if (twice !== undefined) find(event, { rule: 'R-104', expected: `row ${line}: new ITMO ids of ${key}`, actual: `${twice} has some` });
  });
};

/** what was issued here doesn't come in as well. */
const checkNotIssued = ({ event, data }: Step<'OpeningBalanceImported'>, state: State, find: Find): void => {
  for (const key of new Set(data.rows.rows.map(([, , activity, vintage]) => `${activity} ${vintage}`)))
    if (state.serials.get(key)?.issued)
      find(event, { rule: 'R-46', expected: 'an activity and vintage of which nothing was issued here', actual: key, since: 2 });
};

/** Names that differ in writing alone passed for different ones until the contract was corrected. */
const unlessSame = (event: CheckedEvent, a: { readonly name: string }, b: { readonly name: string }): { since?: 2 } =>
  event.schema === '1' && a.name !== b.name ? { since: 2 } : {};

/** C10: a unit of another registry stands behind one unit here, whatever it was called when it came. */
export const outsideIdentity: Law = {
  id: 'C10',
  name: 'outside-identity',
  rule: 'R-14, R-91',
  says: "A unit of another registry stands behind at most one unit here, however that registry's name and series are written.",
  advice: 'Freeze the blocks of both imports, ask the other registry which it gave out, and cancel administratively what came twice.',
  on: {
    OpeningBalanceImported: (step, state, find) => {
      checkOnce(step, state, find);
      checkNotIssued(step, state, find);
    },
  },
  figures: (state) => ({ imported: String(state.figure('imported')), spaces: String(state.outside.size) }),
};
