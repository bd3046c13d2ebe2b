import { approval, authorization, component, holdingAccount, party, programme, reason, verification } from '../../support/samples.js';
import { ndcPeriods, THIS_YEAR, VINTAGE } from '../../support/server/stage.js';
import { clientOf, ROLES_GRANTED } from './callers.js';

const lastYear = String(Number(THIS_YEAR) + 3);
const period = { start: `${VINTAGE}-01-01`, end: `${lastYear}-12-31` };
const validated = (by: string): object => ({
  ...{ validatedBy: by, start: period.start, includedOn: period.start, crediting: { type: 'renewable', ...period } },
});

// The data that the stage and the rows of the table share.
export const includes = (code: string, by: string): object => component(code, '10471', 'GHA', validated(by));
export const verifies = (code: string, on: string): object =>
  verification(code, '10471', 'GHA', on, { [VINTAGE]: '1000' }, { verifiedBy: 'DOE-1', batch: `B-${code}` });
export const issues = (code: string, quantity: string): object => ({
  ...{ issuance: code, verification: 'V-1', lines: [{ component: 'CP-1', vintage: VINTAGE, quantity, authorization: 'A-1' }] },
});
export const authorizes = (code: string): object => authorization(code, 'GHA', '10471', { vintages: { first: '2021', last: lastYear } });
export const registers = (code: string): object => programme(code, { ...period, validatedBy: 'DOE-7' });
export const opens = (account: string, of: string): object => holdingAccount(account, of);
export const enters = (code: string): object => party(code, { ndcPeriods });
export const cancels = (from: string, quantity: string): object => ({
  ...{ from, purpose: 'administrative', to: 'CANCELLATION-ADMINISTRATIVE', units: { quantity }, document: { sha256: 'b'.repeat(64) } },
});
export const approves = (hostOf: string): object => approval(hostOf, 'GHA', { maximumAnnualAmount: '900000' });
const retirement = { account: 'CHE-R1', type: 'retirement-ndc', party: 'CHE', ndcPeriod: { first: '2021', last: lastYear } };

/** A transfer of units to another holder waits for the counterparty, an administrative cancellation for a colleague; nothing else waits. */
const POLICY = {
  approvals: [
    { command: 'transfer-units', by: 'counterparty' },
    { command: 'cancel-units', by: 'colleague' },
  ],
  transferDelayHours: '0',
};

type ActorStep = readonly [actor: string, command: string, data: object];
const STEPS: readonly ActorStep[] = [
  ...ROLES_GRANTED.map(([command, data]): ActorStep => ['ada', command, data]),
  ['ada', 'revoke-role', { actor: 'former', role: 'administrator' }],
  ['ada', 'register-party', enters('GHA')],
  ['ada', 'register-party', enters('CHE')],
  ...['GHA-H1', 'GHA-H2', 'GHA-H3'].map((account): ActorStep => ['ada', 'open-account', opens(account, 'GHA')]),
  ['ada', 'open-account', opens('CHE-H1', 'CHE')],
  ['dna-che', 'open-account', retirement],
  ['ada', 'suspend-account', { account: 'GHA-H2', reason }],
  ['supervisor', 'register-programme', registers('10471')],
  ['supervisor', 'register-programme', registers('10472')],
  ['dna-gha', 'record-host-approval', approves('10471')],
  ['doe-seven', 'include-component', includes('CP-1', 'DOE-7')],
  ['doe-seven', 'include-component', includes('CP-2', 'DOE-7')],
  ['doe-one', 'verify-reductions', verifies('V-1', 'CP-1')],
  ['dna-gha', 'authorize-units', authorizes('A-1')],
  ['supervisor', 'issue-units', issues('I-1', '600')],
  ['participant', 'distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '300' }] }],
  ['participant', 'distribute-units', { issuance: 'I-1', distribution: [{ account: 'CHE-H1', quantity: '100' }] }],
  ['ada', 'freeze-units', { blocks: [`UN01-GHA-10471-${VINTAGE}-1-10`], reason }],
];

/** Opens UN01 and UN02 on a node with keys and plays the stage. Gives the hashes of the proposals that wait, by their codes. */
export const setStage = async (url: string, proposals: readonly ActorStep[]): Promise<ReadonlyMap<string, string>> => {
  const opening = { kind: 'mechanism', operator: 'Operator', policy: POLICY };
  await clientOf(url, 'ada').accept('UN01', 'open-registry', { ...opening, administrators: ['ada'] });
  await clientOf(url, 'elsewhere').accept('UN02', 'open-registry', { ...opening, administrators: ['elsewhere'] });
  const hashes = new Map<string, string>();
  for (const [actor, command, data] of [...STEPS, ...proposals]) {
    const [first] = (await clientOf(url, actor).accept('UN01', command, data)).events;
    if (command === 'propose') hashes.set(String(first?.data['proposal']), String(first?.data['hash']));
  }
  return hashes;
};
