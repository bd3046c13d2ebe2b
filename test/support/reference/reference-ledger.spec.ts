import { describe, expect, it } from '@jest/globals';
import { programmeOfCommands, registryOf } from './programme-of-commands.js';
import { commandHash, type Json, type Unit } from './reference-book.js';
import { ReferenceLedger } from './reference-ledger.js';

const HASH = 'ab'.repeat(32);
const DOCUMENT = { sha256: HASH };
const NDC = { first: '2021', last: '2030' };
const COMMANDS = [
  ...['open-registry', 'set-policy', 'register-party', 'update-party', 'grant-role', 'revoke-role', 'open-account', 'suspend-account'],
  ...['reinstate-account', 'close-account', 'trust-account', 'freeze-units', 'unfreeze-units', 'propose', 'approve', 'decline', 'withdraw'],
  ...['register-programme', 'record-host-approval', 'include-component', 'verify-reductions', 'authorize-units', 'issue-units'],
  ...['distribute-units', 'transfer-units', 'use-units', 'cancel-units', 'import-opening-balance'],
];
const REFUSALS = [
  ...['already-exists', 'nothing-to-change', 'approval-required', 'stale-policy', 'last-administrator', 'account-type-not-openable'],
  ...['unknown-account', 'unknown-party', 'unknown-programme', 'unknown-component', 'unknown-verification', 'unknown-authorization'],
  ...['unknown-issuance', 'unknown-units', 'unknown-proposal', 'same-person', 'delay-not-over', 'proposal-closed', 'proposal-changed'],
  ...['account-not-empty', 'account-not-active', 'account-not-entitled', 'same-account', 'party-not-participating'],
  ...['double-use', 'units-not-held', 'units-frozen', 'units-reserved', 'insufficient-units', 'purpose-not-authorized'],
  ...['programme-period-exceeded', 'starts-too-early', 'programme-not-active', 'double-inclusion', 'no-host-approval', 'host-mismatch'],
  ...['crediting-period-invalid', 'criteria-not-met', 'site-claimed', 'cap-exceeded', 'period-not-over', 'double-verification'],
  ...['verification-gap', 'batch-period-mismatch', 'previous-period-open', 'doe-not-independent', 'scheme-confirmation-missing'],
  ...['request-too-late', 'first-transfer-undefined', 'double-issuance', 'exceeds-verified', 'no-authorization-statement'],
  ...['authorization-not-in-force', 'vintage-outside-period', 'authorization-exceeded', 'metric-mismatch', 'distribution-exceeds'],
  ...['kind-not-allowed', 'total-mismatch', 'serial-overlap', 'invalid-input'],
];
type Lines = { component: string; vintage: string; quantity: string; authorization?: string; contribution?: string }[];

/** One programme of one host, GHA, told step by step; every step must be accepted unless a refusal is asked for. */
class Story {
  readonly ledger: ReferenceLedger;
  private minutes = 0;

