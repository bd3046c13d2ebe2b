import { stepsOf, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { authoritiesFor, hasAuthority } from '../reckoning/authorities.js';
import { canonical } from '../reckoning/canonical.js';
import { hoursAfter } from '../reckoning/days.js';
import { alwaysAsked, approvalRule, delayOf } from '../reckoning/second-person.js';
import type { Proposal } from '../state/rows.js';
import type { State } from '../state/state.js';
import { inWords, nameOf, rangeOf, runs } from '../units/range.js';

type Named = Readonly<Record<string, unknown>>;

/** Events that follow from others: their command's authority is looked at with those. */
const FOLLOWS: ReadonlySet<string> = new Set([
  ...['CorrespondingAdjustmentApplied', 'ReplacementObligationRaised', 'ReplacementObligationDischarged', 'CommandApproved'],
]);

/** the command was given by someone who had the role for it, and each of its events is that command's. */
const checkAuthority = (act: Act, state: State, find: Find): void => {
  const { first, steps, command, day } = act;
  if (steps[0]?.type === 'WriterStarted') {
    if (steps.length > 1 || first.authority !== null)
      find(first, { expected: 'a start of the writer alone, of no authority', actual: `${steps.length} events of ${first.authority}` });
    return;
  }
  if (command === undefined) return find(first, { expected: 'events of one command', actual: steps.map(({ type }) => type).join(', ') });
  const { actor, authority } = first;
  if (command === 'open-registry') {
    if (authority !== 'administrator') find(first, { expected: 'administrator', actual: String(authority) });
    return;
  }
  if (authority === null) return find(first, { expected: 'an authority', actual: 'none' });
  if (!hasAuthority(state, actor, authority, day))
    find(first, { expected: `${actor} is ${authority} on ${day}`, actual: 'it has no such role' });
  for (const { event, type, data } of steps) {
    if (FOLLOWS.has(type) || type === 'CommandDeclined' || type === 'CommandWithdrawn') continue;
    if (command === 'open-account' || type !== 'AccountOpened') {
      const allowed = authoritiesFor(...commandAndData(command, data), state);
      if (allowed && !allowed.includes(authority))
        find(event, { expected: `given by ${allowed.join(' or ') || 'nobody'}`, actual: `given by ${authority}` });
    }
  }
};

/** What a proposal proposes is its own command's affair; a closing is of the account that its units leave. */
const commandAndData = (command: string, data: Named): [string, Named] =>
  command === 'propose' ? [String(data['command']), data['data'] as Named] : [command, data];

/** a second person, another one, with the right to, of what was proposed, when its time has come. */
const checkApproval = (act: Act, state: State, find: Find): void => {
  const { first, approves, steps } = act;
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

/** A colleague has the proposer's own authority; a counterparty is the holder that receives, or the Party that uses. */
const checkApprover = ({ first, day }: Act, proposal: Proposal, approver: string, state: State, find: Find): void => {
  const rule = approvalRule(state, proposal.command, proposal.data);
  const to = proposal.data['to'];
  const counterparty = rule?.by === 'counterparty' && typeof to === 'string' ? `holder:${to}` : undefined;
  const needed = usingParty(state, proposal) ?? counterparty ?? proposal.authority ?? '';
  if (!hasAuthority(state, approver, needed, day)) find(first, { expected: `approved by ${needed}`, actual: `${approver} is not` });
};

/** What the adaptation share sells towards an NDC is approved by the Party that uses it. */
const usingParty = (state: State, { command, data }: Proposal): string | undefined => {
  const [from, to] = [data['from'], data['to']];
  if (command !== 'use-units' || typeof from !== 'string' || typeof to !== 'string') return undefined;
  const user = state.accounts.get(to)?.party;
  return state.accounts.get(from)?.type === 'adaptation-share' && user ? `party:${user}` : undefined;
};

/** What is done is what was proposed: the same command, the same values, exactly the units that were reserved. */
const checkContent = ({ first, command, steps }: Act, proposal: Proposal, find: Find): void => {
  if (command !== proposal.command) return find(first, { expected: proposal.command, actual: command ?? 'events of no command' });
  const data = steps[1]?.data as Named | undefined;
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
  const { first, steps, command } = act;
  if (first.approver !== null) find(first, { expected: 'no approver without an approval', actual: first.approver });
  const data = (steps.find(({ type }) => type === 'AccountClosed') ?? steps[0])?.data as Named | undefined;
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

const proposed = ({ event, data }: Step<'CommandProposed'>, state: State, find: Find): void => {
  const known = state.proposals.get(data.proposal);
  if (known) return;
  const due = hoursAfter(event.at, delayOf(state, data.command, data.data, event.at));
  if (data.notBefore < due) find(event, { rule: 'R-80', expected: `not to be approved before ${due}`, actual: data.notBefore });
  if (data.expires <= data.notBefore) find(event, { rule: 'R-80', expected: `expires after ${data.notBefore}`, actual: data.expires });
};

/** The hash of a proposal that one event holds is that of its command, as it was proposed. */
const checkHash = (act: Act, state: State, find: Find): void => {
  const [only, ...more] = stepsOf(act, 'CommandProposed');
  if (!only || more.length > 0) return;
  const { command, data, hash } = only.data;
  const due = state.sha256(canonical({ command, data }), 'base64url');
  if (hash !== due) find(only.event, { expected: `the hash of what is proposed, ${due}`, actual: hash });
};

const declined = ({ event, data }: Step<'CommandDeclined' | 'CommandWithdrawn'>, state: State, find: Find): void => {
  const row = state.proposals.get(data.proposal);
  if (!row) return find(event, { expected: 'a proposal', actual: `${data.proposal} was never made` });
  if (row.state !== 'open' || event.at >= row.expires)
    find(event, { expected: `${row.proposal} is open until ${row.expires}`, actual: `${row.state} at ${event.at}` });
  const own = event.actor === row.proposer;
  if (event.type === 'CommandWithdrawn' ? !own : own)
    find(event, {
      expected: event.type === 'CommandWithdrawn' ? row.proposer : `another person than ${row.proposer}`,
      actual: event.actor,
    });
};

/** a registry always has an administrator. */
const checkAdministrators = (act: Act, state: State, find: Find): void => {
  if (!act.steps.some(({ type }) => type === 'RoleRevoked' || type === 'RoleGranted')) return;
  for (const [key, { held, until }] of state.roles.entries()) if (held && until === null && key.endsWith(' administrator')) return;
  find(act.first, { expected: 'an administrator whose role has no end', actual: 'nobody left' });
};

/** C8: every act was given by someone who might, and approved by another where the policy of that moment asks for it. */
export const authority: Law = {
  id: 'C8',
  name: 'authority',
  rule: 'R-80, R-83',
  says: 'Every act is of someone who had the role for it then, and of a second person where the policy of then asked for one.',
  advice: 'Ask both persons, suspend the accounts concerned, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkAuthority(act, state, find);
    checkApproval(act, state, find);
    checkHash(act, state, find);
  },
  on: { CommandProposed: proposed, CommandDeclined: declined, CommandWithdrawn: declined },
  after: checkAdministrators,
  figures: (state) => ({ proposals: String(state.proposals.size), roles: String(state.roles.size) }),
};
