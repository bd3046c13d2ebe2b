import { openAccount, suspendAccount } from '../../src/domain/account/examples.js';
import { authorizeUnits } from '../../src/domain/authorization/examples.js';
import { includeComponent } from '../../src/domain/component/examples.js';
import { importOpeningBalance } from '../../src/domain/movement/examples.js';
import { recordHostApproval, registerProgramme } from '../../src/domain/programme/examples.js';
import { registerParty } from '../../src/domain/registry/examples.js';
import { verifyReductions } from '../../src/domain/verification/examples.js';

// The examples of the documents, by code and host, from 2021 on: units may be used abroad from that year on, and tests want as many as they can.

const period = { start: '2021-01-01', end: '2025-12-31' };
export const { reason } = suspendAccount;

export const party = (code: string, members: object = {}): object => ({ ...registerParty, party: code, ...members });

export const holdingAccount = (account: string, of: string, members: object = {}): object => ({
  ...openAccount,
  ...{ account, party: of },
  ...members,
});

export const programme = (code: string, members: object = {}): object => ({
  ...registerProgramme,
  ...{ programme: code, title: `Programme ${code}` },
  ...period,
  ...members,
});

export const approval = (code: string, host: string, members: object = {}): object => ({
  ...recordHostApproval,
  ...{ programme: code, host, maximumAnnualAmount: '1000000' },
  ...members,
});

export const component = (code: string, of: string, host: string, members: object = {}): object => ({
  ...includeComponent,
  ...{ component: code, programme: of, host, locatedIn: host, expectedAnnual: '1000', site: `SITE-${code}` },
  ...{ start: period.start, includedOn: period.start, crediting: { type: 'renewable', ...period } },
  ...members,
});

/** A verification of one component for whole calendar years, from 1 January of the first to 31 December of the last. */
export const verification = (
  code: string,
  of: string,
  host: string,
  on: string,
  years: Record<string, string>,
  members: object = {},
): object => {
  const vintages = Object.keys(years).sort();
  return {
    ...verifyReductions,
    ...{ verification: code, programme: of, host },
    period: { from: `${vintages[0]}-01-01`, to: `${vintages.at(-1)}-12-31` },
    report: { sha256: Buffer.from(code.padEnd(32, '.')).toString('hex').slice(0, 64) },
    components: [{ component: on, vintages: vintages.map((vintage) => ({ vintage, verified: years[vintage] })) }],
    ...members,
  };
};

export const authorization = (code: string, host: string, of: string, members: object = {}): object => ({
  ...authorizeUnits,
  ...{ authorization: code, host, activities: [of] },
  ...{ vintages: { first: '2021', last: '2030' }, date: '2021-01-01' },
  ...members,
});

/** One row of an opening balance: units of the Gold Standard from serial `first` on. */
export const balanceRow = (quantity: string, first: string, members: object = {}): object => ({
  ...importOpeningBalance.rows[0],
  vintage: '2019',
  quantity,
  underlying: { registry: 'GS', series: 'GS1-1-GH-GS10471-16-2019-1', first, last: String(BigInt(first) + BigInt(quantity) - 1n) },
  mitigationType: 'Emission reductions',
  ...members,
});
