import { approval, authorization, component, programme, verification } from './samples.js';
import type { Step } from './world.js';

const line = (vintage: string, quantity: string, members: object): object => ({ component: 'CP-30', vintage, quantity, ...members });

/** Units of the removals of `stored`, of which a fifth is in the buffer. */
export const stored = (vintage: string, first: number, last: number): string => `UN01-GHA-10473-${vintage}-${first}-${last}`;

/**
 * A programme of removals with a risk rating of 20 %: of 10,000 authorized units of 2021 serials 8001 to 10000 are in the buffer, and of 15,000
 * units of 2022 for contributions 12001 to 15000. The rest is with GHA-H1.
 */
export const REMOVALS: readonly Step[] = [
  ['register-programme', programme('10473', { outcome: 'removals', riskRatingBps: '2000' })],
  ['record-host-approval', approval('10473', 'GHA')],
  ['include-component', component('CP-30', '10473', 'GHA', { expectedAnnual: '20000' })],
  ['authorize-units', authorization('A-3', 'GHA', '10473')],
  ['verify-reductions', verification('V-STORED', '10473', 'GHA', 'CP-30', { '2021': '10000', '2022': '15000' })],
  [
    'issue-units',
    {
      ...{ issuance: 'I-STORED', verification: 'V-STORED' },
      lines: [line('2021', '10000', { authorization: 'A-3' }), line('2022', '15000', { contribution: 'NPI' })],
      distribution: [
        { account: 'GHA-H1', quantity: '8000', line: '1' },
        { account: 'GHA-H1', quantity: '12000', line: '2' },
      ],
    },
  ],
];

/** A reversal of `quantity` units of one kind. */
export const reversal = (code: string, kind: 'AER' | 'MCU', quantity: string, members: object = {}): object => ({
  ...{ reversal: code, component: 'CP-30', quantity, avoidable: false, kinds: [{ kind, quantity }] },
  ...members,
});
