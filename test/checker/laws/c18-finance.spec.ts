import { describe, expect, it } from '@jest/globals';
import { document, paid, share, taken, withClaims, withTwo } from '../../domain/finance/given.js';
import { ready, verify } from '../../domain/verification/given.js';
import { authorization } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { actsOf } from '../checked.js';
import { expectFound, Forgery, type Forged } from '../forge.js';
import { cancel } from '../forged-events.js';

type Line = Record<string, unknown> & { vintage: string };
interface Verified {
  readonly vintages: readonly Line[];
}

const once = (make: () => Promise<Scenario>): (() => Promise<Forgery>) => {
  let made: Promise<Forgery> | undefined;
  return () => (made ??= make().then(({ file }) => Forgery.of(actsOf(file))));
};

/** 100 tonnes of 2021 and 2022 are paid for, and a quarter of 2022: of 60 and 90 verified 60 and 40 are taken, then 23. */
const genuine = once(async () => {
  const scenario = await withClaims([paid('F-1', '100', {}, ['2021', '2022']), share('F-2', ['1', '3'], {}, ['2022', '2022'])]);
  await verify(scenario, 'V-1', { '2021': '60', '2022': '90', '2023': '50' });
  return scenario;
});

/** What one line of the report says otherwise; what may be issued of it follows. */
const reported = async (lines: Record<string, readonly object[] | null>): Promise<Forgery> =>
  (await genuine()).change('ReductionsVerified', (data: Verified) => ({
    ...data,
    vintages: data.vintages.map((line) => {
      const deductions = lines[line.vintage];
      if (deductions === undefined) return line;
      const sum = (deductions ?? []).reduce((total, one) => total + Number((one as { quantity: string }).quantity), 0);
      return { ...line, deductions, issuable: String(Number(line['verified']) - sum) };
    }),
  }));

const recorded = (data: object, members: object = {}): Forged => {
  const absent = { quantity: null, financeValue: null, carbonValue: null, currency: null, settle: null };
  return {
    ...{ type: 'FinanceRecorded', authority: 'party:GHA' },
    data: { ...absent, party: null, entity: null, gapShown: null, ...data, ...members },
  };
};

describe('C18 finance, recorded', () => {
  const later = ['2024', '2024'] as const;
  it('finds nothing in what may be', async () => {
    const book = await genuine();
    expect(book.findings()).toEqual([]);
    expect(book.append([recorded(paid('F-3', '1000000', {}, later))]).findings()).toEqual([]);
    expect(book.append([recorded(share('F-3', ['3', '1'], { gapShown: document }, later))]).findings()).toEqual([]);
  });

  it('finds what is recorded when its result is known, or of what nobody registered', async () => {
    for (const wrong of [
      recorded(paid('F-3', '5', {}, ['2023', '2025'])),
      recorded(paid('F-3', '5', { programme: '99999' }, later)),
      recorded(paid('F-3', '5', { party: 'NOR' }, later)),
      recorded(paid('O-3', '5', {}, later)),
      recorded(paid('F-3', '5', {}, ['2025', '2024'])),
    ])
      expectFound((await genuine()).append([wrong]), 'finance', 'R-96, R-97');
    expectFound((await genuine()).append([recorded(paid('F-1', '5', {}, later))]), 'once', 'R-02, R-40');
    expectFound((await genuine()).append([{ ...recorded(paid('F-3', '5', {}, later)), authority: 'party:CHE' }]), 'authority', 'R-83');
  });

  it('finds a form that is neither tonnes nor a share, and a grant above the carbon value that nothing shows the need of', async () => {
    for (const wrong of [
      recorded(paid('F-3', '5', {}, later), { currency: 'USD' }),
      recorded(share('F-3', ['1', '1'], {}, later), { quantity: '5' }),
      recorded(share('F-3', ['1', '1'], {}, later), { currency: null }),
      recorded(paid('F-3', '5', { title: 'transferred', settle: 'mcu' }, later)),
      recorded(share('F-3', ['2', '1'], {}, later)),
    ])
      expectFound((await genuine()).append([wrong]), 'finance');
  });

  it('finds more paid for than the host lets be issued, and shares above the whole', async () => {
    const book = await genuine();
    expectFound(book.append([recorded(paid('F-3', '1000001', {}, later))]), 'finance');
    expectFound(
      book.append([recorded(paid('F-3', '2000000', {}, ['2024', '2025']))]).append([recorded(paid('F-4', '1', {}, later))]),
      'finance',
    );
    const third = (code: string): Forged => recorded(share(code, ['1', '2'], {}, later));
    const three = book
      .append([third('F-3')])
      .append([third('F-4')])
      .append([third('F-5')]);
    expect(three.findings()).toEqual([]);
    expectFound(three.append([recorded(share('F-6', ['1', '999999999999999'], {}, later))]), 'finance');
  });
});

