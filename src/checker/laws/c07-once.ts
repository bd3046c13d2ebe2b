import type { Act, Step } from '../act.js';
import type { EventType } from '../events/events.js';
import type { Find, Law } from '../law.js';
import { BUFFER_OF } from '../reckoning/buffers.js';
import { isType, openedWith, typeOf } from '../reckoning/account-types.js';
import { isNodesOwn, NODES_OWN } from '../reckoning/nodes-own.js';
import type { State } from '../state/state.js';
import { checkReport } from './annual-reports.js';

/** The name that an event gives to something new, and whether the registry has one of that name. */
interface Naming {
  readonly what: string;
  readonly name: (data: never) => string;
  readonly known: (state: State, name: string) => boolean;
  /** Whether one fact of this kind may take several events of its act. */
  readonly inParts?: true;
}

const NAMINGS: Readonly<Partial<Record<EventType, Naming>>> = {
  PartyRegistered: { what: 'Party', name: (d: { party: string }) => d.party, known: (s, n) => s.parties.has(n) },
  AccountOpened: { what: 'account', name: (d: { account: string }) => d.account, known: (s, n) => s.accounts.has(n) },
  ProgrammeRegistered: { what: 'programme', name: (d: { programme: string }) => d.programme, known: (s, n) => s.programmes.has(n) },
  ComponentIncluded: { what: 'component', name: (d: { component: string }) => d.component, known: (s, n) => s.components.has(n) },
  UnitsAuthorized: {
    what: 'authorization',
    name: (d: { authorization: string }) => d.authorization,
    known: (s, n) => s.authorizations.has(n),
  },
  EntityAuthorized: { what: 'entity', name: (d: { entity: string }) => d.entity, known: (s, n) => s.entities.has(n) },
  ReductionsVerified: {
    what: 'verification',
    name: (d: { verification: string }) => d.verification,
    known: (s, n) => s.verifications.has(n),
    inParts: true,
  },
  UnitsIssued: { what: 'issuance', name: (d: { issuance: string }) => d.issuance, known: (s, n) => s.issuances.has(n), inParts: true },
  OpeningBalanceImported: { what: 'import', name: (d: { import: string }) => d.import, known: (s, n) => s.imports.has(n), inParts: true },
  CommandProposed: { what: 'proposal', name: (d: { proposal: string }) => d.proposal, known: (s, n) => s.proposals.has(n), inParts: true },
  FinanceRecorded: { what: 'claim of finance', name: (d: { finance: string }) => d.finance, known: (s, n) => s.finances.has(n) },
  ReversalReported: { what: 'reversal', name: (d: { reversal: string }) => d.reversal, known: (s, n) => s.reversals.has(n) },
  ReplacementObligationRaised: {
    what: 'obligation',
    name: (d: { obligation: string }) => d.obligation,
    known: (s, n) => s.obligations.has(n),
  },
};

/** a name is given once, and no event says again that something came to be. */
const checkNames = (act: Act, state: State, find: Find): void => {
  if (!act.steps.some(({ type }) => NAMINGS[type])) return;
  const given = new Set<string>();
  for (const { event, type, data } of act.steps) {
    const naming = NAMINGS[type];
    if (!naming) continue;
    const name = naming.name(data as never);
    const twice = given.has(`${type} ${name}`) && !naming.inParts;
    given.add(`${type} ${name}`);
    if (twice || naming.known(state, name)) find(event, { expected: `a new ${naming.what}`, actual: `${name} is there already` });
  }
  const facts = [...given].filter((name) => NAMINGS[name.slice(0, name.indexOf(' ')) as EventType]?.inParts);
  if (facts.length > 1) find(act.first, { expected: 'one fact an act, in however many events', actual: facts.join(', ') });
};

/** a caller's key is used once, and every act but a node's own has one. */
const checkKey = (act: Act, state: State, find: Find): void => {
  const { first } = act;
  const own = isNodesOwn(act);
  if (first.command === null) {
    if (!own) find(first, { expected: 'the key of a command', actual: 'none' });
    return;
  }
  if (own) find(first, { expected: 'no key: the node writes this by itself', actual: 'a key' });
  if (!/^[A-Za-z0-9_-]{43}$/.test(first.command)) return find(first, { expected: 'the hash of a key', actual: 'something else' });
  if (!state.keys.add(first.command)) find(first, { expected: 'a key that no act was written with', actual: 'a key used before' });
};

/** Nothing but its writer's start comes before a registry's opening. */
const checkOpen = ({ first, steps }: Act, state: State, find: Find): void => {
  const early = steps.find(({ type }) => !NODES_OWN.has(type));
  if (!state.registry && early && early.type !== 'RegistryOpened')
    find(first, { expected: 'RegistryOpened', actual: `${early.type} in a registry that nobody opened` });
};

