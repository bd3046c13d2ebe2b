import { remember } from './replay.js';
import { authorization, balanceRow } from './samples.js';
import { Scenario, type Outcome } from './scenario.js';
import { IN_2026, opening, play, World, type Step } from './world.js';

/** Without levies what is issued is what is held. */
const NO_LEVIES = { adaptationBps: '0', omgeBps: '0' };

/** A trial registry without levies. */
export const trial = async (code = 'UN01', kind = 'mechanism', at?: string): Promise<Scenario> => {
  const story = remember(await Scenario.empty(code, at));
  await story.accept('open-registry', opening(kind, { policy: NO_LEVIES }));
  return story;
};

/** A mechanism that is no trial: `alice` and `adam` are its administrators, and nothing needs a second person unless `approvals` says so. */
export const strict = async (approvals: object[] = [], policy: object = {}): Promise<Scenario> => {
  const story = remember(await Scenario.empty());
  const members = { administrators: ['alice', 'adam'], trial: false, policy: { ...NO_LEVIES, approvals, ...policy } };
  await story.accept('open-registry', opening('mechanism', members), { actor: 'alice' });
  return story;
};

const world = new World({ ...IN_2026, ndc: { first: '2021', last: '2025' } });
const NDC_PERIODS = [
  { first: '2016', last: '2020', type: 'multi-year' },
  { first: '2021', last: '2025', type: 'multi-year' },
  { first: '2026', last: '2030', type: 'single-year' },
];

/** Ghana (the host), Switzerland and Rwanda, with an account of each type a Party has. */
export const PARTIES_AND_ACCOUNTS: readonly Step[] = [
  ...['GHA', 'CHE', 'RWA'].map((code) => world.party(code, { ndcPeriods: NDC_PERIODS })),
  ...['GHA-H1', 'GHA-H2', 'CHE-H1', 'RWA-H1'].map((account) => world.account(account)),
  ...['CHE', 'GHA'].flatMap((code) => [
    world.sink(`${code}-NDC`, 'retirement-ndc', code),
    world.sink(`${code}-IMP`, 'cancellation-imp', code),
    world.sink(`${code}-OP`, 'cancellation-op', code),
  ]),
  ['open-account', { account: 'CHE-CER', type: 'retirement-cer', party: 'CHE', ndcPeriod: { first: '2016', last: '2020' } }],
];

/** Programme 10471 with verified results of 2021 to 2025, and authorizations A-NDC (NDC only) and A-ANY (all purposes, first use). */
export const VERIFIED_PROGRAMME: readonly Step[] = [
  ...world.activity(),
  world.verified('20000', { '2021': '20000', '2022': '20000', '2023': '20000', '2024': '20000' }),
  ['authorize-units', authorization('A-NDC', 'GHA', '10471')],
  [
    'authorize-units',
    authorization('A-ANY', 'GHA', '10471', { purposes: ['NDC', 'IMP', 'OP'], firstTransfer: { oimp: 'use-or-cancellation' } }),
  ],
];

let issuances = 0;

/** Issues `quantity` units of `vintage` to `account`: AERs under an authorization, or MCUs. */
export const issue = (
  story: Scenario,
  vintage: string,
  quantity: string,
  { authorization: code, account = 'GHA-H1', actor = 'dev' }: { authorization?: string; account?: string; actor?: string } = {},
): Promise<Outcome> => {
  const line = { vintage, ...(code === undefined ? { contribution: 'NPI' } : { authorization: code }) };
  const data = { ...world.issuance(`I-${(issuances += 1)}`, quantity, undefined, line), distribution: [{ account, quantity }] };
  return story.accept('issue-units', data, { actor });
};

/** The registry of `movements` after all of it went to CHE-H1, whose Party may use it. */
export const abroad = async (): Promise<Scenario> => {
  const story = await movements();
  await story.accept('transfer-units', { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '3500' } });
  return story;
};

/** What `movements` holds, as blocks. */
export const UNITS = { ndc: 'UN01-GHA-10471-2021-1-1000', any: 'UN01-GHA-10471-2022-1-1000', mcu: 'UN01-GHA-10471-2023-1-1000' } as const;
export const CERS = 'UN01-GHA-10471-2019-1-500';

/**
 * A mechanism in which GHA-H1 holds 1,000 AERs of 2021 for NDC use, 1,000 AERs of 2022 for any use, 1,000 MCUs of 2023 and 500 CERs of
 * 2019 (`UNITS`, `CERS`).
 */
export const movements = async (): Promise<Scenario> => {
  const story = await trial();
  await play(story, [...PARTIES_AND_ACCOUNTS, ...VERIFIED_PROGRAMME]);
  await issue(story, '2021', '1000', { authorization: 'A-NDC' });
  await issue(story, '2022', '1000', { authorization: 'A-ANY' });
  await issue(story, '2023', '1000');
  await story.accept('import-opening-balance', {
    import: 'IM-1',
    account: 'GHA-H1',
    kind: 'CER',
    controlTotal: '500',
    rows: [balanceRow('500', '1')],
  });
  return story;
};
