import { openAccount } from '../dist/domain/account/examples.js';
import { authorizeUnits } from '../dist/domain/authorization/examples.js';
import { includeComponent } from '../dist/domain/component/examples.js';
import { issueUnits } from '../dist/domain/issuance/examples.js';
import { recordHostApproval, registerProgramme } from '../dist/domain/programme/examples.js';
import { openRegistry, registerParty } from '../dist/domain/registry/examples.js';
import { verifyReductions } from '../dist/domain/verification/examples.js';

// The sample programme of the documents, five years earlier and for far larger quantities.

const period = { start: '2021-01-01', end: '2025-12-31' };

export const programme = { ...registerProgramme, ...period };

export const approval = { ...recordHostApproval, maximumAnnualAmount: '100000000000' };

export const component = {
  ...includeComponent,
  ...{ start: period.start, includedOn: period.start, crediting: { type: 'renewable', ...period }, expectedAnnual: '1000' },
};

export const authorization = { ...authorizeUnits, vintages: { first: '2021', last: '2030' }, date: '2021-01-01' };

/** A verification of CP-1 for 2021. @param {bigint} units */
export const verification = (units) => ({
  ...verifyReductions,
  period: { from: '2021-01-01', to: '2021-12-31' },
  components: [{ component: 'CP-1', vintages: [{ vintage: '2021', verified: String(units) }] }],
});

/** Everything that was verified, the participants' part to GHA-1. @param {bigint} units */
export const issuance = (units) => ({
  ...issueUnits,
  lines: [{ component: 'CP-1', vintage: '2021', quantity: String(units), authorization: 'A-1' }],
  distribution: [{ account: 'GHA-1', quantity: String((units * 93n) / 100n) }],
});

/** The Parties of a trial registry, 64 accounts of Ghana and one of Switzerland. */
export const parties = (administrators = ['dev']) => [
  ['open-registry', { ...openRegistry, administrators }],
  ...['GHA', 'CHE'].map((party) => ['register-party', { ...registerParty, party }]),
  ...Array.from({ length: 64 }, (_, i) => ['open-account', { ...openAccount, account: `GHA-${i + 1}` }]),
  ['open-account', { ...openAccount, account: 'CHE-1', party: 'CHE' }],
];

/** The commands of a trial registry in which Ghana holds `units` AERs of one block in GHA-1, with more accounts beside. */
export const story = (units, administrators = ['dev']) => [
  ...parties(administrators),
  ['register-programme', programme],
  ['record-host-approval', approval],
  ['include-component', component],
  ['verify-reductions', verification(units)],
  ['authorize-units', authorization],
  ['issue-units', issuance(units)],
];