describe('C18 finance, taken', () => {
  const stated = (reference: string, quantity: string): object => taken(reference, quantity);

  it('finds what is not taken, or less than is open', async () => {
    expectFound(await reported({ '2021': null }), 'finance');
    expectFound(await reported({ '2021': [stated('F-1', '59')] }), 'finance');
    expectFound(await reported({ '2022': [stated('F-1', '40'), stated('F-2', '22')] }), 'finance');
  });

  it('finds the share of another vintage', async () => {
    expectFound(await reported({ '2022': [stated('F-1', '40')], '2023': [stated('F-2', '23')] }), 'finance');
    expectFound(await reported({ '2021': null, '2023': [stated('F-1', '50')] }), 'finance');
  });

  it('finds what is taken twice of a line', async () => {
    expectFound(await reported({ '2022': [stated('F-1', '40'), stated('F-2', '23'), stated('F-2', '23')] }), 'finance');
  });

  it('finds another reason than its title gives', async () => {
    expectFound(await reported({ '2021': [{ ...stated('F-1', '60'), reason: 'own-contribution' }] }), 'finance', 'R-96');
  });

  it('finds nothing where more is stated than is open', async () => {
    expect((await reported({ '2022': [stated('F-1', '45'), stated('F-2', '30')] })).findings()).toEqual([]);
  });

  it('finds a batch that does not go on from what the batch before it took', async () => {
    const scenario = await withTwo([share('F-1', ['1', '3'])]);
    await verify(scenario, 'V-1', { '2021': '10' });
    await verify(
      scenario,
      'V-2',
      { '2021': '10' },
      { components: [{ component: 'CP-2', vintages: [{ vintage: '2021', verified: '10' }] }] },
    );
    const two = Forgery.of(actsOf(scenario.file));
    expect(two.findings()).toEqual([]);

    const forged = two.change(
      'ReductionsVerified',
      (data: Verified) => ({
        ...data,
        vintages: data.vintages.map((line) => ({ ...line, deductions: [stated('F-1', '1')], issuable: '9' })),
      }),
      1,
    );
    expectFound(forged, 'finance');
  });
});