  constructor(readonly registry = 'UN01') {
    this.ledger = new ReferenceLedger(registry);
  }
  tell(command: string, data: Json, refusal: string | null = null, actor = 'dev-ada'): this {
    const at = new Date(Date.parse('2026-06-01T00:00:00.000Z') + (this.minutes += 1) * 60_000).toISOString();
    expect([command, this.ledger.execute(actor, command, data, at).refusal]).toEqual([command, refusal]);
    return this;
  }
  open(policy: Json = {}, leastDeveloped = false): this {
    const kind = this.registry === 'UN01' ? 'mechanism' : 'party';
    this.tell('open-registry', { kind, operator: 'Trial', administrators: ['dev-ada', 'dev-bo'], trial: true, policy });
    for (const party of ['GHA', 'CHE', 'JPN']) {
      const least = leastDeveloped && party === 'GHA';
      const flags = { participating: true, leastDevelopedOrIsland: least, waivesAdaptationExemption: false, ndcPeriods: [NDC] };
      this.tell('register-party', { party, ...flags });
      this.tell('open-account', { account: `${party}-H1`, type: 'holding', party });
      this.tell('open-account', { account: `${party}-NDC`, type: 'retirement-ndc', party, ndcPeriod: NDC });
    }
    this.tell('open-account', { account: 'GHA-H2', type: 'holding', party: 'GHA' });
    return this.tell('open-account', { account: 'GHA-OP', type: 'cancellation-op', party: 'GHA' });
  }
  /** A component with this much verified in each year from 2025 back. */
  verified(...quantities: string[]): this {
    const years = quantities.map((_, i) => String(2026 - quantities.length + i));
    const start = `${years[0]}-01-01`;
    const programme = { programme: '10471', mode: 'pacm', outcome: 'reductions', start: '2022-01-01', end: '2026-12-31' };
    const words = { title: 'Cookstoves', methodology: 'AMS-II.G', sector: 'ENERGY', validatedBy: 'DOE-P' };
    this.tell('register-programme', { ...programme, ...words });
    const cap = { maximumAnnualAmount: '1000000', renewalsAllowed: true };
    this.tell('record-host-approval', { programme: '10471', host: 'GHA', ...cap });
    const place = { component: 'CP-1', programme: '10471', host: 'GHA', locatedIn: 'GHA', start, includedOn: start };
    const crediting = { type: 'renewable', start, end: '2026-12-31' };
    const rest = { expectedAnnual: '1000', technology: 'Cookstoves', validatedBy: 'DOE-A', otherSchemes: [] };
    this.tell('include-component', { ...place, crediting, ...rest, criteria: [{ criterion: 'C-1', met: true, evidence: DOCUMENT }] });
    const vintages = years.map((vintage, i) => ({ vintage, verified: quantities[i] }));
    const batch = { verification: 'V-1', programme: '10471', host: 'GHA', period: { from: start, to: '2025-12-31' }, batch: 'B-1' };
    return this.tell('verify-reductions', {
      ...batch,
      verifiedBy: 'DOE-V',
      report: DOCUMENT,
      components: [{ component: 'CP-1', vintages }],
    });
  }
  authorize(purposes: string[], oimp?: string, statement = 'all'): this {
    const terms = { authorization: 'A-1', host: 'GHA', statement, activities: ['10471'], cooperativeApproach: 'CA0001', purposes };
    const rest = {
      vintages: NDC,
      metric: 'GHG',
      sectors: ['ENERGY'],
      changesAfterFirstTransfer: false,
      terms: DOCUMENT,
      date: '2026-01-01',
    };
    return this.tell('authorize-units', { ...terms, ...(oimp === undefined ? {} : { firstTransfer: { oimp } }), ...rest });
  }
  issue(lines: Lines, distribution: Json[] = []): this {
    return this.tell('issue-units', { issuance: 'I-1', verification: 'V-1', lines, ...(distribution.length > 0 ? { distribution } : {}) });
  }
  transfer(from: string, to: string, units: Json, refusal: string | null = null): this {
    return this.tell('transfer-units', { from, to, units }, refusal);
  }
  units(which: Partial<Unit>): Unit[] {
    const members = Object.entries(which) as [keyof Unit, unknown][];
    return [...this.ledger.units().values()].filter((unit) => members.every(([name, value]) => unit[name] === value));
  }
  count = (which: Partial<Unit>): number => this.units(which).length;
  host = (): bigint => this.total(this.ledger.additions('GHA'));
  used = (party: string): bigint => this.total(this.ledger.subtractions(party));
  private total = (years: Map<string, bigint>): bigint => [...years.values()].reduce((sum, quantity) => sum + quantity, 0n);
  /** Share of proceeds, mandatory cancellation, and what is left for the participants. */
  shares = (): number[] => ['ADAPTATION-SHARE', 'OMGE-MANDATORY', 'PENDING'].map((account) => this.count({ account }));
}

const whole = (quantity: string, terms: Json): Lines => [{ component: 'CP-1', vintage: '2025', quantity, ...terms }];
const AER = { authorization: 'A-1' };
const MCU = { contribution: 'PI' };
const issued = (quantity: string, policy: Json = {}, leastDeveloped = false): Story =>
  new Story().open(policy, leastDeveloped).verified(quantity).authorize(['NDC']).issue(whole(quantity, AER));
