import { afterEach, expect } from '@jest/globals';
import { Book } from '../../../src/domain/book/book.js';
import { actsIn } from '../../support/acts-in.js';
import { digest, digestOfFold } from '../../support/book-digest.js';
import { approval, authorization, component, holdingAccount, party, programme, verification } from '../../support/samples.js';
import { catalogue, Scenario, type Outcome } from '../../support/scenario.js';

const told: Scenario[] = [];

/** After each test: the events of every story told in it make the very book it ended with. */
export const everyStoryReplays = (): void => {
  afterEach(async () => {
    const known = catalogue();
    for (const story of told.splice(0)) {
      expect(digestOfFold(new Book(story.book.code), known, actsIn(story.file))).toBe(digest(story.book));
      await story.file.close();
    }
  });
};

/** A story that is checked by `everyStoryReplays`. */
export const remember = (story: Scenario): Scenario => {
  told.push(story);
  return story;
};

/** A trial registry without levies, so that what is issued is what is held. */
export const trial = async (code = 'UN01', kind = 'mechanism', at?: string): Promise<Scenario> => {
  const story = remember(await Scenario.empty(code, at));
  const policy = { adaptationBps: '0', omgeBps: '0' };
  await story.accept('open-registry', { kind, operator: 'Trial operator', administrators: ['dev', 'dev-two'], trial: true, policy });
  return story;
};

/** A mechanism that is no trial: `alice` and `adam` are its administrators, and nothing needs a second person unless `approvals` says so. */
export const strict = async (approvals: object[] = [], policy: object = {}): Promise<Scenario> => {
  const story = remember(await Scenario.empty());
  const data = { kind: 'mechanism', operator: 'Operator', administrators: ['alice', 'adam'] };
  await story.accept('open-registry', { ...data, policy: { adaptationBps: '0', omgeBps: '0', approvals, ...policy } }, { actor: 'alice' });
  return story;
};

const NDC_PERIODS = [
  { first: '2016', last: '2020', type: 'multi-year' },
  { first: '2021', last: '2025', type: 'multi-year' },
  { first: '2026', last: '2030', type: 'single-year' },
];

/** Ghana (the host), Switzerland and Rwanda, with an account of each type a Party has. */
export const partiesAndAccounts = async (story: Scenario, actor = 'dev'): Promise<void> => {
  for (const code of ['GHA', 'CHE', 'RWA']) await story.accept('register-party', party(code, { ndcPeriods: NDC_PERIODS }), { actor });
  for (const account of ['GHA-H1', 'GHA-H2', 'CHE-H1', 'RWA-H1'])
    await story.accept('open-account', holdingAccount(account, account.slice(0, 3)), { actor });
  const ndcPeriod = { first: '2021', last: '2025' };
  for (const code of ['CHE', 'GHA']) {
    await story.accept('open-account', { account: `${code}-NDC`, type: 'retirement-ndc', party: code, ndcPeriod }, { actor });
    await story.accept('open-account', { account: `${code}-IMP`, type: 'cancellation-imp', party: code }, { actor });
    await story.accept('open-account', { account: `${code}-OP`, type: 'cancellation-op', party: code }, { actor });
  }
  const old = { first: '2016', last: '2020' };
  await story.accept('open-account', { account: 'CHE-CER', type: 'retirement-cer', party: 'CHE', ndcPeriod: old }, { actor });
};

export const UNITS = { ndc: 'UN01-GHA-10471-2021-1-1000', any: 'UN01-GHA-10471-2022-1-1000', mcu: 'UN01-GHA-10471-2023-1-1000' } as const;
export const CERS = 'UN01-GHA-10471-2019-1-500';