describe('C18 finance, met by MCUs', () => {
  const MCUS = (first: number, last: number, vintage = '2021'): string => `UN01-GHA-10471-${vintage}-${first}-${last}`;
  /** 100 tonnes of 2021 are to be met by MCUs, of 300 verified; 150 MCUs of that year and 50 of the next are issued, and 40 settled. */
  const claimed = once(async () => {
    const scenario = await withClaims([paid('F-1', '100', { settle: 'mcu' })], { policy: { adaptationBps: '0', omgeBps: '0' } });
    await scenario.accept('authorize-units', authorization('A-2', 'GHA', '10471', { statement: 'later', purposes: [] }));
    await verify(scenario, 'V-1', { '2021': '300', '2022': '50' });
    await scenario.accept('issue-units', {
      ...{ issuance: 'I-1', verification: 'V-1', distribution: [{ account: 'GHA-H1', quantity: '200' }] },
      lines: [
        { component: 'CP-1', vintage: '2021', quantity: '150', contribution: 'PI' },
        { component: 'CP-1', vintage: '2022', quantity: '50', contribution: 'PI' },
      ],
    });
    await scenario.accept('cancel-units', {
      ...{ from: 'GHA-H1', to: 'CANCELLATION-VOLUNTARY', purpose: 'voluntary', discharges: 'F-1' },
      units: { blocks: [MCUS(1, 40)] },
    });
    await scenario.accept('issue-units', {
      ...{ issuance: 'I-2', verification: 'V-1' },
      lines: [{ component: 'CP-1', vintage: '2021', quantity: '100', authorization: 'A-1' }],
    });
    return scenario;
  });
  const settled = (blocks: string[], quantity: number, finance = 'F-1'): Forged => ({
    ...{ type: 'FinanceSettled', authority: 'holder:GHA-H1' },
    data: { finance, quantity: String(quantity), blocks },
  });
  const gone = (blocks: string[], discharges: string | null = 'F-1', [to, purpose] = ['CANCELLATION-VOLUNTARY', 'voluntary']): Forged =>
    cancel('GHA-H1', to ?? '', purpose ?? '', blocks, { discharges });

  it('finds nothing in what is settled to the last tonne', async () => {
    const book = await claimed();
    expect(book.findings()).toEqual([]);
    expect(book.append([gone([MCUS(41, 100)]), settled([MCUS(41, 100)], 60)]).findings()).toEqual([]);
  });

  it('finds a claim oversold: AERs of what MCUs are to meet', async () => {
    const book = await claimed();
    const more = book.change('FinanceRecorded', (data: object) => ({ ...data, quantity: '201' }));
    expect(more.findings()).toMatchObject([{ law: 'finance', revision: book.event('UnitsIssued', 1).revision }]);
    const authorized = (last: number): Forged => ({
      ...{ type: 'IssuedUnitsAuthorized', authority: 'party:GHA' },
      data: { authorization: 'A-1', blocks: [MCUS(41, last)], converted: [], firstTransferred: [] },
    });
    expect(book.append([authorized(140)]).findings()).toEqual([]);
    expectFound(book.append([authorized(141)]), 'finance');
    const rest: Forged = { ...authorized(140), data: { ...authorized(140).data, blocks: [MCUS(141, 141)] } };
    expectFound(book.append([authorized(140)]).append([rest]), 'finance');
  });

  it('finds more settled than is open', async () => {
    expectFound((await claimed()).append([gone([MCUS(41, 101)]), settled([MCUS(41, 101)], 61)]), 'finance');
  });

  it('finds units counted that the act does not cancel, or counted twice, and a figure that they do not come to', async () => {
    const book = await claimed();
    const cancelled = gone([MCUS(41, 50)]);
    expectFound(book.append([cancelled, settled([MCUS(41, 51)], 11)]), 'finance');
    expectFound(book.append([cancelled, settled([MCUS(41, 50)], 10), settled([MCUS(41, 50)], 10)]), 'finance');
    expectFound(book.append([cancelled, settled([MCUS(41, 50)], 9)]), 'finance');
    expectFound(book.append([cancelled]), 'finance');
    expectFound(book.append([gone([MCUS(41, 50)], null), settled([MCUS(41, 50)], 10)]), 'finance');
  });

  it('finds units of another vintage, another purpose, a claim that nobody recorded, and one that is deducted', async () => {
    const book = await claimed();
    expectFound(book.append([gone([MCUS(1, 5, '2022')]), settled([MCUS(1, 5, '2022')], 5)]), 'finance');
    const administrative = gone([MCUS(41, 45)], 'F-1', ['CANCELLATION-ADMINISTRATIVE', 'administrative']);
    expectFound(book.append([administrative, settled([MCUS(41, 45)], 5)]), 'finance');
    expectFound(book.append([gone([MCUS(41, 45)], 'F-9'), settled([MCUS(41, 45)], 5, 'F-9')]), 'finance');
    const deducted = book.append([recorded(paid('F-2', '5', {}, ['2024', '2024']))]);
    expectFound(deducted.append([gone([MCUS(41, 45)], 'F-2'), settled([MCUS(41, 45)], 5, 'F-2')]), 'finance');
  });
});

describe('C4 threshold beside finance', () => {
  it('finds a host’s own contribution that finance is counted for', async () => {
    const scenario = await ready();
    await scenario.accept('record-finance', paid('F-1', '100', { title: 'returned' }));
    const years = [{ vintage: '2021', baseline: '200', threshold: '100' }];
    await scenario.accept('set-crediting-threshold', { programme: '10471', host: 'GHA', mode: 'no-lose', years, document });
    await verify(scenario, 'V-1', { '2021': '500' });
    const book = Forgery.of(actsOf(scenario.file));
    expect(book.findings()).toEqual([]);

    const less = book.change('ReductionsVerified', (data: Verified) => ({
      ...data,
      vintages: data.vintages.map((line) => ({ ...line, deductions: [taken('F-1', '100', 'own-contribution')], issuable: '400' })),
    }));
    expectFound(less, 'verification', 'R-99');
  });
});
