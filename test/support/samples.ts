// Named sample data for every command: a small programme of Ghana (no exemption), Switzerland and Myanmar (least developed).

const document = { sha256: 'a'.repeat(64) };
export const reason = { code: 'other' };

export const party = (code: string, members: object = {}): object => ({
  party: code,
  participating: true,
  leastDevelopedOrIsland: false,
  waivesAdaptationExemption: false,
  ndcPeriods: [{ first: '2021', last: '2030', type: 'multi-year' }],
  ...members,
});

export const holdingAccount = (account: string, of: string, members: object = {}): object => ({
  account,
  type: 'holding',
  party: of,
  ...members,
});

export const programme = (code: string, members: object = {}): object => ({
  programme: code,
  title: `Programme ${code}`,
  mode: 'pacm',
  outcome: 'reductions',
  start: '2021-01-01',
  end: '2025-12-31',
  methodology: 'A6.4-AM-001',
  sector: 'Energy generation',
  validatedBy: 'DOE-1',
  ...members,
});

export const approval = (code: string, host: string, members: object = {}): object => ({
  programme: code,
  host,
  maximumAnnualAmount: '1000000',
  renewalsAllowed: true,
  ...members,
});

export const component = (code: string, of: string, host: string, members: object = {}): object => ({
  component: code,
  programme: of,
  host,
  locatedIn: host,
  site: `SITE-${code}`,
  start: '2021-01-01',
  includedOn: '2021-01-01',
  crediting: { type: 'renewable', start: '2021-01-01', end: '2025-12-31' },
  expectedAnnual: '1000',
  technology: 'Improved cookstoves',
  validatedBy: 'DOE-1',
  criteria: [{ criterion: 'C-1', met: true, evidence: document }],
  otherSchemes: [],
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
    verification: code,
    programme: of,
    host,
    period: { from: `${vintages[0]}-01-01`, to: `${vintages.at(-1)}-12-31` },
    batch: 'B-1',
    verifiedBy: 'DOE-2',
    report: { sha256: Buffer.from(code.padEnd(32, '.')).toString('hex').slice(0, 64) },
    components: [{ component: on, vintages: vintages.map((vintage) => ({ vintage, verified: years[vintage] })) }],
    ...members,
  };
};

export const authorization = (code: string, host: string, of: string, members: object = {}): object => ({
  authorization: code,
  host,
  statement: 'all',
  activities: [of],
  cooperativeApproach: 'CA0001',
  purposes: ['NDC'],
  vintages: { first: '2021', last: '2030' },
  metric: 'GHG',
  sectors: ['Energy generation'],
  changesAfterFirstTransfer: false,
  terms: document,
  date: '2021-01-01',
  ...members,
});

/** One row of an opening balance: units of the Gold Standard from serial `first` on. */
export const balanceRow = (quantity: string, first: string, members: object = {}): object => ({
  host: 'GHA',
  activity: '10471',
  vintage: '2019',
  quantity,
  underlying: { registry: 'GS', series: 'GS1-1-GH-GS10471-16-2019-1', first, last: String(BigInt(first) + BigInt(quantity) - 1n) },
  mitigationType: 'Emission reductions',
  ...members,
});