const opened = ({ event, data }: Step<'RegistryOpened'>, state: State, find: Find): void => {
  if (state.registry) find(event, { expected: 'a registry is opened once', actual: 'it is open already' });
  if (data.policyNumber !== '1') find(event, { rule: 'R-44', expected: 'policy 1', actual: `policy ${data.policyNumber}` });
};

/** Events were lost: the log that goes on is another one than every log before, by its number. */
const restored = ({ event, data }: Step<'HistoryRestored'>, state: State, find: Find): void => {
  if (BigInt(data.epoch) <= state.epoch)
    find(event, { rule: 'R-12', expected: `a log after number ${state.epoch}`, actual: `number ${data.epoch}` });
};

/** what is opened where buffers are set: those that aren't there, and where their units end. */
const isOfBuffers = ({ account, type, party }: Step<'AccountOpened'>['data']): boolean =>
  party === null && (BUFFER_OF[account] ? type === 'buffer' : account === 'CANCELLATION-REVERSAL' && type === 'cancellation-reversal');

/** REG 22: the administrator's accounts are those a registry opens with; all others are a Party's. */
const checkAccounts = (act: Act, find: Find): void => {
  if (!act.steps.some(({ type }) => type === 'AccountOpened' || type === 'RegistryOpened')) return;
  const accounts = act.steps.filter((step): step is Step<'AccountOpened'> => step.type === 'AccountOpened');
  const opening = act.steps.find((step): step is Step<'RegistryOpened'> => step.type === 'RegistryOpened');
  const sets = act.steps.some(({ type }) => type === 'BuffersSet');
  for (const { event, data } of opening ? [] : accounts) {
    if (sets && isOfBuffers(data)) continue;
    if (!isType(data.type) || !typeOf(data.type).openable || data.party === null)
      find(event, { rule: 'R-06, R-08', expected: 'a type that a Party may open, of a Party', actual: `${data.type} of ${data.party}` });
    if (data.type.startsWith('retirement') !== (data.ndcPeriod !== null))
      find(event, { rule: 'R-60', expected: 'an NDC period exactly where it is for retirement', actual: data.type });
  }
  if (!opening) return;
  const said = accounts.map(({ data }) => `${data.type} ${data.account}`).sort();
  const due = [...openedWith(opening.data.kind)].sort();
  const parties = accounts.some(({ data }) => data.party !== null);
  if (said.join() !== due.join() || parties)
    find(opening.event, { rule: 'R-06', expected: `the administrator's accounts: ${due.join(', ')}`, actual: said.join(', ') });
};

/** C7: what exists is not said to come to be again, and what says it replaces something names what is there. */
export const once: Law = {
  id: 'C7',
  name: 'once',
  rule: 'R-02, R-40',
  says: 'Every code, key, verification, issuance and import is used once, and nothing that exists is made again.',
  advice: 'A second statement of one fact hides the first: compare both, and go on from a copy that ends before this act.',
  before: (act, state, find) => {
    checkOpen(act, state, find);
    checkKey(act, state, find);
    checkNames(act, state, find);
    checkAccounts(act, find);
  },
  on: {
    RegistryOpened: opened,
    HistoryRestored: restored,
    PolicySet: ({ event, data }, state, find) => {
      const number = state.registry?.policyNumber ?? 0n;
      if (BigInt(data.replaces) !== number || BigInt(data.policyNumber) !== number + 1n)
        find(event, {
          rule: 'R-44',
          expected: `policy ${number + 1n} in place of ${number}`,
          actual: `${data.policyNumber} in place of ${data.replaces}`,
        });
    },
    PartyUpdated: ({ event, data }, state, find) => {
      if (!state.parties.has(data.party)) find(event, { expected: 'a Party that was registered', actual: data.party });
    },
    HostApprovalRecorded: ({ event, data }, state, find) => {
      const before = state.approvals.get(`${data.programme} ${data.host}`)?.since ?? null;
      if (data.supersedes !== before)
        find(event, { expected: `supersedes ${before ?? 'nothing'}`, actual: `supersedes ${data.supersedes ?? 'nothing'}` });
    },
    AnnualReportFiled: checkReport,
    UnitsDistributed: ({ event, data }, state, find) => {
      if (!state.issuances.has(data.issuance)) find(event, { expected: 'an issuance', actual: `${data.issuance} was never made` });
    },
  },
  figures: (state) => ({
    keys: String(state.keys.size),
    issuances: String(state.issuances.size),
    verifications: String(state.verifications.size),
    imports: String(state.imports.size),
  }),
};
