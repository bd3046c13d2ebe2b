import { stepsOf, type Act } from '../act.js';
import type { Find } from '../law.js';
import { hasAuthority } from '../reckoning/authorities.js';
import { alwaysAsked, approvalRule } from '../reckoning/second-person.js';
import type { Proposal } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords, nameOf, rangeOf, runs } from '../units/range.js';

type Named = Readonly<Record<string, unknown>>;

/** Events that follow from others: their command's authority is looked at with those. */
export const FOLLOWS: ReadonlySet<string> = new Set([
  ...['CorrespondingAdjustmentApplied', 'ReplacementObligationRaised', 'ReplacementObligationDischarged', 'CommandApproved'],
  'FinanceSettled',
  'BufferUnitsCancelled',
]);

/** The event that says what its command is about: of a closing the last, of all others the first. */
const mainOf = (act: Act, from = 0): Named | undefined => (act.steps.find(({ type }) => type === 'AccountClosed') ?? act.steps[from])?.data;

/** a second person, another one, with the right to, of what was proposed, when its time has come. */
export const checkApproval = (act: Act, state: State, find: Find): void => {
  const { first, approves, steps } = act;
  // What goes on was approved when it began.
  if (act.command === 'continue-closing') return;
  const [step] = stepsOf(act, 'CommandApproved');
  if (!step) return checkNotNeeded(act, state, find);
  if (steps[0] !== step) find(step.event, { expected: 'an approval first, then what it approves', actual: 'another order' });
  if (steps.length < 2) find(step.event, { expected: 'an approval with the events of its command', actual: 'the approval alone' });
  const { approver, actor } = first;
  if (approver === null) find(first, { expected: 'an approver', actual: 'none' });
  if (approver === actor) find(first, { expected: 'another person than the proposer', actual: `${approver} for both` });
  if (!approves) return find(first, { expected: 'a proposal', actual: `${step.data.proposal} was never made` });
  if (approves.state !== 'open' || first.at >= approves.expires)
    find(first, { expected: `${approves.proposal} is open until ${approves.expires}`, actual: `${approves.state} at ${first.at}` });
  if (first.at < approves.notBefore) find(first, { rule: 'R-80', expected: `not before ${approves.notBefore}`, actual: first.at });
  if (step.data.hash !== approves.hash) find(first, { expected: `of ${approves.hash}`, actual: `of ${step.data.hash}` });
  if (actor !== approves.proposer || first.authority !== approves.authority)
    find(first, { expected: `in the name of ${approves.proposer}, ${approves.authority}`, actual: `${actor}, ${first.authority}` });
  if (approver !== null) checkApprover(act, approves, approver, state, find);
  checkContent(act, approves, find);
};

const checkApprover = ({ first, day }: Act, proposal: Proposal, approver: string, state: State, find: Find): void => {
  const needed = approvedBy(state, proposal);
  if (hasAuthority(state, approver, needed, day)) return;
  // Until the contract was corrected any colleague of the proposer would do where the adaptation share was used.
  const colleague = proposal.command === 'use-units' && hasAuthority(state, approver, proposal.authority ?? '', day);
  find(first, { expected: `approved by ${needed}`, actual: `${approver} is not`, ...(colleague ? { since: 'contract' } : {}) });
};

/** Who may approve and decline: a colleague, with the proposer's own authority, or the holder that receives, or the Party that uses. */
export const approvedBy = (state: State, { command, data, authority }: Proposal): string => {
  const to = data['to'];
  const rule = approvalRule(state, command, data);
  if (rule?.by !== 'counterparty' || typeof to !== 'string') return authority ?? '';
  return command === 'use-units' ? `party:${state.accounts.get(to)?.party ?? ''}` : `holder:${to}`;
};

/** What is done is what was proposed: the same command, the same values, exactly the units that were reserved. */
const checkContent = (act: Act, proposal: Proposal, find: Find): void => {
  const { first, command, steps } = act;
  if (command !== proposal.command) return find(first, { expected: proposal.command, actual: command ?? 'events of no command' });
  const data = mainOf(act, 1);
  for (const [member, value] of Object.entries(proposal.data)) {
    const done = data?.[member];
    if (typeof value === 'string' && typeof done === 'string' && done !== value)
      find(first, { expected: `${member} ${value}, as proposed`, actual: done });
  }
  if (proposal.blocks.length === 0) return;
  const moved = steps.flatMap(({ type, data: d }) => (FOLLOWS.has(type) ? [] : ((d as { blocks?: string[] }).blocks ?? []))).map(rangeOf);
  const reserved = proposal.blocks.map(rangeOf);
  if (runs(moved).map(nameOf).join() !== runs(reserved).map(nameOf).join())
    find(first, { rule: 'R-81', expected: `the units proposed: ${inWords(reserved)}`, actual: inWords(moved) });
};

/** what the policy of this moment asks a second person for has one. */
const checkNotNeeded = (act: Act, state: State, find: Find): void => {
  const { first, command } = act;
  if (first.approver !== null) find(first, { expected: 'no approver without an approval', actual: first.approver });
  const data = mainOf(act);
  if (!command || !data || command === 'propose') return;
  const rule = approvalRule(state, command, data);
  if (rule)
    find(first, {
      rule: 'R-80',
      expected: `${command} is approved by a ${rule.by}`,
      actual: `${first.actor} alone`,
      ...(alwaysAsked(state, command, data) ? {} : { since: 'contract' }),
    });
};
