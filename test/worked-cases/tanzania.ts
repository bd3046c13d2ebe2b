import { authorization, holdingAccount, party, programme } from '../support/samples.js';
import { Scenario } from '../support/scenario.js';

/** Blocks of GS11732 that Tanzania authorized, for other purposes, in 2025: vintage, batch, first and last serial. */
const GOLD_STANDARD: readonly (readonly [vintage: string, batch: string, blocks: readonly (readonly [first: number, last: number])[]])[] = [
  [
    '2022',
    '25700',
    [
      [1, 100],
      [101, 2000],
      [2001, 2806],
    ],
  ],
  [
    '2022',
    '28107',
    [
      [408, 1353],
      [1354, 20353],
    ],
  ],
  [
    '2023',
    '28108',
    [
      [2702, 7755],
      [7756, 32701],
      [32702, 53007],
      [53008, 73007],
      [73008, 103007],
      [103008, 103599],
      [103600, 108599],
      [108600, 113007],
      [113008, 113813],
      [113814, 115813],
      [115814, 116007],
      [116008, 118007],
      [118008, 133007],
      [133008, 135068],
    ],
  ],
  [
    '2024',
    '28109',
    [
      [526, 1525],
      [1526, 2525],
      [2526, 4525],
      [4526, 26273],
    ],
  ],
];
/** Those of VCS 2676, authorized in 2026: vintage and volume. */
const VERRA = [
  ['2022', 44_745],
  ['2023', 55_255],
  ['2023', 42_504],
] as const;

const row = (activity: string, vintage: string, statement: string, day: string, underlying: { first: number; last: number }): object => ({
  ...{ host: 'TZA', activity, vintage, quantity: String(underlying.last - underlying.first + 1), authorization: statement },
  underlying: { ...underlying, first: String(underlying.first), last: String(underlying.last) },
  ...{ mitigationType: 'Emission reductions', firstTransferredOn: day },
});

const goldStandard = GOLD_STANDARD.flatMap(([vintage, batch, blocks]) =>
  blocks.map(([first, last]) => {
    const underlying = { registry: 'GS', series: `GS1-1-TZ-GS11732-16-${vintage}-${batch}`, first, last };
    return row('GS11732', vintage, 'TZ-2025', '2025-06-01', underlying);
  }),
);

const verra = VERRA.map(([vintage, volume], i) => {
  const begin = 1_000_000 * (i + 1);
  const underlying = { registry: 'VCS', series: 'VER', first: begin, last: begin + volume - 1 };
  return row('VCS2676', vintage, 'TZ-2026', '2026-03-01', underlying);
});

/** The complete case of Tanzania in its own registry: 23 blocks of the Gold Standard, three of Verra, with what both rest on. */
export const tanzania = async (members: object = {}): Promise<Scenario> => {
  const scenario = await Scenario.trial('TZA01', 'party');
  const ndcPeriods = [{ first: '2021', last: '2030', type: 'multi-year' }];
  await scenario.accept('register-party', party('TZA', { ndcPeriods }));
  await scenario.accept('open-account', holdingAccount('TZA-H1', 'TZA'));
  const oimp = { purposes: ['OP'], firstTransfer: { oimp: 'authorization' }, ...members };
  for (const [code, activity, approach, date] of [
    ['TZ-2025', 'GS11732', 'CA0046', '2025-06-01'],
    ['TZ-2026', 'VCS2676', 'CA0047', '2026-03-01'],
  ] as const) {
    await scenario.accept('register-programme', programme(activity, { mode: 'project' }));
    await scenario.accept('authorize-units', authorization(code, 'TZA', activity, { ...oimp, cooperativeApproach: approach, date }));
  }
  for (const [code, rows] of [
    ['GS-2025', goldStandard],
    ['VCS-2026', verra],
  ] as const) {
    const controlTotal = String(rows.reduce((sum, of) => sum + Number((of as { quantity: string }).quantity), 0));
    await scenario.accept('import-opening-balance', { import: code, account: 'TZA-H1', kind: 'ITMO', controlTotal, rows });
  }
  return scenario;
};
