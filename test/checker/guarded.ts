import { approval, authorization, component, holdingAccount, party, programme, verification } from '../support/samples.js';
import { Scenario } from '../support/scenario.js';
import { actsOf } from './checked.js';
import { Forgery } from './forge.js';

const ROLES = [
  ['sue', 'supervisor', undefined],
  ['sam', 'supervisor', undefined],
  ['gha', 'party', 'GHA'],
  ['che', 'party', 'CHE'],
  ['doe', 'doe', 'DOE-1'],
  ['dora', 'doe', 'DOE-2'],
  ['holly', 'holder', 'GHA-H1'],
  ['hugo', 'holder', 'GHA-H1'],
] as const;

/** A command that its policy wants a second person for: proposed by one, approved by the other when its delay is over. */
const together = async (
  scenario: Scenario,
  [proposal, actor, approver]: readonly [string, string, string],
  command: string,
  data: object,
): Promise<void> => {
  const { events } = await scenario.accept('propose', { proposal, command, data }, { actor });
  const { hash, notBefore } = events[0]?.data as { hash: string; notBefore: string };
  scenario.at(notBefore);
  await scenario.accept('approve', { proposal, hash }, { actor: approver });
};

const play = async (): Promise<Forgery> => {
  const scenario = await Scenario.empty('UN01');
  const approvals = ['issue-units', 'transfer-units', 'cancel-units'].map((command) => ({ command, by: 'colleague' }));
  const opened = { kind: 'mechanism', operator: 'Secretariat', administrators: ['ada', 'bob'], policy: { approvals } };
  await scenario.accept('open-registry', opened, { actor: 'ada' });
  const give = (actor: string, command: string, data: object): Promise<unknown> => scenario.accept(command, data, { actor });
  for (const [actor, role, scope] of ROLES) await give('ada', 'grant-role', { actor, role, ...(scope ? { scope } : {}) });
  for (const code of ['GHA', 'CHE']) await give('bob', 'register-party', party(code));
  await give('gha', 'open-account', holdingAccount('GHA-H1', 'GHA', { holder: 'COOKS' }));
  await give('che', 'open-account', holdingAccount('CHE-H1', 'CHE', { holder: 'KLIK' }));
  await give('sue', 'register-programme', programme('10471'));
  await give('gha', 'record-host-approval', approval('10471', 'GHA'));
  await give('doe', 'include-component', component('CP-1', '10471', 'GHA'));
  const years = { '2021': '0', '2022': '0', '2023': '0', '2024': '0', '2025': '1000' };
  await give('dora', 'verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years));
  await give('gha', 'authorize-units', authorization('A-1', 'GHA', '10471'));
  const lines = [{ component: 'CP-1', vintage: '2025', quantity: '200', authorization: 'A-1' }];
  const issued = { issuance: 'I-1', verification: 'V-1', lines, distribution: [{ account: 'GHA-H1', quantity: '180' }] };
  await together(scenario, ['PROP-1', 'sue', 'sam'], 'issue-units', issued);
  const block = (first: number, last: number): object => ({ units: { blocks: [`UN01-GHA-10471-2025-${first}-${last}`] } });
  await together(scenario, ['PROP-2', 'holly', 'hugo'], 'transfer-units', { from: 'GHA-H1', to: 'CHE-H1', ...block(51, 60) });
  const waiting = { from: 'GHA-H1', to: 'CHE-H1', ...block(101, 110) };
  await give('holly', 'propose', { proposal: 'PROP-3', command: 'transfer-units', data: waiting });
  return Forgery.of(actsOf(scenario.file));
};

let recorded: Promise<Forgery> | undefined;

/**
 * A registry that is no trial, as the ledger wrote it. Of 200 AERs of 2025 that sue proposed and sam approved, 1 to 180 went to GHA-H1;
 * holly proposed and hugo approved that 51 to 60 go to CHE-H1; 101 to 110 wait for the same under PROP-3.
 */
export const guarded = (): Promise<Forgery> => (recorded ??= play());
