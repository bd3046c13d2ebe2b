import { happened } from '../../src/domain/message/message.js';
import { ReplacementObligationRaised } from '../../src/domain/replacement/replacement-obligation-raised.js';
import { approval, authorization, component, programme, verification } from './samples.js';
import type { Scenario } from './scenario.js';
import type { Step } from './world.js';

/** The units of the component that the programme of `owes` owes for, of vintage 2021. */
export const ownUnits = (first: number, last: number): string => `UN01-GHA-10472-2021-${first}-${last}`;

/** A second programme whose one component had a negative result at the end, when all of its `quantity` units were issued: it owes as many. */
export const owes = (quantity: number, members: object = {}): Step[] => [
  ['register-programme', programme('10472')],
  ['record-host-approval', approval('10472', 'GHA')],
  ['include-component', component('CP-2', '10472', 'GHA', { crediting: { type: 'renewable', start: '2021-01-01', end: '2024-12-31' } })],
  ['authorize-units', authorization('A-2', 'GHA', '10472')],
  ['verify-reductions', verification('V-2', '10472', 'GHA', 'CP-2', { '2021': String(quantity), '2022': '0', '2023': '0' })],
  [
    'issue-units',
    {
      issuance: 'I-DEFICIT',
      verification: 'V-2',
      lines: [{ component: 'CP-2', vintage: '2021', quantity: String(quantity), authorization: 'A-2' }],
      ...members,
    },
  ],
  ['verify-reductions', verification('V-3', '10472', 'GHA', 'CP-2', { '2024': String(-quantity - 30) })],
];

/** The code of the obligation that was raised last. */
export const lastObligation = ({ book }: Scenario): string => [...book.obligations.keys()].at(-1) ?? '';

/** Puts an obligation into the book that no command raises yet. */
export const raise = ({ book }: Scenario, members: Partial<ReplacementObligationRaised>): void => {
  const raised = { obligation: 'O-900', kind: 'replacement' as const, component: 'CP-2', debtor: 'DOE-1', quantity: '100' };
  book.begin();
  happened(ReplacementObligationRaised, { ...raised, due: '2026-07-01', cause: '9', ...members }).apply(book, 900n);
  book.commit();
};
