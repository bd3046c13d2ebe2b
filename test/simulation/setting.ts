import type { StoredEvent } from '../../src/event-store/event-store.js';
import { approval, authorization, component, holdingAccount, party, programme, verification } from '../support/samples.js';
import { Scenario } from '../support/scenario.js';

/** A command before it is a request. */
export interface Given {
  readonly name: string;
  readonly data: object;
  readonly actor?: string;
}

const ndc = { ndcPeriod: { first: '2021', last: '2030' } };
const nothing = { '2021': '0', '2022': '0', '2023': '0', '2024': '0' };

/** So many were verified; I-1 issues half of it. */
const VERIFIED = 2_000;

/** A small programme of Ghana with 930 units in GHA-H1, and accounts of Switzerland and Japan that they may go to. */
export const SETTING: readonly Given[] = [
  { name: 'open-registry', data: { kind: 'mechanism', operator: 'Operator', administrators: ['dev', 'dev-two'], trial: true } },
  ...['GHA', 'CHE', 'JPN'].flatMap((code): Given[] => [
    { name: 'register-party', data: party(code) },
    { name: 'open-account', data: holdingAccount(`${code}-H1`, code) },
  ]),
  { name: 'open-account', data: { account: 'CHE-NDC', type: 'retirement-ndc', party: 'CHE', ...ndc } },
  { name: 'register-programme', data: programme('10471') },
  { name: 'record-host-approval', data: approval('10471', 'GHA') },
  { name: 'include-component', data: component('CP-1', '10471', 'GHA') },
  { name: 'verify-reductions', data: verification('V-1', '10471', 'GHA', 'CP-1', { ...nothing, '2025': String(VERIFIED) }) },
  { name: 'authorize-units', data: authorization('A-1', 'GHA', '10471') },
  { name: 'issue-units', data: issuance('I-1', VERIFIED / 2) },
];

export function issuance(code: string, quantity: number): object {
  return {
    issuance: code,
    verification: 'V-1',
    lines: [{ component: 'CP-1', vintage: '2025', quantity: String(quantity), authorization: 'A-1' }],
    distribution: [{ account: 'GHA-H1', quantity: String(Math.floor(quantity * 0.93)) }],
  };
}

/** The stream after `SETTING`, and the block that is in GHA-H1 then. */
export const setUp = async (): Promise<{ events: readonly StoredEvent[]; block: string }> => {
  const scenario = await Scenario.empty();
  for (const { name, data } of SETTING) await scenario.accept(name, data);
  const events = scenario.file.read(0n, 1_000);
  const [block] = scenario.book.units.heldBy('GHA-H1');
  await scenario.file.close();
  return { events, block: block ? `${block.lot.series}-${block.first}-${block.last}` : '' };
};
