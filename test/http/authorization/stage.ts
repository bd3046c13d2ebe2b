import { setBuffers } from '../../../src/domain/buffers/examples.js';
import { clientOf, ROLES_GRANTED } from './callers.js';
import { approval, authorization, component, programme, reason, verification } from '../../support/samples.js';
import { VINTAGE, world } from '../../support/server/stage.js';
import { by, type Step } from '../../support/world.js';

const { period, ndc } = world.calendar;
const validated = (by: string): object => ({
  ...{ validatedBy: by, start: period.start, includedOn: period.start, crediting: { type: 'renewable', ...period } },
});

// The data that the stage and the rows of the table share.
export const includes = (code: string, by: string): object => component(code, '10471', 'GHA', validated(by));
export const verifies = (code: string, on: string): object =>
  verification(code, '10471', 'GHA', on, { [VINTAGE]: '1000' }, { verifiedBy: 'DOE-1', batch: `B-${code}` });
export const issues = (code: string, quantity: string): object => world.issuance(code, quantity);
export const authorizes = (code: string): object => authorization(code, 'GHA', '10471', { vintages: ndc });
export const registers = (code: string): object => programme(code, { ...period, validatedBy: 'DOE-7', riskRatingBps: '2000' });
export const reverses = (code: string): object => ({
  ...{ reversal: code, component: 'CP-3', quantity: '1', avoidable: false, kinds: [{ kind: 'AER', quantity: '1' }] },
});
export const cancels = (from: string, quantity: string): object => ({
  ...{ from, purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE', units: { quantity }, document: { sha256: 'b'.repeat(64) } },
});
/** Units that were issued as a contribution, behind the 600 of I-1. */
export const CONTRIBUTED = world.units(601, 610);
export const approves = (hostOf: string): object => approval(hostOf, 'GHA', { maximumAnnualAmount: '900000' });

const { end } = period;
const nextYear = Number(end.slice(0, 4)) + 1;
const next = { start: `${nextYear}-01-01`, end: `${nextYear}-12-31` };
export const RENEWS_PROGRAMME = { programme: '10471', ...next, deemedOn: end };
/** CP-3 is credited for the first half of the year that is over. */
export const RENEWS_COMPONENT = { component: 'CP-3', noticeOn: `${VINTAGE}-06-30`, start: `${VINTAGE}-07-01`, end };

/** What 10472 verifies of its component in the first or the second quarter, after which that is credited no more. */
const owes = (code: string, from: string, to: string, verified: string): object =>
  verification(code, '10472', 'GHA', 'CP-3', { [VINTAGE]: verified }, { verifiedBy: 'DOE-1', batch: `B-${code}`, period: { from, to } });

/** 10472 owes ten units: its result at the end is negative, when ten were issued. */
const OWING: readonly Step[] = [
  ['record-host-approval', approval('10472', 'GHA', { maximumAnnualAmount: '800000' }), 'dna-gha'],
  [
    'include-component',
    component('CP-3', '10472', 'GHA', {
      ...validated('DOE-7'),
      crediting: { type: 'renewable', start: period.start, end: `${VINTAGE}-06-30` },
    }),
    'doe-seven',
  ],
  ['authorize-units', authorization('A-2', 'GHA', '10472', { vintages: ndc }), 'dna-gha'],
  ['verify-reductions', owes('V-2', period.start, `${VINTAGE}-03-31`, '10'), 'doe-one'],
  [
    'issue-units',
    {
      ...{ issuance: 'I-2', verification: 'V-2' },
      lines: [{ component: 'CP-3', vintage: VINTAGE, quantity: '10', authorization: 'A-2' }],
    },
    'supervisor',
  ],
  ['report-reversal', reverses('RV-1'), 'participant-two'],
  ['verify-reductions', owes('V-3', `${VINTAGE}-04-01`, `${VINTAGE}-06-30`, '-20'), 'doe-one'],
];

/** A transfer of units to another holder waits for the counterparty, an administrative cancellation for a colleague; nothing else waits. */
const POLICY = {
  approvals: [
    { command: 'transfer-units', by: 'counterparty' },
    { command: 'cancel-units', by: 'colleague' },
  ],
  transferDelayHours: '0',
};

const STEPS: readonly Step[] = [
  ...by('ada', [
    ...ROLES_GRANTED,
    ['revoke-role', { actor: 'former', role: 'administrator' }],
    world.party('GHA'),
    world.party('CHE'),
    ...['GHA-H1', 'GHA-H2', 'GHA-H3', 'GHA-H4', 'CHE-H1'].map((account) => world.account(account)),
  ]),
  ...by('dna-che', [world.sink('CHE-R1', 'retirement-ndc', 'CHE')]),
  ['suspend-account', { account: 'GHA-H2', reason }, 'ada'],
  ['register-programme', registers('10471'), 'supervisor'],
  ['register-programme', registers('10472'), 'supervisor'],
  ['record-host-approval', approves('10471'), 'dna-gha'],
  ['include-component', includes('CP-1', 'DOE-7'), 'doe-seven'],
  ['include-component', includes('CP-2', 'DOE-7'), 'doe-seven'],
  ['register-assets', { component: 'CP-1', assets: ['METER-1'], from: period.start }, 'doe-seven'],
  ['include-component', includes('CP-4', 'DOE-7'), 'doe-seven'],
  ['verify-reductions', verifies('V-1', 'CP-1'), 'doe-one'],
  ['verify-reductions', verifies('V-4', 'CP-4'), 'doe-one'],
  ['authorize-units', authorizes('A-1'), 'dna-gha'],
  ['issue-units', issues('I-1', '600'), 'supervisor'],
  ['distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '300' }] }, 'participant'],
  ['distribute-units', { issuance: 'I-1', distribution: [{ account: 'CHE-H1', quantity: '100' }] }, 'participant'],
  ['distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H4', quantity: '20' }] }, 'participant'],
  ['transfer-units', { from: 'GHA-H1', to: 'GHA-H4', units: { quantity: '3' } }, 'holder-gha'],
  ['freeze-units', { blocks: [world.units(1, 10)], reason }, 'ada'],
  ['authorize-units', { ...authorizes('A-3'), statement: 'later', purposes: [] }, 'dna-gha'],
  ['issue-units', world.issuance('I-3', '100', undefined, { contribution: 'PI' }), 'supervisor'],
  ...OWING,
  ['hold-programme', { programme: '10472', reason }, 'supervisor'],
];

