import { stepsOf, type Act, type Step } from '../act.js';
import type { Find } from '../law.js';
import { hoursAfter } from '../reckoning/days.js';
import { alwaysWaited, delayOf } from '../reckoning/second-person.js';
import type { State } from '../state/state.js';
import { approvedBy } from './approvals.js';

/** a proposal is one, in however many events; its hash is that of its command; it waits as long as its movement must. */
export const checkProposal = (act: Act, state: State, find: Find): void => {
  const [step, ...parts] = stepsOf(act, 'CommandProposed');
  const { proposes } = act;
  if (!step || !proposes) return;
  const { event, data } = step;
  const other = parts.find((part) => saidOf(part) !== saidOf(step));
  if (other) find(other.event, { expected: `one proposal: ${saidOf(step)}`, actual: saidOf(other) });
  if (data.hash !== proposes.hash) find(event, { expected: `the hash of what is proposed, ${proposes.hash}`, actual: data.hash });
  const { command, notBefore, expires } = data;
  const due = hoursAfter(event.at, delayOf(state, command, proposes.data, event.at));
  if (notBefore < due) {
    const waited = alwaysWaited(state, command, proposes.data);
    find(event, {
      rule: 'R-80',
      expected: `not to be approved before ${due}`,
      actual: notBefore,
      ...(waited ? {} : { since: 'contract' as const }),
    });
  }
  if (expires <= notBefore) find(event, { rule: 'R-80', expected: `expires after ${notBefore}`, actual: expires });
};

const saidOf = ({ data: { proposal, command, hash, expires, notBefore } }: Step<'CommandProposed'>): string =>
  [proposal, command, hash, expires, notBefore].join(' ');

/** a proposal is declined by who might approve it, and withdrawn by who made it, while it is open. */
export const closed = ({ event, data }: Step<'CommandDeclined' | 'CommandWithdrawn'>, state: State, find: Find): void => {
  const row = state.proposals.get(data.proposal);
  if (!row) return find(event, { expected: 'a proposal', actual: `${data.proposal} was never made` });
  if (row.state !== 'open' || event.at >= row.expires)
    find(event, { expected: `${row.proposal} is open until ${row.expires}`, actual: `${row.state} at ${event.at}` });
  const own = event.actor === row.proposer;
  if (event.type === 'CommandWithdrawn') {
    if (!own || event.authority !== row.authority)
      find(event, { expected: `${row.proposer}, ${row.authority}`, actual: `${event.actor}, ${event.authority}` });
    return;
  }
  if (own) find(event, { expected: `another person than ${row.proposer}`, actual: event.actor });
  const needed = approvedBy(state, row);
  const colleague = event.authority === row.authority ? { since: 'contract' as const } : {};
  if (event.authority !== needed) find(event, { expected: `declined by ${needed}`, actual: String(event.authority), ...colleague });
};
