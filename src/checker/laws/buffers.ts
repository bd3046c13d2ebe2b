import { stepsOf, type Act, type Step } from '../act.js';
import type { IssuedRow } from '../events/units.js';
import type { Find } from '../law.js';
import { BUFFER_OF, bufferedDue, bufferedMore, bufferRate } from '../reckoning/buffers.js';
import type { Buffered, Buffers, VerifiedLine } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords } from '../units/range.js';

type Release = Step<'BufferReleased'>;

const said = ({ uncertainty, reversal, pooled }: Omit<Buffered, 'gross'>): string =>
  `uncertainty ${uncertainty}, reversal ${reversal}, pooled ${pooled}`;

/** buffers are set outside of a mechanism, of a programme of which nothing is issued. */
export const buffersSet = ({ event, data }: Step<'BuffersSet'>, state: State, find: Find): void => {
  const rule = 'R-100';
  const programme = state.programmes.get(data.programme);
  if (state.registry?.kind === 'mechanism') find(event, { rule, expected: 'a registry that is no mechanism', actual: 'a mechanism' });
  if (!programme) find(event, { rule, expected: 'a registered programme', actual: `${data.programme} is not` });
  const issued = programme?.components.find((component) => component.issued > 0n);
  if (issued) find(event, { rule, expected: 'set before anything is issued', actual: `${issued.issued} issued of ${issued.component}` });
};

/** every row of an issuance gives the buffers what its line owes them by now, and says so where the programme has any. */
export const checkBuffered = (
  { event, data }: Step<'UnitsIssued'>,
  rows: readonly IssuedRow[],
  lines: ReadonlyMap<string, VerifiedLine>,
  state: State,
  find: Find,
): void => {
  const row = state.buffers.get(data.programme);
  const rates = row ? `${row.bps.uncertainty} ${row.bps.reversal} ${row.bps.pooled}` : 'none';
  const { uncertainty, reversal, pooled } = data.buffersBps ?? {};
  const stated = data.buffersBps ? `${uncertainty} ${reversal} ${pooled}` : 'none';
  if (rates !== stated) find(event, { rule: 'R-100', expected: `buffers: ${rates}`, actual: stated });
  const sums = new Map<string, Buffered>();
  for (const [component, vintage, , , , , , ...parts] of rows) {
    const own = parts.slice(4).map(BigInt);
    if (own.length > 0 !== (row !== undefined))
      find(event, { rule: 'R-100', expected: `buffers: ${rates}`, actual: `${own.length} columns` });
    if (!row) continue;
    const key = `${component} ${vintage}`;
    const before = sums.get(key) ?? lines.get(key)?.buffered ?? { gross: 0n, uncertainty: 0n, reversal: 0n, pooled: 0n };
    const quantity = parts.reduce((sum, part) => sum + BigInt(part), 0n);
    const due = bufferedDue(row, component, vintage, before.gross + quantity, state.registry?.policy.bufferRounding ?? 'ceil');
    const more = bufferedMore(due, before, quantity);
    const [u = 0n, r = 0n, p = 0n] = own;
    const is = { uncertainty: u, reversal: r, pooled: p };
    if (said(more) !== said(is)) find(event, { rule: 'R-100', expected: `${key}: ${said(more)}`, actual: said(is) });
    sums.set(key, {
      gross: before.gross + quantity,
      uncertainty: before.uncertainty + u,
      reversal: before.reversal + r,
      pooled: before.pooled + p,
    });
  }
};

/** a release is one, lowers the rate of what it is about, while no reversal is open. */
export const checkRelease = (act: Act, state: State, find: Find): void => {
  const steps = stepsOf(act, 'BufferReleased');
  const [first] = steps;
  if (!first) return;
  const { event, data } = first;
  const rule = 'R-100';
  const one = ({ data: d }: Release): string =>
    [d.programme, d.vintages.first, d.vintages.last, d.components?.join(), d.buffer, d.oldBps, d.newBps].join(' ');
  const other = steps.find((step) => one(step) !== one(first));
  if (other) find(other.event, { rule, expected: `one release: ${one(first)}`, actual: one(other) });
  const row = state.buffers.get(data.programme);
  if (!row) return find(event, { rule, expected: `buffers of ${data.programme}`, actual: 'it has none' });
  const rates = ratesIn(row, data);
  const [highest, lowest] = [rates.reduce(most, 0n), rates.reduce(least, 10_000n)];
  const newBps = BigInt(data.newBps);
  if (String(highest) !== data.oldBps) find(event, { rule, expected: `a rate of ${highest} until now`, actual: data.oldBps });
  if (newBps >= highest || newBps > lowest)
    find(event, { rule, expected: `less than ${highest}, not more than ${lowest}`, actual: data.newBps });
  for (const reversal of state.reversals.values())
    if (reversal.confirmed === null && state.components.get(reversal.component)?.programme === data.programme)
      find(event, { rule, expected: `no reversal of ${data.programme} is open`, actual: reversal.reversal });
  const moved = new Map<string, Taken>();
  for (const step of steps) checkMoved(step, moved, state, find);
  checkLowest(
    steps.flatMap((step) => step.data.moved),
    moved,
    state,
    (actual) => find(event, { rule, expected: 'the lowest serials of each line first', actual }),
  );
};