/** What rows name that nobody knows before the stage is set. */
export interface Staged {
  /** Of each proposal that waits the hash, by its code. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly obligation: string;
  /** The revision of the last transfer. */
  readonly transfer: string;
}

/** The registry of a Party, in which programmes have buffers: those of 10472 are set. */
const OF_PARTY: readonly Step[] = [
  ...ROLES_GRANTED.filter(([, data]) => !('scope' in data)),
  world.party('GHA'),
  ['register-programme', registers('10471'), 'supervisor'],
  ['register-programme', registers('10472'), 'supervisor'],
  ['set-buffers', { ...setBuffers, programme: '10472' }, 'supervisor'],
];

/** Opens UN01, UN02 and GHA01 on a node with keys and plays the stage. */
export const setStage = async (url: string, proposals: readonly Step[]): Promise<Staged> => {
  const opening = { kind: 'mechanism', operator: 'Operator', policy: POLICY };
  await clientOf(url, 'ada').accept('UN01', 'open-registry', { ...opening, administrators: ['ada'] });
  await clientOf(url, 'elsewhere').accept('UN02', 'open-registry', { ...opening, administrators: ['elsewhere'] });
  await clientOf(url, 'ada').accept('GHA01', 'open-registry', { ...opening, kind: 'party', administrators: ['ada'] });
  for (const [command, data, actor = 'ada'] of OF_PARTY) await clientOf(url, actor).accept('GHA01', command, data);
  const hashes = new Map<string, string>();
  let [obligation, transfer] = ['', ''];
  for (const [command, data, actor] of [...STEPS, ...proposals]) {
    const { events } = await clientOf(url, actor).accept('UN01', command, data);
    const [first] = events;
    for (const { type, data: raised } of events) if (type === 'ReplacementObligationRaised') obligation = String(raised['obligation']);
    if (command === 'transfer-units') transfer = String(first?.revision);
    if (command === 'propose') hashes.set(String(first?.data['proposal']), String(first?.data['hash']));
  }
  return { hashes, obligation, transfer };
};