/** Programme 10471 with verified results of 2021 to 2025, and authorizations A-NDC (NDC only) and A-ANY (all purposes, first use). */
export const verifiedProgramme = async (story: Scenario): Promise<void> => {
  await story.accept('register-programme', programme('10471'));
  await story.accept('record-host-approval', approval('10471', 'GHA'));
  await story.accept('include-component', component('CP-1', '10471', 'GHA'));
  const years = { 2021: '20000', 2022: '20000', 2023: '20000', 2024: '20000', 2025: '20000' };
  await story.accept('verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years));
  await story.accept('authorize-units', authorization('A-NDC', 'GHA', '10471'));
  const any = { purposes: ['NDC', 'IMP', 'OP'], firstTransfer: { oimp: 'use-or-cancellation' } };
  await story.accept('authorize-units', authorization('A-ANY', 'GHA', '10471', any));
};

let issuances = 0;

/** Issues `quantity` units of `vintage` to `account`: AERs under an authorization, or MCUs. */
export const issue = (
  story: Scenario,
  vintage: string,
  quantity: string,
  { authorization: code, account = 'GHA-H1', actor = 'dev' }: { authorization?: string; account?: string; actor?: string } = {},
): Promise<Outcome> =>
  story.accept(
    'issue-units',
    {
      issuance: `I-${(issuances += 1)}`,
      verification: 'V-1',
      lines: [{ component: 'CP-1', vintage, quantity, ...(code === undefined ? { contribution: 'NPI' } : { authorization: code }) }],
      distribution: [{ account, quantity }],
    },
    { actor },
  );

/** One row of an opening balance: units of the Gold Standard from serial `first` on. */
export const row = (quantity: string, first: string, members: object = {}): object => ({
  host: 'GHA',
  activity: '10471',
  vintage: '2019',
  quantity,
  underlying: { registry: 'GS', series: 'GS1-1-GH-GS10471-16-2019-1', first, last: String(BigInt(first) + BigInt(quantity) - 1n) },
  mitigationType: 'Emission reductions',
  ...members,
});

/**
 * A mechanism in which GHA-H1 holds 1,000 AERs of 2021 for NDC use, 1,000 AERs of 2022 for any use, 1,000 MCUs of 2023 and 500 CERs of
 * 2019 (`UNITS`, `CERS`).
 */
export const movements = async (): Promise<Scenario> => {
  const story = await trial();
  await partiesAndAccounts(story);
  await verifiedProgramme(story);
  await issue(story, '2021', '1000', { authorization: 'A-NDC' });
  await issue(story, '2022', '1000', { authorization: 'A-ANY' });
  await issue(story, '2023', '1000');
  await story.accept('import-opening-balance', {
    import: 'IM-1',
    account: 'GHA-H1',
    kind: 'CER',
    controlTotal: '500',
    rows: [row('500', '1')],
  });
  return story;
};

/** The revision of the last event of an outcome. */
export const lastRevision = ({ events }: Outcome): bigint => BigInt(events.at(-1)?.revision ?? -1);
/** Type and data of each event of an outcome. */
export const eventsOf = ({ events }: Outcome): [string, Record<string, unknown>][] => events.map(({ type, data }) => [type, data]);
/** What a wrong input was told: pointer and finer code of each finding. */
export const findings = ({ refusal, names }: Outcome): unknown =>
  refusal === 'invalid-input' ? names.errors?.map(({ pointer, code }) => [pointer, code]) : refusal;

/** The event that adds to a host's balance what was first transferred, as the contract has it. */
export const addition = (members: object): [string, object] => [
  'CorrespondingAdjustmentApplied',
  {
    ...{ party: 'GHA', kind: 'addition', authorization: 'A-NDC', cooperativeApproach: 'CA0001', trigger: 'first-international-transfer' },
    ...{ actionYear: '2026', useYear: null, late: false, nonGhgQuantity: null },
    ...members,
  },
];
/** What one vintage adds or subtracts. */
export const ofVintage = (vintage: string, quantity: string): object => ({
  quantity,
  vintages: [{ vintage, quantity, nonGhgQuantity: null }],
});