const ratesIn = (row: Buffers, { vintages, components, buffer }: Release['data']): bigint[] => {
  const named = components ?? ['', ...row.releases.flatMap((release) => [...(release.components ?? [])])];
  const rates: bigint[] = [];
  for (let year = Number(vintages.first); year <= Number(vintages.last); year += 1)
    for (const component of named) rates.push(bufferRate(row, buffer, component, String(year)));
  return rates;
};
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** What moves of one line out of one buffer: up to which serial, and how many units. */
interface Taken {
  readonly top: bigint;
  readonly units: bigint;
}

/** what moves is of the lines of the release, in the buffer that gives. It is added to what has `moved`. */
const checkMoved = ({ event, data }: Release, moved: Map<string, Taken>, state: State, find: Find): void => {
  const rule = 'R-100';
  const { first, last } = data.vintages;
  for (const { from, to, block } of data.moved) {
    const [series = '', begin = '', end = ''] = /^(.*)-(\d+)-(\d+)$/.exec(block)?.slice(1) ?? [];
    const pieces: Parameters<State['units']['addPieces']>[1] = [];
    if (!state.units.addPieces({ series, first: BigInt(begin), last: BigInt(end) }, pieces))
      find(event, { rule, expected: 'units of this registry', actual: `nobody made ${block}` });
    const strays = pieces.filter(
      ({ account, frozen, lot }) =>
        account.account !== from ||
        frozen ||
        lot.activity !== data.programme ||
        lot.vintage < first ||
        lot.vintage > last ||
        (data.components !== null && !data.components.includes(lot.component ?? '')),
    );
    if (strays.length > 0 || !BUFFER_OF[from])
      find(event, { rule, expected: `units of the release, free in ${from}, a buffer`, actual: inWords(strays) || from });
    if (to !== 'PENDING' && !BUFFER_OF[to]) find(event, { rule, expected: 'into a buffer, or pending', actual: to });
    for (const { lot, first: low, last: top } of pieces) {
      const key = `${from} ${series} ${lot.origin} ${lot.component}`;
      const before = moved.get(key) ?? { top: 0n, units: 0n };
      moved.set(key, { top: most(before.top, top), units: before.units + top - low + 1n });
    }
  }
};

/** Up to the highest serial that moves, all that is free of its line in its buffer moves. */
const checkLowest = (
  named: Release['data']['moved'],
  moved: ReadonlyMap<string, Taken>,
  state: State,
  find: (actual: string) => void,
): void => {
  const touched = new Set(named.map(({ block }) => /^(.*)-\d+-\d+$/.exec(block)?.[1] ?? ''));
  const free = new Map<string, bigint>();
  for (const [series, segments] of state.units.series()) {
    if (!touched.has(series)) continue;
    for (const { first, last, lot, account, frozen, reservedBy } of segments) {
      const key = `${account.account} ${series} ${lot.origin} ${lot.component}`;
      const { top } = moved.get(key) ?? { top: 0n };
      if (frozen || reservedBy !== null || first > top) continue;
      free.set(key, (free.get(key) ?? 0n) + (last < top ? last : top) - first + 1n);
    }
  }
  for (const [key, { units }] of moved) if ((free.get(key) ?? 0n) > units) find(`${units} of ${free.get(key)} in ${key}`);
};

/** when all of a release has happened, each line of it has in its buffers what its rates of now come to. */
export const checkReleased = (act: Act, state: State, find: Find): void => {
  const [step] = stepsOf(act, 'BufferReleased');
  const row = step && state.buffers.get(step.data.programme);
  if (!row) return;
  const { programme, vintages, components } = step.data;
  for (const component of state.programmes.get(programme)?.components ?? []) {
    if (components && !components.includes(component.component)) continue;
    for (const { vintage, verification, buffered } of component.lines) {
      if (!buffered || vintage < vintages.first || vintage > vintages.last) continue;
      const due = bufferedDue(row, component.component, vintage, buffered.gross, state.registry?.policy.bufferRounding ?? 'ceil');
      if (said(due) !== said(buffered))
        find(step.event, {
          rule: 'R-100',
          expected: `${verification} ${component.component} ${vintage}: ${said(due)}`,
          actual: said(buffered),
        });
    }
  }
};

/** Whether units that a reversal takes are of a buffer that is there for it: the one against uncertainty is not. */
export const isAgainstReversals = (account: string): boolean => BUFFER_OF[account] !== 'uncertainty';

/** pooled units make good for a reversal when the reversal buffer has no more. */
export const comesLater = (account: string): boolean => BUFFER_OF[account] === 'pooled';
