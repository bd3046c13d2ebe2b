import type { State } from '../state/state.js';

/** What of a command's data, or of its event's, says whose it is. */
type Named = Readonly<Record<string, unknown>>;
type Authorities = (data: Named, state: State) => readonly (string | undefined)[];

const ADMINISTRATOR: Authorities = () => ['administrator'];
const SUPERVISOR: Authorities = () => ['supervisor'];

const text = (data: Named, member: string): string => {
  const value = data[member];
  return typeof value === 'string' ? value : '';
};
const scoped = (role: string, scope: string | null | undefined): string | undefined => (scope ? `${role}:${scope}` : undefined);
const partyOfAccount = (state: State, account: string): string | undefined => scoped('party', state.accounts.get(account)?.party);
const holder =
  (member: string): Authorities =>
  (data) => [scoped('holder', text(data, member))];
const party =
  (member: string): Authorities =>
  (data) => [scoped('party', text(data, member))];
const doe =
  (member: string): Authorities =>
  (data) => [scoped('doe', text(data, member))];

/** A role is given by the administrator; by a Party or a holder where it is theirs. */
const givers: Authorities = (data, state) => {
  const [role, scope] = [text(data, 'role'), text(data, 'scope')];
  if (role === 'party') return ['administrator', scoped('party', scope)];
  return role === 'holder' ? ['administrator', partyOfAccount(state, scope), scoped('holder', scope)] : ['administrator'];
};

/** the holder where the account is of the Party that uses, or the adaptation share; that Party where nobody else holds it. */
const using: Authorities = (data, state) => {
  const [from, to] = [state.accounts.get(text(data, 'from')), state.accounts.get(text(data, 'to'))];
  if (!from || !to) return [];
  if (from.type === 'adaptation-share') return [scoped('holder', from.account)];
  if (from.party !== to.party) return [];
  return [scoped('holder', from.account), from.holder === null ? scoped('party', from.party) : undefined];
};

/** the programme that owes, or the DOE at fault; the command names the obligation, its event what it discharges. */
const owing: Authorities = (data, state) => {
  const row = state.obligations.get(text(data, 'obligation') || text(data, 'discharges'));
  if (!row) return [];
  const isProgramme = state.components.get(row.component)?.programme === row.debtor;
  return [scoped(isProgramme ? 'participant' : 'doe', row.debtor)];
};

/** The DOE that validated the component. */
const validating: Authorities = (data, state) => [scoped('doe', state.components.get(text(data, 'component'))?.validatedBy)];
/** The DOE that verified. */
const verifier: Authorities = (data, state) => [scoped('doe', state.verifications.get(text(data, 'verification'))?.verifiedBy)];

const suspending: Authorities = (data, state) => ['administrator', partyOfAccount(state, text(data, 'account'))];

/** the host that made the statement. */
const ofHost: Authorities = (data, state) => [scoped('party', state.authorizations.get(text(data, 'authorization'))?.host)];

/** a Party that approved one of two programmes; while nobody approved either, any. */
const hosting: Authorities = (data, state) => {
  const all = [...state.parties.keys()];
  const hosts = all.filter((code) => ['inner', 'outer'].some((which) => state.approvals.has(`${text(data, which)} ${code}`)));
  return (hosts.length > 0 ? hosts : all).map((code) => `party:${code}`);
};

/** Who may give a command, by name: the roles, with the scopes that its data names. */
const BY: Readonly<Record<string, Authorities>> = {
  'open-registry': ADMINISTRATOR,
  'set-policy': ADMINISTRATOR,
  'grant-role': givers,
  'revoke-role': givers,
  'register-party': ADMINISTRATOR,
  'update-party': ADMINISTRATOR,
  'open-account': (data) => ['administrator', scoped('party', text(data, 'party'))],
  'suspend-account': suspending,
  'reinstate-account': suspending,
  'close-account': ADMINISTRATOR,
  'instruct-closure': (data, state) => [scoped('holder', text(data, 'account')), partyOfAccount(state, text(data, 'account'))],
  'trust-account': holder('account'),
  'freeze-units': ADMINISTRATOR,
  'unfreeze-units': ADMINISTRATOR,
  'register-programme': SUPERVISOR,
  'set-crediting-threshold': SUPERVISOR,
  'record-finance': party('host'),
  'nest-programme': hosting,
  'set-transfer-limits': party('host'),
  'set-acceptance': party('party'),
  'set-buffers': SUPERVISOR,
  'release-buffer': SUPERVISOR,
  'record-host-approval': party('host'),
  'include-component': doe('validatedBy'),
  'register-assets': validating,
  'retire-assets': validating,
  'exclude-component': SUPERVISOR,
  'renew-component': (data, state) => [scoped('doe', state.components.get(text(data, 'component'))?.validatedBy)],
  'renew-programme': SUPERVISOR,
  'withdraw-host-approval': party('host'),
  'hold-programme': SUPERVISOR,
  'release-programme': SUPERVISOR,
  'verify-reductions': doe('verifiedBy'),
  'report-reversal': (data, state) => [scoped('participant', state.components.get(text(data, 'component'))?.programme)],
  'confirm-reversal': SUPERVISOR,
  'withdraw-verification': verifier,
  'restate-verification': (data, state) => [...verifier(data, state), 'supervisor'],
  'authorize-units': party('host'),
  'authorize-entity': (_, state) => [...state.parties.keys()].map((code) => `party:${code}`),
  'revise-authorization': ofHost,
  'revoke-authorization': ofHost,
  'authorize-issued-units': ofHost,
  'issue-units': SUPERVISOR,
  'distribute-units': (data, state) => [scoped('participant', state.issuances.get(text(data, 'issuance'))?.programme)],
  'transfer-units': holder('from'),
  'use-units': using,
  'cancel-units': holder('from'),
  'correct-transfer': ADMINISTRATOR,
  'import-opening-balance': ADMINISTRATOR,
  'discharge-replacement-obligation': owing,
  'report-inventory': party('party'),
  'choose-adjustment-method': party('party'),
  'finalize-period': party('party'),
  'file-annual-report': party('party'),
};

/** The authorities under which a command with this data may be given; undefined where the checker doesn't know the command. */
export const authoritiesFor = (command: string, data: Named, state: State): readonly string[] | undefined =>
  BY[command]?.(data, state).filter((authority) => authority !== undefined);

/** Who might until the contract was corrected, and may no longer: a Party for its holders' accounts, towards whatever target. */
export const earlierAuthoritiesFor = (command: string, data: Named, state: State): readonly string[] =>
  command === 'use-units'
    ? [scoped('holder', text(data, 'from')), partyOfAccount(state, text(data, 'from'))].filter((authority) => authority !== undefined)
    : [];

/** commands of the administrator, of which a colleague is another administrator. */
export const ADMINISTRATORS: ReadonlySet<string> = new Set([
  ...Object.keys(BY).filter((command) => BY[command] === ADMINISTRATOR),
  ...['grant-role', 'revoke-role'],
]);

/** Whether the actor has the authority at that moment; in a trial the actors it lists have every one. */
export const hasAuthority = (state: State, actor: string, authority: string, day: string): boolean => {
  const { registry } = state;
  if (registry?.trial && registry.administrators.has(actor)) return true;
  const role = state.roles.get(`${actor} ${authority}`);
  return role !== undefined && role.held && (role.until === null || day <= role.until);
};
