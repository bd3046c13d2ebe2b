import { stepsOf, type Act, type Step } from '../act.js';
import type { Find, Law } from '../law.js';
import { ADMINISTRATORS, authoritiesFor, earlierAuthoritiesFor, hasAuthority } from '../reckoning/authorities.js';
import { hoursAfter } from '../reckoning/days.js';
import { isNodesOwn, NODES_OWN } from '../reckoning/nodes-own.js';
import type { State } from '../state/state.js';
import { checkApproval, FOLLOWS } from './approvals.js';
import { checkProposal, closed } from './proposals.js';

type Named = Readonly<Record<string, unknown>>;

/** the command was given by someone who had the role for it, and each of its events is that command's. */
const checkAuthority = (act: Act, state: State, find: Find): void => {
  const { first, steps, command, day } = act;
  if (steps.some(({ type }) => NODES_OWN.has(type))) {
    if (!isNodesOwn(act) || first.authority !== null)
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
  // The node goes on in the name of who closed: C19 says that it is the same.
  if (command === 'continue-closing') return;
  // Who proposed may withdraw, with the role of then or without.
  if (command !== 'withdraw' && !hasAuthority(state, actor, authority, day))
    find(first, { expected: `${actor} is ${authority} on ${day}`, actual: 'it has no such role' });
  for (const step of steps) if (!FOLLOWS.has(step.type)) checkGiven(step, aboutOf(step, act, command), authority, state, find);
};

/** Which command an event is of, and what of it says whose that is: what was proposed, and of units that meet an obligation which. */
const aboutOf = ({ data }: Step, act: Act, command: string): readonly [name: string, about: Named] => {
  if (command === 'propose') return [String((data as Named)['command']), (data as Named)['data'] as Named];
  const [met] = command === 'discharge-replacement-obligation' ? stepsOf(act, 'ReplacementObligationDischarged') : [];
  return [command, met ? { ...data, obligation: met.data.obligation } : data];
};

/** An event says whose it is; what closes a proposal is its own command's affair, and an opening account that of its registry. */
const checkGiven = (
  { event, type }: Step,
  [command, about]: readonly [name: string, about: Named],
  authority: string,
  state: State,
  find: Find,
): void => {
  if (type === 'CommandDeclined' || type === 'CommandWithdrawn' || (type === 'AccountOpened' && command !== 'open-account')) return;
  const allowed = authoritiesFor(command, about, state);
  if (!allowed || allowed.includes(authority)) return;
  const earlier = earlierAuthoritiesFor(command, about, state).includes(authority) ? { since: 'contract' as const } : {};
  find(event, { expected: `given by ${allowed.join(' or ') || 'nobody'}`, actual: `given by ${authority}`, ...earlier });
};

/** a registry always has an administrator, and as many as its policy's approvals need; a role that ends doesn't count. */
const checkAdministrators = (act: Act, state: State, find: Find): void => {
  const { registry } = state;
  const about = ({ type }: Step): boolean =>
    type === 'RoleRevoked' || type === 'RoleGranted' || type === 'PolicySet' || type === 'RegistryOpened';
  if (!registry || !act.steps.some(about)) return;
  const two = registry.policy.approvals.some(({ command, by }) => by === 'colleague' && ADMINISTRATORS.has(command));
  let left = 0;
  for (const [key, { held, until }] of state.roles.entries()) if (held && until === null && key.endsWith(' administrator')) left += 1;
  if (left === 0) find(act.first, { expected: 'an administrator whose role has no end', actual: 'nobody left' });
  else if (two && left < 2)
    find(act.first, {
      rule: 'R-80',
      expected: 'two administrators, as the policy asks for a colleague of one',
      actual: 'one',
      since: 'contract',
    });
};

/** trust takes effect when a transfer without it would have come through its delay; distrust at once. */
const trusted = ({ event, data }: Step<'AccountTrustChanged'>, state: State, find: Find): void => {
  if (data.effective === undefined) return;
  const due = hoursAfter(event.at, data.trusted ? Number(state.registry?.policy.transferDelayHours ?? 0) : 0);
  if (data.effective !== due) find(event, { rule: 'R-80', expected: `in effect from ${due}`, actual: data.effective });
};

/** R-10, REG 36: an account's units go where its holder said they should when it closes. */
const instructed = (act: Act, state: State, find: Find): void => {
  const [close] = stepsOf(act, 'AccountClosed');
  if (!close) return;
  const { account } = close.data;
  const moveTo = state.accounts.get(account)?.moveTo ?? null;
  for (const { event, data } of stepsOf(act, 'UnitsTransferred'))
    if (data.from !== account || data.to !== moveTo)
      find(event, {
        rule: 'R-10',
        expected: `from ${account} to ${moveTo ?? 'nowhere'}, as its holder instructed`,
        actual: `from ${data.from} to ${data.to}`,
        ...(data.from === account ? { since: 'contract' } : {}),
      });
};

/** a proposal can't be over before it may be approved, whatever is proposed. */
const hours = ({ event, data: { policy } }: Step<'RegistryOpened' | 'PolicySet'>, _: State, find: Find): void => {
  const { proposalHours, transferDelayHours } = policy;
  if (Number(proposalHours) <= Number(transferDelayHours))
    find(event, { rule: 'R-80', expected: `proposals open for more than ${transferDelayHours} hours`, actual: proposalHours, since: 2 });
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
    checkProposal(act, state, find);
    instructed(act, state, find);
  },
  on: {
    CommandDeclined: closed,
    CommandWithdrawn: closed,
    AccountTrustChanged: trusted,
    RegistryOpened: hours,
    PolicySet: hours,
  },
  after: checkAdministrators,
  figures: (state) => ({ proposals: String(state.proposals.size), roles: String(state.roles.size) }),
};
