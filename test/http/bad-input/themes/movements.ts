import type { Edge } from '../edge.js';
import { conflict, forbidden, notVisible, type Row } from '../row.js';
import { transfer } from '../samples.js';
import { holdingAccount, reason } from '../../../support/samples.js';
import { THIS_YEAR, world } from '../../../support/server/stage.js';

const moved = (row: number, says: string, data: object, gets: Row['gets'], given?: Row['given']): Row => ({
  ...{ row, says, gets, ...(given ? { given } : {}) },
  send: (edge) => edge.give('transfer-units', data),
});
const open = (account: string, then: string, members: object) => async (edge: Edge) => {
  await edge.dev.accept('UN01', 'open-account', holdingAccount(account, 'GHA'));
  await edge.dev.accept('UN01', then, { account, ...members });
};
const ndcPeriod = world.calendar.ndc;
const openSink = (edge: Edge, account: string, type: string, members: object = {}): Promise<unknown> =>
  edge.dev.accept('UN01', 'open-account', { account, type, party: 'CHE', ...members });
const issued = (says: string, authorization: string, code: string): Row => ({
  ...{ row: 68, says, gets: conflict(code) },
  send: (edge) => edge.dev.command('UN03', 'issue-units', world.issuance('I-1', '2', undefined, { authorization })),
});

const cancelled = [world.units(10, 19)];
const cancel = { from: 'GHA-H1', to: 'CANCELLATION-ADMINISTRATIVE', purpose: 'administrative', units: { blocks: cancelled } };

/** What the state of accounts, units and authorizations forbids. */
export const movements: readonly Row[] = [
  moved(64, 'a transfer to the same account', transfer({ to: 'GHA-H1' }), conflict('same-account')),
  moved(
    ...([65, 'a transfer to a closed account', transfer({ to: 'GHA-C1' })] as const),
    conflict('account-not-active', { account: 'GHA-C1' }),
    open('GHA-C1', 'close-account', {}),
  ),
  moved(
    ...([65, 'a transfer to a suspended account', transfer({ to: 'GHA-S1' })] as const),
    conflict('account-not-active', { account: 'GHA-S1' }),
    open('GHA-S1', 'suspend-account', { reason }),
  ),
  moved(65, 'a transfer to no account', transfer({ to: 'GHA-NONE' }), notVisible('unknown-account')),
  {
    ...{ row: 66, says: 'a transfer to an account that is not trusted', gets: conflict('approval-required') },
    send: ({ dev }) => dev.command('UN02', 'transfer-units', transfer({ to: 'CHE-H1' })),
  },
  {
    ...{ row: 67, says: 'a first transfer to a Party that the authorization leaves out', gets: conflict('authorization-not-in-force') },
    send: ({ dev }) => dev.command('INT01', 'transfer-units', transfer({ to: 'JPN-H1' })),
  },
  {
    ...{ row: 67, says: 'a transfer by one who can never', gets: forbidden() },
    send: ({ node }) => node.client('dev-stranger').command('UN01', 'transfer-units', transfer()),
  },
  {
    ...{ row: 68, says: 'units for a use that is not authorized', gets: conflict('purpose-not-authorized') },
    given: (edge) => openSink(edge, 'GHA-OP', 'cancellation-op', { party: 'GHA' }),
    send: (edge) => edge.give('cancel-units', transfer({ to: 'GHA-OP', purpose: 'OP' })),
  },
  {
    ...{ row: 68, says: 'units used for a year outside the period of the NDC', gets: conflict('vintage-outside-period') },
    given: async (edge) => {
      await openSink(edge, 'CHE-NDC', 'retirement-ndc', { ndcPeriod });
      await edge.dev.accept('UN01', 'transfer-units', transfer({ to: 'CHE-H1' }));
    },
    send: (edge) =>
      edge.give('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: String(Number(THIS_YEAR) + 90), units: { quantity: '1' } }),
  },
  issued('issuance beyond the authorized quantity', 'A-SMALL', 'authorization-exceeded'),
  issued('issuance of a vintage that is not authorized', 'A-OLD', 'vintage-outside-period'),
  issued('issuance under an authorization that has expired', 'A-OVER', 'authorization-not-in-force'),
  moved(
    ...([73, 'a transfer of units that were cancelled', transfer({ units: { blocks: cancelled } })] as const),
    conflict('double-use', { blocks: cancelled }),
    (edge) => edge.dev.accept('UN01', 'cancel-units', cancel),
  ),
  {
    ...{ row: 73, says: 'a second cancellation of the same units', gets: conflict('double-use', { blocks: cancelled }) },
    send: (edge) => edge.give('cancel-units', cancel),
  },
  moved(73, 'units back out of a cancellation account', transfer({ from: 'CANCELLATION-ADMINISTRATIVE' }), conflict('double-use')),
];