const distributed = (): Story =>
  issued('100000').tell('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '93000' }] });
const acquired = (): Story => distributed().transfer('GHA-H1', 'CHE-H1', { quantity: '93000' });

describe('reference ledger: worked cases', () => {
  it('W-01 levies an authorized issuance and first transfers only the levies', () => {
    const story = distributed();
    expect(story.count({ account: 'ADAPTATION-SHARE', firstTransferred: true })).toBe(5_000);
    expect(story.count({ account: 'OMGE-MANDATORY', firstTransferred: true })).toBe(2_000);
    expect(story.count({ account: 'GHA-H1', firstTransferred: false, kind: 'AER' })).toBe(93_000);
    expect(story.ledger.additions('GHA')).toEqual(new Map([['2025', 7_000n]]));
    expect(story.transfer('GHA-H1', 'GHA-H2', { quantity: '10' }).host()).toBe(7_000n);
  });
  it('W-02 first transfers what goes to another Party', () => {
    const story = acquired();
    expect(story.count({ account: 'CHE-H1', firstTransferred: true })).toBe(93_000);
    expect([story.host(), story.used('CHE')]).toEqual([100_000n, 0n]);
  });
  it('W-03 subtracts from those who use, and leaves the OMGE for the world', () => {
    const story = acquired();
    story.tell('use-units', { from: 'CHE-H1', to: 'CHE-NDC', year: '2026', units: { quantity: '93000' } });
    expect([story.host(), story.ledger.subtractions('CHE')]).toEqual([100_000n, new Map([['2026', 93_000n]])]);
    story.tell('use-units', { from: 'ADAPTATION-SHARE', to: 'JPN-NDC', year: '2026', units: { quantity: '5000' } });
    expect(story.host() - story.used('CHE') - story.used('JPN')).toBe(2_000n);
    story.transfer('CHE-NDC', 'CHE-H1', { quantity: '1' }, 'double-use');
  });
  it.each(['issuance', 'authorization'])('W-04 first transfers all at issuance when that is the definition (%s)', (oimp) => {
    const story = new Story().open().verified('100000').authorize(['OP'], oimp).issue(whole('100000', AER));
    expect([story.count({ firstTransferred: true }), story.host()]).toEqual([100_000, 100_000n]);
  });
  it('W-05 first transfers at cancellation when use or cancellation is the definition', () => {
    const story = new Story().open().verified('100000').authorize(['OP'], 'use-or-cancellation');
    story.issue(whole('100000', AER), [{ account: 'GHA-H1', quantity: '93000' }]);
    expect(story.host()).toBe(7_000n);
    story.tell('cancel-units', { from: 'GHA-H1', purpose: 'OP', to: 'GHA-OP', units: { quantity: '10000' } });
    expect(story.host()).toBe(17_000n);
  });
  it('W-06 levies contribution units without any adjustment', () => {
    const story = new Story().open().verified('100000').authorize([], undefined, 'later').issue(whole('100000', MCU));
    expect([story.shares(), story.count({ kind: 'MCU' }), story.host()]).toEqual([[5_000, 2_000, 93_000], 100_000, 0n]);
  });
  it('W-09 spares a least developed host the share of proceeds', () => {
    const story = issued('100000', {}, true);
    expect([story.shares(), story.host()]).toEqual([[0, 2_000, 98_000], 2_000n]);
  });
  it.each([
    ['ceil', 1_169, 57_259],
    ['half-up', 1_169, 57_259],
    ['floor', 1_168, 57_260],
  ])('W-10 Myanmar, %s', (levyRounding, omge, rest) => {
    expect(issued('58428', { levyRounding }, true).shares()).toEqual([0, omge, rest]);
  });
  it.each([
    ['W-11', '58428', 'ceil', [2_922, 1_169, 54_337]],
    ['W-11', '58428', 'half-up', [2_921, 1_169, 54_338]],
    ['W-11', '58428', 'floor', [2_921, 1_168, 54_339]],
    ['W-12', '333', 'ceil', [17, 7, 309]],
    ['W-12', '333', 'floor', [16, 6, 311]],
    ['W-13', '1', 'floor', [0, 0, 1]],
    ['W-13', '1', 'ceil', [0, 1, 0]],
  ])('%s %s units, %s', (_case, quantity, levyRounding, shares) => {
    expect(issued(quantity, { levyRounding }).shares()).toEqual(shares);
  });
  it('W-14 splits the levies over lines by largest remainder', () => {
    const lines = ['2023', '2024', '2025'].map((vintage, i) => ({
      component: 'CP-1',
      vintage,
      quantity: ['333', '333', '334'][i] ?? '',
      ...AER,
    }));
    const story = new Story().open().verified('333', '333', '334').authorize(['NDC']).issue(lines);
    const by = (account: string) => lines.map(({ vintage }) => story.count({ account, vintage }));
    expect([by('ADAPTATION-SHARE'), by('OMGE-MANDATORY'), by('PENDING')]).toEqual([
      [17, 16, 17],
      [7, 6, 7],
      [309, 311, 310],
    ]);
  });
  it('W-15 levies once, however often it distributes', () => {
    const story = issued('100000').tell('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '40000' }] });
    story.tell('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H1', quantity: '53001' }] }, 'distribution-exceeds');
    story.tell('distribute-units', { issuance: 'I-1', distribution: [{ account: 'GHA-H2', quantity: '53000' }] });
    expect([story.shares(), story.count({ account: 'GHA-H1' }), story.count({ account: 'GHA-H2' })]).toEqual([
      [5_000, 2_000, 0],
      40_000,
      53_000,
    ]);
    expect(story.ledger.units().get('UN01-GHA-10471-2025-40001')?.account).toBe('GHA-H2');
  });
  it('W-21 splits so that the sender keeps the first part', () => {
    const story = imported('1000').transfer('GHA-H1', 'CHE-H1', { quantity: '400' });
    const serials = (account: string) => story.units({ account }).map(({ serial }) => serial);
    expect([serials('GHA-H1').at(-1), serials('CHE-H1')[0], serials('CHE-H1').length]).toEqual([600, 601, 400]);
    expect([story.count({ account: 'GHA-H1', firstTransferred: true }), story.host()]).toEqual([0, 400n]);
  });
});

