import type { LimitsVersion } from '../../../src/domain/book/rows.js';
import type { Fault } from '../../support/precedence.js';
import type { Outcome, Scenario } from '../../support/scenario.js';

export const document = { sha256: 'e'.repeat(64) };

/** What Ghana lets leave of 2021 to 2030, from the day it is said. */
export const limits = (story: Scenario, members: object = {}): object => ({
  ...{ host: 'GHA', period: { first: '2021', last: '2030' }, classes: [], countsLevies: false, document },
  ...{ effective: story.today, ...members },
});

export const limit = (story: Scenario, members: object): Promise<Outcome> => story.accept('set-transfer-limits', limits(story, members));

/** Adds to what Ghana limits already. */
const limitToo = (story: Scenario, members: object): Promise<Outcome> => {
  const last: LimitsVersion | undefined = story.book.limits.get('GHA 2021 2030')?.versions.at(-1);
  const known = last && Object.fromEntries(Object.entries(last).filter(([name, value]) => name !== 'since' && value !== null));
  return limit(story, { countsLevies: true, ...known, ...members });
};

const rowsOf = ({ book }: Scenario): [string, { gross: bigint; gone: bigint }][] =>
  [...book.transferred.keys()].flatMap((key) => {
    const { gross = 0n, gone = 0n, levies = 0n } = book.transferred.get(key) ?? {};
    const [host, activity = '', vintage = ''] = key.split(' ');
    return host === 'GHA' && vintage >= '2021'
      ? [[activity, { gross, gone: gone + levies }] as [string, { gross: bigint; gone: bigint }]]
      : [];
  });

/** The least budget that what has left lets Ghana set. */
const leastBudget = (story: Scenario): string => {
  const gone = rowsOf(story).reduce((sum, [, row]) => sum + row.gone, 0n);
  return String(gone > 0n ? gone : 1n);
};

/** The least ratio for all its activities. */
const leastRatio = (story: Scenario): string => {
  const sums = new Map<string, { gross: bigint; gone: bigint }>();
  for (const [activity, { gross, gone }] of rowsOf(story)) {
    const sum = sums.get(activity) ?? { gross: 0n, gone: 0n };
    sums.set(activity, { gross: sum.gross + gross, gone: sum.gone + gone });
  }
  const bps = [...sums.values()].map(({ gross, gone }) => (gone === 0n ? 0n : (gone * 10_000n + gross - 1n) / gross));
  return String(bps.reduce((most, one) => (one > most ? one : most), 0n));
};

/** Overselling is refused, and Ghana may let nothing more leave. */
const oversold = async (story: Scenario): Promise<void> => {
  const { policyNumber = 1n } = story.book.registry.get(story.book.code) ?? {};
  const reason = { code: 'policy' };
  await story.accept('set-policy', { replaces: String(policyNumber), policy: { overselling: 'refuse' }, reason });
  const { first, last } = story.book.parties.get('GHA')?.ndcPeriods.find((period) => period.last >= '2025') ?? { first: '', last: '' };
  await story.accept('report-inventory', { party: 'GHA', year: first, metric: 'GHG', quantity: '0', source: document });
  const trajectory = [{ year: first, quantity: '0' }];
  await story.accept('choose-adjustment-method', { party: 'GHA', ndcPeriod: { first, last }, method: 'multi-year', trajectory });
};

type Wrong<Data> = (data: Data) => Data;

/** What bars units of Ghana that would be first transferred, in order; `wrong` makes a command let some leave, where it doesn't by itself. */
export const tooManyLeave = <Data extends object>(wrong: (i: number) => Wrong<Data> = () => (data) => data): Fault<Data>[] => [
  {
    refusal: 'budget-exceeded',
    given: (story) => limitToo(story, { budget: leastBudget(story) }),
    wrong: wrong(0),
    names: { host: 'GHA' },
  },
  {
    refusal: 'transfer-ratio-exceeded',
    given: (story) => limitToo(story, { otherwiseBps: leastRatio(story) }),
    wrong: wrong(1),
    names: { host: 'GHA', activity: '10471' },
  },
  { refusal: 'host-would-oversell', given: oversold, wrong: wrong(2), names: { host: 'GHA' } },
];

/** The same, and before it an acquirer that takes units of later years only. */
export const barred = <Data extends object>(acquirer = 'CHE', wrong: (i: number) => Wrong<Data> = () => (data) => data): Fault<Data>[] => [
  {
    refusal: 'not-accepted-by-acquirer',
    given: (story) => story.accept('set-acceptance', { party: acquirer, vintagesFrom: '2100', effective: story.today }),
    wrong: wrong(3),
    names: { party: acquirer, term: 'vintagesFrom' },
  },
  ...tooManyLeave(wrong),
];

/** As if units of every kind had been closed, of which only CERs ever are. */
export const kindClosed = {
  refusal: 'kind-closed',
  given: ({ book }: Scenario): Promise<void> => {
    book.begin();
    for (const kind of ['AER', 'MCU', 'CER', 'ITMO']) book.closedKinds.set(kind, { closing: 'CDM-END' });
    book.commit();
    return Promise.resolve();
  },
} as const;
