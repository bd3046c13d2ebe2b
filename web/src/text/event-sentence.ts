import type { TFunction } from 'i18next';
import { title } from '../forms/labels.js';
import { number } from './numbers.js';
import { partyName } from './parties.js';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const party = (value: unknown): string => partyName(text(value));

/** How many units stand in blocks, by their serials. */
export const unitsIn = (blocks: unknown): bigint =>
  (Array.isArray(blocks) ? (blocks as unknown[]) : []).reduce((sum: bigint, block) => {
    const [last = '0', first = '1'] = text(block).split('-').reverse();
    return sum + BigInt(last) - BigInt(first) + 1n;
  }, 0n);

/** What each event says, as a text with places for what its data has. */
const SENTENCES: Readonly<Record<string, readonly [string, (data: Data) => Data]>> = {
  RegistryOpened: ['The registry was opened, kept by {{operator}}.', ({ operator }) => ({ operator })],
  PolicySet: ['The policy was changed.', () => ({})],
  RoleGranted: ['{{actor}} was given the role {{role}} {{scope}}.', ({ actor, role, scope }) => ({ actor, role, scope: text(scope) })],
  RoleRevoked: ['{{actor}} no longer has the role {{role}} {{scope}}.', ({ actor, role, scope }) => ({ actor, role, scope: text(scope) })],
  PartyRegistered: ['{{party}} was registered as a Party.', (data) => ({ party: party(data['party']) })],
  PartyUpdated: ['What is known of {{party}} was changed.', (data) => ({ party: party(data['party']) })],
  AccountOpened: ['Account {{account}} was opened.', ({ account }) => ({ account })],
  AccountSuspended: ['Account {{account}} was suspended.', ({ account }) => ({ account })],
  AccountReinstated: ['Account {{account}} may send and receive again.', ({ account }) => ({ account })],
  AccountClosed: ['Account {{account}} was closed.', ({ account }) => ({ account })],
  ProgrammeRegistered: ['Programme {{programme}} was registered: {{title}}.', ({ programme, title: name }) => ({ programme, title: name })],
  HostApprovalRecorded: ['{{host}} approved programme {{programme}}.', ({ host, programme }) => ({ host: party(host), programme })],
  ComponentIncluded: [
    'Component {{component}} was included in programme {{programme}}.',
    ({ component, programme }) => ({ component, programme }),
  ],
  ComponentExcluded: ['Component {{component}} was excluded.', ({ component }) => ({ component })],
  ReductionsVerified: ['Verification {{verification}} certified reductions.', ({ verification }) => ({ verification })],
  UnitsAuthorized: [
    '{{host}} stated authorization {{authorization}}.',
    ({ host, authorization }) => ({ host: party(host), authorization }),
  ],
  UnitsIssued: [
    'Units were issued from verification {{verification}}: {{issuance}}.',
    ({ verification, issuance }) => ({ verification, issuance }),
  ],
  UnitsTransferred: ['{{n}} units went from {{from}} to {{to}}.', ({ blocks, from, to }) => ({ n: number(unitsIn(blocks)), from, to })],
  UnitsUsed: [
    '{{party}} used {{n}} units of {{from}} towards its NDC, for {{year}}.',
    ({ blocks, from, party: user, year }) => ({ party: party(user), n: number(unitsIn(blocks)), from, year }),
  ],
  UnitsCancelled: ['{{n}} units of {{from}} were cancelled.', ({ blocks, from }) => ({ n: number(unitsIn(blocks)), from })],
  UnitsFrozen: ['{{n}} units were frozen.', ({ blocks }) => ({ n: number(unitsIn(blocks)) })],
  UnitsUnfrozen: ['{{n}} units may move again.', ({ blocks }) => ({ n: number(unitsIn(blocks)) })],
  CommandProposed: ['{{command}} was proposed as {{proposal}}.', ({ command, proposal }) => ({ command: title(text(command)), proposal })],
  CommandApproved: ['Proposal {{proposal}} was approved.', ({ proposal }) => ({ proposal })],
  CommandDeclined: ['Proposal {{proposal}} was declined.', ({ proposal }) => ({ proposal })],
  CommandWithdrawn: ['Proposal {{proposal}} was withdrawn.', ({ proposal }) => ({ proposal })],
  InventoryReported: ['{{party}} reported its inventory of {{year}}.', (data) => ({ party: party(data['party']), year: data['year'] })],
  WriterStarted: ['A node took over the writing.', () => ({})],
};

/** An event in a plain sentence; of a type without one, its name in words. */
export const eventSentence = (t: TFunction, type: string, data: Data): string => {
  if (type === 'CorrespondingAdjustmentApplied') {
    const values = { party: party(data['party']), n: number(text(data['quantity'])) };
    return data['kind'] === 'addition'
      ? t('{{party}} added {{n}} t to its emissions balance.', values)
      : t('{{party}} subtracted {{n}} t from its emissions balance.', values);
  }
  const [template, values] = SENTENCES[type] ?? [];
  return template === undefined || values === undefined ? `${t(title(type))}.` : t(template, values(data)).replace(/ +\./, '.');
};