function imported(...quantities: string[]): Story {
  const story = new Story('GHA01').open().verified('1').authorize(['NDC', 'OP'], 'use-or-cancellation');
  const rows = quantities.map((quantity, i) => {
    const underlying = { registry: 'GS', series: `S-${i}`, first: '1', last: quantity };
    return { host: 'GHA', activity: '10471', vintage: '2024', quantity, authorization: 'A-1', underlying, mitigationType: 'reductions' };
  });
  const controlTotal = String(quantities.reduce((sum, quantity) => sum + Number(quantity), 0));
  return story.tell('import-opening-balance', { import: 'O-1', account: 'GHA-H1', kind: 'ITMO', controlTotal, rows });
}

describe('reference ledger: what random programmes rest on', () => {
  const serials = (story: Story, account: string) => story.units({ account }).map(({ serial }) => serial);

  it('takes whole blocks first and the last part of the last one', () => {
    const story = imported('3', '5').transfer('GHA-H1', 'GHA-H2', { quantity: '5' });
    expect(serials(story, 'GHA-H2')).toEqual([1, 2, 3, 7, 8]);
    story.transfer('GHA-H2', 'GHA-H1', { blocks: ['GHA01-GHA-10471-2024-2-2'] }).transfer('GHA-H2', 'GHA-H1', { quantity: '2' });
    expect(serials(story, 'GHA-H2')).toEqual([7, 8]);
    story.transfer('GHA-H1', 'GHA-H2', { quantity: '4' });
    expect(serials(story, 'GHA-H2')).toEqual([1, 2, 3, 6, 7, 8]);
  });
  it('answers in the order of the table', () => {
    const story = imported('10');
    const block = (range: string) => ({ blocks: [`GHA01-GHA-10471-2024-${range}`] });
    story.tell('freeze-units', { blocks: block('1-2').blocks, reason: { code: 'other' } });
    story.transfer('GHA-H1', 'NO-SUCH', block('1-20'), 'unknown-account').transfer('GHA-H1', 'GHA-H1', block('1-20'), 'same-account');
    story.transfer('CHE-H1', 'PENDING', block('1-20'), 'unknown-units').transfer('CHE-H1', 'PENDING', block('1-2'), 'units-not-held');
    story
      .transfer('GHA-H1', 'PENDING', block('1-2'), 'units-frozen')
      .transfer('GHA-H1', 'PENDING', { quantity: '9' }, 'insufficient-units');
    story.transfer('GHA-H1', 'PENDING', { quantity: '8' }, 'account-not-entitled');
    story.tell('use-units', { from: 'GHA-H1', to: 'GHA-NDC', year: '2025', units: { quantity: '1' } }, 'account-not-entitled');
    story.tell('use-units', { from: 'GHA-H1', to: 'CHE-NDC', year: '2031', units: { quantity: '1' } }, 'vintage-outside-period');
  });
  it('carries a deficit into the next year', () => {
    const story = new Story().open().verified('-40', '30', '100');
    expect(['2023', '2024', '2025'].map((vintage) => story.ledger.issuable('CP-1', vintage))).toEqual([0n, 0n, 90n]);
  });
  it('reserves what is proposed, and moves exactly that', () => {
    const approvals = [{ command: 'transfer-units', by: 'colleague' }];
    const story = imported('10').tell('set-policy', { replaces: '1', policy: { approvals }, reason: { code: 'policy' } });
    const data = { from: 'GHA-H1', to: 'CHE-H1', units: { quantity: '4' } };
    const approval = { proposal: 'P-1', hash: commandHash('transfer-units', data) };
    story.tell('transfer-units', data, 'approval-required').tell('propose', { proposal: 'P-1', command: 'transfer-units', data });
    story.tell('transfer-units', { ...data, units: { quantity: '7' } }, 'insufficient-units');
    story.tell('cancel-units', cancelled('GHA01-GHA-10471-2024-7-7'), 'units-reserved');
    story.tell('freeze-units', { blocks: ['GHA01-GHA-10471-2024-8-8'], reason: { code: 'other' } });
    story.tell('approve', approval, 'same-person').tell('approve', approval, 'units-frozen', 'dev-bo');
    story.tell('unfreeze-units', { blocks: ['GHA01-GHA-10471-2024-8-8'], reason: { code: 'other' } });
    story.tell('approve', approval, null, 'dev-bo').tell('approve', approval, 'proposal-closed', 'dev-bo');
    expect([serials(story, 'CHE-H1'), story.host()]).toEqual([[7, 8, 9, 10], 4n]);
  });
  const cancelled = (block: string): Json => ({
    from: 'GHA-H1',
    purpose: 'administrative',
    to: 'CANCELLATION-ADMINISTRATIVE',
    units: { blocks: [block] },
  });
});

