import { restAfter, shortBy, unissued } from '../reckoning/carry.js';
import type { Step } from '../act.js';
import type { EventType } from '../events/events.js';
import type { Ladder, VerifiedLine } from '../state/rows.js';
import type { State } from '../state/state.js';

type Climb<T extends EventType> = (step: Step<T>, state: State) => void;

/** What a report says of its lines, as it says it: result, deductions by reason, what was taken at once, what is left, what is carried out. */
const reported: Climb<'ReductionsVerified'> = ({ data }, state) => {
  const { programme, host } = data;
  for (const { vintage, verified, deductions, carriedIn, carriedOut, issuable } of data.vintages) {
    const ladder = state.ladderOf(`${programme} ${host} ${vintage}`);
    ladder.verified += BigInt(verified);
    for (const { reason, quantity } of deductions ?? []) deduct(ladder, reason, BigInt(quantity));
    ladder.carriedIn += BigInt(carriedIn);
    ladder.carriedOut += BigInt(carriedOut);
    ladder.issuable += BigInt(issuable);
  }
  for (const { vintage, quantity } of data.settled ?? []) settle(state.ladderOf(`${programme} ${host} ${vintage}`), BigInt(quantity));
};

const deduct = (ladder: Ladder, reason: string, quantity: bigint): void => {
  ladder.deducted.set(reason, (ladder.deducted.get(reason) ?? 0n) + quantity);
};

/** What is taken of a line later was left of it. */
const settle = (ladder: Ladder, quantity: bigint): void => {
  ladder.carriedIn += quantity;
  ladder.issuable -= quantity;
};

/** What is issued was left: each part of a row. */
const issued: Climb<'UnitsIssued'> = ({ data }, state) => {
  for (const [, vintage, , , , , , ...parts] of data.lines.rows) {
    const ladder = state.ladderOf(`${data.programme} ${data.host} ${vintage}`);
    const quantity = parts.reduce((sum, part) => sum + BigInt(part), 0n);
    ladder.issued += quantity;
    ladder.issuable -= quantity;
  }
};

/** The difference to what was verified counts, and what the event says is left of the line and is beyond it, in the place of what was. */
const restated: Climb<'VerificationRestated'> = ({ data }, state) => {
  const row = state.verifications.get(data.verification);
  if (!row) return;
  const year = (vintage: string): Ladder => state.ladderOf(`${row.programme} ${row.host} ${vintage}`);
  for (const { vintage, verified, before, issuable, over } of data.lines) {
    const line = row.lines.get(`${data.component} ${vintage}`);
    const ladder = year(vintage);
    ladder.verified += BigInt(verified) - BigInt(before);
    ladder.issuable += BigInt(issuable) - (line ? unissued(line) : 0n);
    ladder.carriedOut += BigInt(over) - (line ? shortBy(line) : 0n);
  }
  for (const { vintage, quantity } of data.settled) settle(year(vintage), BigInt(quantity));
};

/** Lines of what is withdrawn stand nowhere; what goes back to others covers what they lack first. */
const withdrawn: Climb<'VerificationWithdrawn'> = ({ data }, state) => {
  const row = state.verifications.get(data.verification);
  if (!row) return;
  const year = (vintage: string): Ladder => state.ladderOf(`${row.programme} ${row.host} ${vintage}`);
  for (const component of data.components) for (const line of row.reports.get(component)?.lines ?? []) leave(year(line.vintage), line);
  for (const { component, verification, vintage, quantity } of data.restored) {
    const line = state.verifications.get(verification)?.lines.get(`${component} ${vintage}`);
    if (!line) continue;
    const ladder = year(vintage);
    const back = restAfter(line, -BigInt(quantity));
    ladder.carriedIn -= BigInt(quantity);
    ladder.issuable += back.unissued - unissued(line);
    ladder.carriedOut += back.short - shortBy(line);
  }
};

const leave = (ladder: Ladder, line: VerifiedLine): void => {
  ladder.verified -= line.verified;
  for (const { reason, quantity } of line.deductions ?? []) deduct(ladder, reason, -BigInt(quantity));
  ladder.carriedIn -= line.carriedIn + line.settled;
  ladder.issuable -= unissued(line);
  ladder.carriedOut -= shortBy(line);
};

const CLIMBS: { readonly [T in EventType]?: Climb<T> } = {
  ReductionsVerified: reported,
  UnitsIssued: issued,
  VerificationRestated: restated,
  VerificationWithdrawn: withdrawn,
};

/** what an event says of where tonnes stand, before it happens: it is believed as the laws judge it. */
export const climb = <T extends EventType>(step: Step<T>, state: State): void => CLIMBS[step.type]?.(step, state);
