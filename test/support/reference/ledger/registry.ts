import { act, type Commands } from './decision.js';
import { canonical } from './hashing.js';
import { TRIAL, type Policy } from './policy.js';
import type { Json, Party, Role } from './records.js';

const EVERYWHERE = ['PENDING', 'CANCELLATION-ADMINISTRATIVE', 'OMGE-VOLUNTARY', 'CANCELLATION-VOLUNTARY'];
const MECHANISM = [...EVERYWHERE, 'ADAPTATION-SHARE', 'OMGE-MANDATORY', 'BUFFER', 'CANCELLATION-REVERSAL'];

/** The registry, its policy, roles and Parties. */
export const REGISTRY: Commands = {
  'open-registry': (book, d: { kind: string; administrators: string[]; policy?: Partial<Policy> }) => {
    if (book.kind !== null) return 'already-exists';
    return act(() => {
      book.kind = d.kind;
      const levies = d.kind === 'mechanism' ? {} : { adaptationBps: '0', omgeBps: '0' };
      book.policies.push({ ...TRIAL, ...levies, ...d.policy });
      d.administrators.forEach((actor) => book.roles.add(`${actor} administrator `));
      const own = { party: null, state: 'active', ndcPeriod: null };
      for (const code of d.kind === 'mechanism' ? MECHANISM : EVERYWHERE)
        book.accountBook.set(code, { ...own, type: code.toLowerCase(), holder: code, trusts: new Map() });
    });
  },
  'set-policy': (book, d: { replaces: string; policy: Partial<Policy> }) => {
    const policy = { ...book.policy, ...d.policy };
    if (Number(policy.proposalHours) <= Number(policy.transferDelayHours)) return 'invalid-input';
    if (Number(d.replaces) !== book.policies.length) return 'stale-policy';
    return canonical(policy) === canonical(book.policy) ? 'nothing-to-change' : act(() => book.policies.push(policy));
  },
  'grant-role': (book, d: Role) => {
    const role = `${d.actor} ${d.role} ${d.scope ?? ''}`;
    return book.roles.has(role) ? 'nothing-to-change' : act(() => book.roles.add(role));
  },
  'revoke-role': (book, d: Role) => {
    const role = `${d.actor} ${d.role} ${d.scope ?? ''}`;
    const administrators = [...book.roles].filter((held) => held.endsWith(' administrator '));
    if (administrators.length === 1 && administrators.includes(role)) return 'last-administrator';
    return book.roles.has(role) ? act(() => book.roles.delete(role)) : 'nothing-to-change';
  },
  'register-party': (book, d: Party & { party: string }) =>
    book.parties.has(d.party) ? 'already-exists' : act(() => book.parties.set(d.party, d)),
  'update-party': (book, { reason: _reason, ...d }: Partial<Party> & { party: string; reason: Json }) => {
    const party = book.parties.get(d.party);
    if (!party) return 'unknown-party';
    const updated = { ...party, ...d };
    return canonical(updated) === canonical(party) ? 'nothing-to-change' : act(() => book.parties.set(d.party, updated));
  },
};