describe('programme of commands', () => {
  type Answer = { given: string; command: string; at: string; refusal: string | null };
  const told = (seed: number, length = 100): Answer[] => {
    const ledger = new ReferenceLedger(registryOf(seed));
    const answers: Answer[] = [];
    for (const given of programmeOfCommands(seed, ledger, length)) {
      const { actor, command, data, at } = given;
      answers.push({ given: JSON.stringify(given), command, at, refusal: ledger.execute(actor, command, data, at).refusal });
    }
    return answers;
  };
  const programmes = Array.from({ length: 50 }, (_, seed) => told(seed));
  const answers = programmes.flat();

  it('tells the same story for the same seed, and another for another', () => {
    expect(told(7)).toEqual(programmes[7]);
    expect(told(8)).not.toEqual(programmes[7]);
  });
  it('moves on in time', () => {
    for (const times of programmes.map((steps) => steps.map(({ at }) => at))) expect(times).toEqual([...new Set(times)].sort());
  });
  it('accepts 55 of 100 or more, and refuses a quarter or more', () => {
    const accepted = answers.filter(({ refusal }) => refusal === null).length / answers.length;
    expect(accepted).toBeGreaterThanOrEqual(0.55);
    expect(accepted).toBeLessThanOrEqual(0.75);
  });
  it('has every command accepted somewhere', () => {
    const accepted = new Set(answers.filter(({ refusal }) => refusal === null).map(({ command }) => command));
    expect(COMMANDS.filter((command) => !accepted.has(command))).toEqual([]);
  });
  it('reaches the refusals that depend on the state', () => {
    const reached = new Set(answers.map(({ refusal }) => refusal));
    expect(REFUSALS.filter((code) => !reached.has(code))).toEqual([]);
    expect([...reached].filter((code) => code !== null && !REFUSALS.includes(code))).toEqual([]);
  });
});
