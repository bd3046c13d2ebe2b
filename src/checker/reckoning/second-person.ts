import type { Policy } from '../state/rows.js';
import type { State } from '../state/state.js';

type Named = Readonly<Record<string, unknown>>;
type Rule = Policy['approvals'][number];

const text = (data: Named, member: string): string => {
  const value = data[member];
  return typeof value === 'string' ? value : '';
};

/** what the adaptation share sells towards a target is approved by the Party that uses it; a trial has no second persons. */
const SHARE_IS_USED: Rule = { command: 'use-units', by: 'counterparty' };

const leavesShare = (state: State, data: Named): boolean =>
  state.registry?.trial === false && state.accounts.get(text(data, 'from'))?.type === 'adaptation-share';

/** Whether both accounts are of one holder and one Party: what moves between them stays in one hand. */
const isOneHand = (state: State, from: string, to: string): boolean => {
  const [giver, taker] = [state.accounts.get(from), state.accounts.get(to)];
  if (!giver?.party || !taker) return false;
  return giver.party === taker.party && giver.holder === taker.holder;
};

/** Whether the holder trusts the counterparty at that moment: that ends the delay, and never the second person. */
const isTrusted = (state: State, from: string, to: string, at: string): boolean => {
  const trust = state.trust.get(`${from} ${to}`);
  return trust !== undefined && trust.trusted && trust.effective <= at;
};

/** As it was until the contract was corrected: trust, or an account of the same holder, needed no second person either. */
const isFamiliar = (state: State, from: string, to: string): boolean => {
  const [giver, taker] = [state.accounts.get(from), state.accounts.get(to)];
  if (state.trust.get(`${from} ${to}`)?.trusted) return true;
  if (!giver?.party || !taker) return false;
  return giver.holder === null ? taker.holder === null && taker.party === giver.party : taker.holder === giver.holder;
};

const listed = (state: State, command: string): Rule | undefined =>
  state.registry?.policy.approvals.find((rule) => rule.command === command);

/** the policy's rule under which a second person must approve the command; undefined where none does. */
export const approvalRule = (state: State, command: string, data: Named): Rule | undefined => {
  if (command === 'transfer-units' && isOneHand(state, text(data, 'from'), text(data, 'to'))) return undefined;
  if (command === 'cancel-units' && text(data, 'purpose') !== 'administrative') return undefined;
  if (command === 'use-units' && leavesShare(state, data)) return SHARE_IS_USED;
  if (command === 'close-unit-kind' && state.registry?.trial === false) return { command, by: 'colleague' };
  if (command === 'trust-account' && data['trusted'] !== true) return undefined;
  if (command === 'close-account' && state.accounts.get(text(data, 'account'))?.quantity === 0n) return undefined;
  return listed(state, command);
};

/** Whether the contract asked for a second person before it was corrected, too. */
export const alwaysAsked = (state: State, command: string, data: Named): boolean => {
  if (command === 'use-units') return listed(state, command) !== undefined;
  return command !== 'transfer-units' || !isFamiliar(state, text(data, 'from'), text(data, 'to'));
};

/** Whether a movement waited until the contract was corrected, too. */
export const alwaysWaited = (state: State, command: string, data: Named): boolean =>
  command === 'transfer-units' && alwaysAsked(state, command, data);

/** hours that a movement to another hand waits, of a transfer or of a closing; none where the account trusts the other. */
export const delayOf = (state: State, command: string, data: Named, at: string): number => {
  const policy = state.registry?.policy;
  const moves = command === 'transfer-units' || command === 'close-account';
  const from = text(data, command === 'close-account' ? 'account' : 'from');
  const to = command === 'close-account' ? (state.accounts.get(from)?.moveTo ?? '') : text(data, 'to');
  if (!policy || !moves || !approvalRule(state, command, data)) return 0;
  return isOneHand(state, from, to) || isTrusted(state, from, to, at) ? 0 : Number(policy.transferDelayHours);
};
