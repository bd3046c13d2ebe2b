import { stepsOf, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { issuedIn, roomIn, verifiedIn, waitingBefore, waitingIn } from '../reckoning/claims.js';
import { isBaselineOnly, isOfYear, leaves, nestsAround, nestsWithin } from '../reckoning/nests.js';
import type { Claim } from '../state/rows.js';
import type { State } from '../state/state.js';
import { checkNest } from './nests.js';

type Verified = Step<'ReductionsVerified'>;
type Issued = Step<'UnitsIssued'>;

/** A line of an act's reports. */
type Line = Verified['data']['vintages'][number];

const deductedOf = ({ deductions }: Line, reference?: string): bigint => {
  let sum = 0n;
  for (const one of deductions ?? [])
    if (reference === undefined || (one.reason === 'nested-programme' && one.reference === reference)) sum += BigInt(one.quantity);
  return sum;
};

/** of each year no less is deducted than programmes inside claim of it; and what waits of others, as long as anything is left. */
const checkDeductions = (act: Act, state: State, find: Find): void => {
  const steps = stepsOf(act, 'ReductionsVerified');
  const [first] = steps;
  if (!first || nestsWithin(state, first.data.programme).length === 0) return;
  const { programme, host } = first.data;
  const lines = steps.flatMap(({ data }) => data.vintages);
  const vintages = [...new Set(lines.map(({ vintage }) => vintage))];
  const own = new Map<string, bigint>();
  for (const vintage of vintages)
    for (const [inner, waiting] of waitingIn(state, state.claimOf({ programme, host, vintage }))) {
      const those = lines.filter((line) => line.vintage === vintage);
      const due = state.registry?.policy.nestingShortfall === 'ignore' ? least(waiting, roomFor(those, inner)) : waiting;
      const deducted = those.reduce((sum, line) => sum + deductedOf(line, inner), 0n);
      own.set(inner, (own.get(inner) ?? 0n) + due);
      if (deducted < due) find(first.event, { expected: `${due} of ${vintage} deducted for ${inner}`, actual: String(deducted) });
    }
  if (lines.some((line) => BigInt(line.verified) > deductedOf(line))) checkOlder(first, lines, own, state, find);
};

/** What was there to be deducted for one programme inside. */
const roomFor = (lines: readonly Line[], inner: string): bigint =>
  lines.reduce((sum, line) => {
    const rest = BigInt(line.verified) - deductedOf(line) + deductedOf(line, inner);
    return rest > 0n ? sum + rest : sum;
  }, 0n);

const checkOlder = (first: Verified, lines: readonly Line[], own: ReadonlyMap<string, bigint>, state: State, find: Find): void => {
  const older = new Map<string, bigint>();
  const vintages = lines.map(({ vintage }) => vintage);
  for (const claim of waitingBefore(state, first.data, vintages))
    for (const [inner, waiting] of waitingIn(state, claim)) older.set(inner, (older.get(inner) ?? 0n) + waiting);
  for (const [inner, waiting] of older) {
    const deducted = lines.reduce((sum, line) => sum + deductedOf(line, inner), 0n);
    const due = (own.get(inner) ?? 0n) + waiting;
    if (deducted < due)
      find(first.event, { expected: `${due} deducted for ${inner}, ${waiting} of earlier years`, actual: String(deducted) });
  }
};

/** an outer programme issues no more than those inside leave it of what it verified. */
const checkRoom = (act: Act, state: State, find: Find): void => {
  const asked = new Map<Claim, bigint>();
  for (const { data } of stepsOf(act, 'UnitsIssued'))
    for (const [, vintage, , , , , , ...parts] of data.lines.rows) {
      const claim = state.claimOf({ programme: data.programme, host: data.host, vintage });
      asked.set(
        claim,
        parts.reduce((sum, part) => sum + BigInt(part), asked.get(claim) ?? 0n),
      );
    }
  for (const [claim, quantity] of asked) {
    const room = isBaselineOnly(state, claim.programme, claim.vintage) ? undefined : roomIn(state, claim);
    if (room !== undefined && quantity > room)
      find(act.first, {
        expected: `at most ${room} of ${claim.programme} ${claim.vintage} beside what is claimed inside`,
        actual: `${quantity}`,
      });
  }
};

/** what one of two nested programmes leaves to the other it doesn't issue. */
const checkModes = ({ event, data }: Issued, state: State, find: Find): void => {
  const { programme, verification } = data;
  const days = state.verifications.get(verification);
  for (const [component, vintage] of data.lines.rows) {
    if (isBaselineOnly(state, programme, vintage))
      find(event, {
        rule: 'R-95',
        expected: `nothing of ${programme} ${vintage}, which sets a baseline`,
        actual: `${component} is issued`,
      });
    const [first, last] = [`${vintage}-01-01`, `${vintage}-12-31`];
    const line = days && { from: days.from > first ? days.from : first, to: days.to < last ? days.to : last };
    const nest = line && nestsAround(state, programme).find((one) => isOfYear(one, vintage) && leaves(one, line));
    if (nest)
      find(event, {
        rule: 'R-95',
        expected: `${nest.outer} alone issues from ${nest.from} on`,
        actual: `${component} ${vintage} is issued`,
      });
  }
};

/** where an outer programme has issued, those inside claim no more than it left of what is verified. */
const checkHeadroom = (act: Act, state: State, find: Find): void => {
  const years = new Set([...act.grown].flatMap(([claim, by]) => (by > 0n ? [claim] : [])));
  for (const { data } of stepsOf(act, 'ProgrammeNested'))
    for (const key of state.claimsOf.get(data.outer) ?? []) {
      const claim = state.claims.get(key);
      if (claim && isOfYear({ ...data, since: '' }, claim.vintage)) years.add(claim);
    }
  for (const claim of years) {
    const [verified, issued] = [verifiedIn(claim), issuedIn(claim)];
    if (issued > 0n && issued + claim.inside > verified)
      find(act.first, {
        expected: `at most ${verified} issued of ${claim.programme} ${claim.vintage} and claimed inside`,
        actual: `${issued} issued, ${claim.inside} claimed`,
      });
  }
};

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

/** C17: what nested programmes achieve is issued once, by the one that may, in whatever order they come. */
export const nesting: Law = {
  id: 'C17',
  name: 'nesting',
  rule: 'R-94, R-95',
  says: 'Nested programmes issue what they achieve once: outside no more than is verified less what is claimed inside, and nothing that is left to the other level.',
  advice: 'Issue nothing of either programme, restate or replace what is too much, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    for (const step of stepsOf(act, 'ProgrammeNested')) checkNest(step, act.approves?.at.slice(0, 10) ?? act.day, state, find);
    checkDeductions(act, state, find);
    checkRoom(act, state, find);
  },
  on: { UnitsIssued: checkModes },
  after: checkHeadroom,
  figures: (state) => ({ nests: String(state.nests.size) }),
};
