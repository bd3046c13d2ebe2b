import { createHash } from 'node:crypto';
import { commandHash, type Json, type Unit } from './reference-book.js';
import type { ReferenceLedger } from './reference-ledger.js';

export type Step = { command: string; data: Json; actor?: string; accepted?: () => void };
export type Recipe = () => Step | null;
type Span = { from: string; to: string };
type Years = { first: string; last: string };
export type Account = { account: string; type: string; party: string | null; holder?: string; ndcPeriod?: Years };
export type Programme = { programme: string; start: string; end: string; periodEnds: string[]; imported: boolean };
export type Component = {
  component: string;
  programme: string;
  host: string;
  start: string;
  end: string;
  periods: Span[];
  scheme: boolean;
  site: string;
};
export type Line = {
  verification: string;
  component: string;
  programme: string;
  host: string;
  vintage: string;
  issuable: number;
  issued: number;
};
type Terms = {
  authorization: string;
  host: string;
  statement: string;
  activities: string[];
  purposes: string[];
  vintages: Years;
  metric: string;
};
export type Authorization = Terms & { quantity?: string; issuedUntil?: string; usedUntil?: string; parties?: string[] };
export type Proposal = {
  proposal: string;
  command: string;
  hash: string;
  actor: string;
  at: number;
  closed: boolean;
  executed: () => void;
};
export type IssuedLine = {
  component: string;
  vintage: string;
  quantity: string;
  authorization?: string;
  contribution?: string;
  nonGhgQuantity?: string;
};
export type Row = {
  host: string;
  activity: string;
  vintage: string;
  quantity: string;
  authorization?: string;
  underlying: Json;
  mitigationType: string;
} & {
  firstTransferredOn?: string;
};

export const HOUR = 3_600_000;
const FIRST_INSTANT = Date.parse('2026-02-01T08:00:00.000Z');
const NDC_PERIODS = [
  { first: '2016', last: '2020', type: 'multi-year' },
  { first: '2021', last: '2025', type: 'multi-year' },
  { first: '2026', last: '2030', type: 'single-year' },
];
const PARTIES = ['GHA', 'RWA', 'CHE'];
const HOSTS = ['GHA', 'RWA'];
const TODAY_NDC = { first: '2021', last: '2025' };
const NEXT_NDC = { first: '2026', last: '2030' };
const LAST_NDC = { first: '2016', last: '2020' };
export const ACCOUNTS: (Account & { party: string })[] = [
  { account: 'GHA-H1', type: 'holding', party: 'GHA', holder: 'ACME' },
  { account: 'GHA-H2', type: 'holding', party: 'GHA' },
  { account: 'RWA-H1', type: 'holding', party: 'RWA' },
  { account: 'CHE-H1', type: 'holding', party: 'CHE', holder: 'ACME' },
  { account: 'CHE-H2', type: 'holding', party: 'CHE' },
  { account: 'CHE-NDC', type: 'retirement-ndc', party: 'CHE', ndcPeriod: TODAY_NDC },
  { account: 'CHE-NEXT', type: 'retirement-ndc', party: 'CHE', ndcPeriod: NEXT_NDC },
  { account: 'RWA-NDC', type: 'retirement-ndc', party: 'RWA', ndcPeriod: TODAY_NDC },
  { account: 'GHA-OP', type: 'cancellation-op', party: 'GHA' },
  { account: 'CHE-IMP', type: 'cancellation-imp', party: 'CHE' },
  { account: 'CHE-CER', type: 'retirement-cer', party: 'CHE', ndcPeriod: LAST_NDC },
];
const ADMINISTRATIVE = ['PENDING', 'CANCELLATION-ADMINISTRATIVE', 'OMGE-VOLUNTARY', 'CANCELLATION-VOLUNTARY'];
const CANCELLATION: Record<string, string> = {
  IMP: 'cancellation-imp',
  OP: 'cancellation-op',
  OMGE: 'omge-voluntary',
  voluntary: 'cancellation-voluntary',
  administrative: 'cancellation-administrative',
};
export const without = (data: Json, ...names: string[]): Json =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
export const terminal = (type: string): boolean => /^(omge|retirement|cancellation)-/.test(type);
export const authorized = (unit: Unit): boolean => unit.kind === 'AER' || unit.kind === 'ITMO';
export const series = (unit: Unit): string => unit.id.slice(0, unit.id.lastIndexOf('-'));
export const nextDay = (date: string, days = 1): string => new Date(Date.parse(date) + days * 24 * HOUR).toISOString().slice(0, 10);
const years = ({ from, to }: Span): string[] =>
  Array.from({ length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (_, i) => String(Number(from.slice(0, 4)) + i));
export const within = (year: string, period: Years | undefined): boolean => !period || (period.first <= year && year <= period.last);

/** mulberry32. */
class Dice {
  constructor(private state: number) {}
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  chance = (probability: number): boolean => this.roll() < probability;
  between = (least: number, most: number): number => least + Math.floor(this.roll() * (most - least + 1));
  pick = <T>(items: readonly T[]): T | undefined => items[Math.floor(this.roll() * items.length)];
  oneOf = <T>(...items: [T, ...T[]]): T => items[Math.floor(this.roll() * items.length)] ?? items[0];
}

/**
 * A programme as it is told: what was accepted so far, and how to ask for the next thing. What the contract leaves open is avoided, so that
 * a difference between two ledgers is a bug and not a reading.
 */
export class Story {
  protected readonly dice: Dice;
  protected readonly mechanism: boolean;
  protected readonly actors: string[];
  protected readonly opening: Step[];
  protected readonly longestPause: number;
  protected clock = FIRST_INSTANT;
  protected coded = 0;
  protected units: Unit[] = [];
  protected states = new Map<string, string>();
  protected policyNumber = 1;
  protected approvals: string[] = [];
  protected gate = 'issued';
  protected readonly accounts: Account[] = [];
  protected readonly programmes: Programme[] = [];
  protected readonly caps = new Map<string, number>(); // by programme and host
  protected readonly components: Component[] = [];
  protected readonly lines: Line[] = [];
  protected readonly verifications: { verification: string; report: Json; programme: string; host: string }[] = [];
  protected readonly authorizations: Authorization[] = [];
  protected readonly issuances: string[] = [];
  protected readonly imports: string[] = [];
  protected readonly lots: { series: string; last: number }[] = [];
  protected readonly proposals: Proposal[] = [];
  protected readonly outside = new Set<string>(); // Parties that do not participate now
  protected readonly trusted = new Set<string>();
  protected readonly granted: string[] = [];

  constructor(
    seed: number,
    protected readonly ledger: ReferenceLedger,
    length: number,
  ) {
    this.dice = new Dice(seed * 7919 + 13);
    this.mechanism = ledger.registry === 'UN01';
    this.actors = seed % 10 === 5 ? ['dev-ada'] : ['dev-ada', 'dev-bo', 'dev-cy'];
    this.longestPause = Math.min(20 * HOUR, Math.floor((300 * 24 * HOUR) / length));
    this.opening = this.setting();
  }

  someone = (): string => this.dice.pick(this.actors) ?? 'dev-ada';
  now(): string {
    this.clock += 1_001 + this.dice.between(0, this.longestPause);
    return new Date(this.clock).toISOString();
  }

  // What is there

  protected code = (stem: string): string => `${stem}-${(this.coded += 1)}`;
  protected document = (): Json => ({ sha256: createHash('sha256').update(this.code('document')).digest('hex') });
  protected today = (): string => new Date(this.clock).toISOString().slice(0, 10);
  protected isActive = (account: Account): boolean => this.states.get(account.account) === 'active';
  protected active = (type: string): Account[] => this.accounts.filter((account) => account.type === type && this.isActive(account));
  protected held = (account: string): Unit[] => this.units.filter((unit) => unit.account === account);
  protected free = (account: string): Unit[] => this.held(account).filter((unit) => !unit.frozen && !unit.reserved);
  protected stocked = (): Account[] =>
    [...this.active('holding'), ...this.active('adaptation-share')].filter(({ account }) => this.free(account).length > 0);
  protected terms = (unit: Unit): Authorization | undefined =>
    this.authorizations.find((terms) => terms.authorization === unit.authorization);
  protected capLeft = (programme: string, host: string, vintage: string): number =>
    this.lines.reduce(
      (left, line) => (line.programme === programme && line.host === host && line.vintage === vintage ? left - line.issued : left),
      this.caps.get(`${programme} ${host}`) ?? 0,
    );
  protected authorizationLeft = (terms: Authorization): number =>
    Number(terms.quantity ?? '100000') - this.units.filter((unit) => unit.authorization === terms.authorization).length;
  protected mayReach(unit: Unit, party: string | null): boolean {
    const { usedUntil = '9999', parties } = this.terms(unit) ?? {};
    return usedUntil > '2026-12-31' && (party === null || party === unit.host || !parties || parties.includes(party));
  }
  protected mayMove(unit: Unit, from: Account, to: Account): boolean {
    const abroad = from.party !== null && to.party !== null && from.party !== to.party;
    const first = authorized(unit) && !unit.firstTransferred && (abroad || to.type === 'adaptation-share');
    return !first || (this.mayReach(unit, to.party) && !this.outside.has(to.party ?? ''));
  }
  protected runs(units: Unit[]): Unit[][] {
    const ordered = units.toSorted((a, b) => (series(a) === series(b) ? a.serial - b.serial : series(a) < series(b) ? -1 : 1));
    const runs: Unit[][] = [];
    for (const unit of ordered) {
      const last = runs.at(-1)?.at(-1);
      if (last && series(last) === series(unit) && last.serial + 1 === unit.serial) runs.at(-1)?.push(unit);
      else runs.push([unit]);
    }
    return runs;
  }
  /** One range, or two apart, out of these units. */
  protected blocks(units: Unit[]): string[] {
    const runs = this.runs(units);
    const chosen = new Set([this.dice.pick(runs), ...(this.dice.chance(0.25) ? [this.dice.pick(runs)] : [])]);
    return [...chosen].flatMap((run) => {
      if (!run) return [];
      const whole = this.dice.chance(0.3);
      const first = whole ? 0 : this.dice.between(0, run.length - 1);
      const last = whole ? run.length - 1 : this.dice.between(first, run.length - 1);
      return [`${run[first]!.id}-${run[last]!.serial}`];
    });
  }
  protected someOf(goods: Unit[], free: Unit[]): Json {
    const sample = this.dice.pick(goods);
    if (!sample || goods.length < free.length || this.dice.chance(0.5)) return { blocks: this.blocks(goods) };
    const purpose = this.dice.pick(this.terms(sample)?.purposes ?? []);
    const filter = this.dice.oneOf<{ [name: string]: string | undefined }>(
      {},
      {},
      { vintage: sample.vintage },
      { activity: sample.activity, vintage: sample.vintage },
      { kind: sample.kind },
      sample.authorization === null ? {} : { authorization: sample.authorization },
      purpose === undefined ? {} : { purpose },
    );
    const fits = (unit: Unit) =>
      Object.entries(filter).every(([name, value]) =>
        name === 'purpose' ? this.terms(unit)?.purposes.includes(value ?? '') : unit[name as 'kind'] === value,
      );
    return { quantity: String(this.dice.between(1, Math.min(200, free.filter(fits).length))), ...filter };
  }

  // The setting

  protected setting(): Step[] {
    const short = this.dice.chance(0.3);
    this.gate = short || this.dice.chance(0.6) ? 'issued' : 'submitted';
    const one: Programme = this.programme('10471', '2022-01-01', '2026-12-31');
    const two: Programme = this.programme('GS11732', '2021-07-01', '2036-06-30');
    const programmes = this.dice.chance(0.5) ? [one, two] : [one];
    const old: Programme = { programme: 'CDM7', start: '2014-01-01', end: '2020-12-31', periodEnds: [], imported: true };
    const removals = (programme: Programme) => programme === two;
    return [
      this.openRegistry(),
      ...PARTIES.map((party) => this.registerParty(party)),
      ...ACCOUNTS.filter(({ account }) => !['CHE-NEXT', 'RWA-NDC'].includes(account) || this.dice.chance(0.6)).map((account) =>
        this.open(account),
      ),
      ...programmes.map((programme) => this.register(programme, 'pacm', removals(programme))),
      ...(this.dice.chance(this.mechanism ? 0.4 : 0.7) ? [this.register(old, 'cdm', false)] : []),
      ...programmes.flatMap((programme) => HOSTS.map((host) => this.approveHost(programme.programme, host))),
      ...programmes.flatMap((programme) => this.firstComponents(programme, removals(programme), short)),
      ...programmes.flatMap(({ programme }) => [0, 1, 2].map(() => this.authorize('GHA', [programme]))),
      this.authorize('RWA', [one.programme]),
    ];
  }
  protected programme(programme: string, start: string, end: string): Programme {
    const periodEnds = this.dice.oneOf(
      ['2022-12-31', '2023-12-31', '2024-12-31', '2025-12-31'],
      ['2022-12-31', '2023-06-30', '2024-12-31', '2025-06-30', '2025-12-31'],
      ['2023-03-31', '2024-03-31', '2025-03-31', '2025-12-31'],
    );
    return { programme, start, end, periodEnds, imported: false };
  }
  protected openRegistry(): Step {
    const approvals = this.dice.chance(0.45) ? this.someApprovals() : [];
    const policy = {
      nextPeriodGate: this.gate,
      levyRounding: this.dice.oneOf('ceil', 'ceil', 'floor', 'half-up'),
      bufferRounding: this.dice.oneOf('ceil', 'floor', 'half-up'),
      creditingStart: this.dice.oneOf('inclusion', '2021'),
      ...(approvals.length > 0 ? { approvals, transferDelayHours: this.dice.oneOf('0', '0', '12', '24') } : {}),
    };
    const data = {
      kind: this.mechanism ? 'mechanism' : 'party',
      operator: 'Trial registry',
      administrators: this.actors,
      trial: true,
      policy,
    };
    const own = [...ADMINISTRATIVE, ...(this.mechanism ? ['ADAPTATION-SHARE', 'OMGE-MANDATORY', 'BUFFER', 'CANCELLATION-REVERSAL'] : [])];
    return {
      command: 'open-registry',
      data,
      accepted: () => {
        this.approvals = approvals.map(({ command }) => command);
        this.accounts.push(...own.map((account) => ({ account, type: account.toLowerCase(), party: null })));
      },
    };
  }
  protected someApprovals = (): { command: string; by: string }[] =>
    this.dice.oneOf(
      [{ command: 'transfer-units', by: 'colleague' }],
      [
        { command: 'transfer-units', by: 'counterparty' },
        { command: 'cancel-units', by: 'colleague' },
      ],
      [
        { command: 'issue-units', by: 'colleague' },
        { command: 'transfer-units', by: 'colleague' },
      ],
      [{ command: 'cancel-units', by: 'colleague' }],
    );
  protected registerParty = (party: string): Step => ({
    command: 'register-party',
    data: {
      party,
      participating: true,
      leastDevelopedOrIsland: party === 'RWA',
      waivesAdaptationExemption: party === 'RWA' && this.dice.chance(0.3),
      ndcPeriods: NDC_PERIODS,
    },
  });
  protected open = (account: Account & { party: string }): Step => ({
    command: 'open-account',
    data: account,
    accepted: () => void this.accounts.push(account),
  });
  protected register(programme: Programme, mode: string, removals: boolean): Step {
    const rest = without(programme, 'periodEnds', 'imported');
    const outcome = removals ? 'removals' : 'reductions';
    const rating = removals && this.mechanism ? { riskRatingBps: this.dice.oneOf('1500', '300') } : {};
    const words = { title: 'Improved cookstoves', methodology: 'AMS-II.G', sector: 'ENERGY', validatedBy: 'DOE-P' };
    return {
      command: 'register-programme',
      data: { ...rest, ...words, mode, outcome, ...rating },
      accepted: () => void this.programmes.push(programme),
    };
  }
  protected approveHost(programme: string, host: string, least = 0): Step {
    const cap = least + this.dice.oneOf(150, 250, 450);
    const waiver = host === 'RWA' && programme === 'GS11732' ? { waivesAdaptationExemption: true } : {};
    return {
      command: 'record-host-approval',
      data: { programme, host, maximumAnnualAmount: String(cap), renewalsAllowed: true, ...waiver },
      accepted: () => void this.caps.set(`${programme} ${host}`, cap),
    };
  }
  protected firstComponents(programme: Programme, removals: boolean, short: boolean): Step[] {
    const hosts = ['GHA', 'GHA', ...(this.dice.chance(0.6) ? ['RWA'] : [])];
    const last = removals ? '2035-12-31' : '2026-12-31';
    const steps = hosts.map((host, i) => {
      const start = i === 0 ? '2022-01-01' : this.dice.oneOf('2022-01-01', '2022-01-01', '2022-07-01', '2022-10-15');
      return this.include({ component: `${programme.programme}-C${i + 1}`, programme: programme.programme, host, start, end: last });
    });
    if (!short || removals) return steps;
    const late = {
      component: `${programme.programme}-SHORT`,
      programme: programme.programme,
      host: 'GHA',
      start: '2022-01-01',
      end: '2023-06-30',
    };
    return [...steps, this.include(late)];
  }
  protected include(claimed: { component: string; programme: string; host: string; start: string; end: string }, changes: Json = {}): Step {
    const component: Component = { ...claimed, periods: [], scheme: this.dice.chance(0.2), site: this.code('SITE') };
    const { programme, host, start, end } = component;
    const schemes = component.scheme
      ? [{ scheme: 'VCS', identifier: 'VCS 2676', state: 'registered', since: '2021-07-01' }]
      : this.dice.chance(0.2)
        ? [{ scheme: 'GS', identifier: 'GS 11732', state: 'deregistered', since: '2021-07-01', creditedUntil: '2021-12-31' }]
        : [];
    const data = {
      component: component.component,
      programme,
      host,
      locatedIn: host,
      site: component.site,
      start: start,
      includedOn: start,
      crediting: { type: 'renewable', start, end },
      expectedAnnual: String(this.dice.between(10, 45)),
      technology: 'Cookstoves',
      validatedBy: 'DOE-A',
      criteria: [{ criterion: 'C-1', met: true, evidence: this.document() }],
      otherSchemes: schemes,
      ...changes,
    };
    return { command: 'include-component', data, accepted: () => void this.components.push(component) };
  }
  protected authorize(host: string, activities: string[], changes: Json = {}): Step {
    const statement = this.dice.oneOf('all', 'all', 'all', 'part', 'part', 'later', 'none');
    const authorizes = statement === 'all' || statement === 'part';
    const purposes = authorizes ? this.dice.oneOf(['NDC'], ['IMP'], ['OP'], ['NDC', 'IMP'], ['NDC', 'OP'], ['NDC', 'IMP', 'OP']) : [];
    const oimp = this.dice.oneOf('authorization', 'issuance', 'use-or-cancellation', 'use-or-cancellation', 'first-international-transfer');
    const nonGhg = authorizes && this.dice.chance(0.08);
    const data = {
      authorization: this.code('A'),
      host,
      statement,
      activities,
      cooperativeApproach: this.mechanism ? 'CA0001' : 'CA0046',
      purposes,
      ...(purposes.some((purpose) => purpose !== 'NDC') ? { firstTransfer: { oimp } } : {}),
      ...(authorizes && this.dice.chance(0.25) ? { quantity: String(this.dice.between(60, 400)) } : {}),
      vintages: this.dice.chance(0.3) ? { first: '2022', last: '2023' } : { first: '2014', last: '2030' },
      ...(authorizes && this.dice.chance(0.1) ? { issuedUntil: this.dice.oneOf('2026-01-31', '2027-12-31') } : {}),
      ...(authorizes && this.dice.chance(0.2) ? { usedUntil: this.dice.oneOf('2026-01-31', '2030-12-31') } : {}),
      ...(authorizes && this.dice.chance(0.2) ? { parties: this.dice.oneOf(['CHE'], ['RWA'], ['CHE', 'RWA']) } : {}),
      metric: nonGhg ? 'non-GHG' : 'GHG',
      ...(nonGhg ? { nonGhgMetric: 'MWh' } : {}),
      sectors: ['ENERGY'],
      changesAfterFirstTransfer: false,
      terms: this.document(),
      date: '2025-06-30',
      ...changes,
    };
    return { command: 'authorize-units', data, accepted: () => void this.authorizations.push(data) };
  }

  // Cycle of an activity

  protected periodOf(component: Component): Span | null {
    const last = component.periods.at(-1);
    const from = last ? nextDay(last.to) : component.start;
    const to = this.programmes.find(({ programme }) => programme === component.programme)?.periodEnds.find((end) => end >= from);
    return to !== undefined && to <= component.end ? { from, to } : null;
  }
  protected isReady(component: Component, { from }: Span): boolean {
    if (component.end < '2024-01-01') return false;
    if (this.gate === 'issued')
      return this.lines.every((line) => line.component !== component.component || line.issuable === 0 || line.issued > 0);
    const before = this.components.filter((other) => other.programme === component.programme).flatMap((other) => other.periods);
    const previous = before.map(({ to }) => to).filter((to) => to < from);
    const fellow = this.components.filter((other) => other.programme === component.programme);
    return fellow.every((other) => previous.every((end) => other.start > end || (other.periods.at(-1)?.to ?? '') >= end));
  }
  protected verify(batch: Component[], period: Span, changes: Json = {}): Step {
    const { programme, host } = batch[0]!;
    const verification = this.code('V');
    const report = this.document();
    const before = batch.flatMap(({ component }) =>
      years(period).map((vintage) => ({ component, vintage, was: this.ledger.issuable(component, vintage) })),
    );
    const confirmation = { scheme: 'VCS', ...period, document: this.document() };
    const components = batch.map(({ component, scheme }) => ({
      component,
      vintages: years(period).map((vintage) => this.verified(vintage)),
      ...(scheme ? { schemeConfirmations: [confirmation] } : {}),
    }));
    const data = { verification, programme, host, period, batch: this.code('B'), verifiedBy: 'DOE-V', report, components, ...changes };
    return {
      command: 'verify-reductions',
      data,
      accepted: () => {
        batch.forEach((component) => component.periods.push(period));
        this.verifications.push({ verification, report, programme, host });
        for (const { component, vintage, was } of before) {
          const issuable = Number(this.ledger.issuable(component, vintage) - was);
          this.lines.push({ verification, component, programme, host, vintage, issuable, issued: 0 });
        }
      },
    };
  }
  protected verified(vintage: string): Json {
    const verified = this.dice.chance(0.06) ? -this.dice.between(1, 40) : this.dice.chance(0.04) ? 0 : this.dice.between(1, 130);
    if (!this.dice.chance(0.15)) return { vintage, verified: String(verified) };
    const reason = this.dice.oneOf('domestic-scheme', 'nested-programme', 'results-based-finance', 'other-market', 'uncertainty');
    return {
      vintage,
      verified: String(verified),
      deductions: [{ reason, quantity: String(this.dice.between(1, 30)), reference: 'REF-1' }],
    };
  }
  protected nextVerification(changes: Json = {}, which: (component: Component) => boolean = () => true): Step | null {
    const ready = this.components.filter((component) => {
      const period = this.periodOf(component);
      return period !== null && this.isReady(component, period) && which(component);
    });
    const first = this.dice.pick(ready);
    const period = first && this.periodOf(first);
    if (!period) return null;
    const sameBatch = (other: Component) => {
      const theirs = this.periodOf(other);
      return other.programme === first.programme && other.host === first.host && theirs?.from === period.from && theirs.to === period.to;
    };
    const others = ready.filter((other) => other !== first && sameBatch(other) && this.dice.chance(0.6));
    return this.verify([first, ...others], period, changes);
  }

  protected claims(line: Line, quantity: number): IssuedLine | null {
    const { component, programme, host, vintage } = line;
    const statements = this.authorizations.filter((terms) => terms.host === host && terms.activities.includes(programme));
    const fit = statements.filter(
      (terms) =>
        terms.purposes.length > 0 &&
        within(vintage, terms.vintages) &&
        (terms.issuedUntil ?? '9999') > '2026-12-31' &&
        this.authorizationLeft(terms) >= quantity,
    );
    const terms = this.dice.chance(this.mechanism ? 0.8 : 1) ? this.dice.pick(fit) : undefined;
    const base = { component, vintage, quantity: String(quantity) };
    if (terms) {
      const nonGhg = terms.metric === 'non-GHG' ? { nonGhgQuantity: String(quantity * 2) } : {};
      return { ...base, authorization: terms.authorization, ...nonGhg };
    }
    if (!this.mechanism || statements.length === 0) return null;
    const keeps = statements.some(({ statement }) => statement === 'later' || statement === 'part');
    return { ...base, contribution: keeps ? this.dice.oneOf('PI', 'NPI') : 'NPI' };
  }
  protected issuable = (): Line[] =>
    this.lines.filter((line) => line.issuable > line.issued && this.capLeft(line.programme, line.host, line.vintage) > 0);
  protected issue(changes: (lines: IssuedLine[]) => Json = () => ({})): Step | null {
    const first = this.dice.pick(this.issuable());
    if (!first) return null;
    const fellows = this.issuable().filter((line) => line.verification === first.verification && line !== first && this.dice.chance(0.7));
    const asked = new Map<string, number>();
    const chosen = [first, ...fellows].flatMap((line) => {
      const used = asked.get(line.vintage) ?? 0;
      const most = Math.min(line.issuable - line.issued, this.capLeft(line.programme, line.host, line.vintage) - used);
      const quantity = this.dice.chance(0.6) ? most : this.dice.between(1, Math.max(1, most));
      const claims = most > 0 ? this.claims(line, quantity) : null;
      if (!claims) return [];
      asked.set(line.vintage, used + quantity);
      return [{ line, claims }];
    });
    if (chosen.length === 0) return null;
    const issuance = this.code('I');
    const lines = chosen.map(({ claims }) => claims);
    const distribution = this.dice.chance(0.5) ? this.targets(first.host, lines, Math.floor(this.total(lines) * 0.6) - 3) : [];
    const targets = distribution.length > 0 ? { distribution } : {};
    return {
      command: 'issue-units',
      data: { issuance, verification: first.verification, lines, ...targets, ...changes(lines) },
      accepted: () => {
        this.issuances.push(issuance);
        for (const { line, claims } of chosen) line.issued += Number(claims.quantity);
      },
    };
  }
  protected total = (lines: { quantity: string }[]): number => lines.reduce((sum, { quantity }) => sum + Number(quantity), 0);
  /** Accounts of another Party only where nothing stands against a first transfer to it. */
  protected targets(host: string, claims: { authorization?: string | null }[], most: number): { account: string; quantity: string }[] {
    const open = claims.every(({ authorization }) => {
      const terms = this.authorizations.find((known) => known.authorization === authorization);
      return !terms || (!terms.parties && !terms.usedUntil);
    });
    const accounts = this.active('holding').filter(({ party }) => party === host || (open && !this.outside.has(party ?? '')));
    const targets: { account: string; quantity: string }[] = [];
    for (let left = most; left > 0 && targets.length < 2;) {
      const account = this.dice.pick(accounts.filter((other) => targets.every((target) => target.account !== other.account)))?.account;
      const quantity = this.dice.between(1, left);
      if (account === undefined) break;
      targets.push({ account, quantity: String(quantity) });
      left -= quantity;
    }
    return targets;
  }
  protected distribute(): Step | null {
    const pending = this.held('PENDING').filter((unit) => unit.issuance !== null);
    const sample = this.dice.pick(pending);
    if (!sample) return null;
    const left = pending.filter((unit) => unit.issuance === sample.issuance);
    const distribution = this.targets(sample.host, left, left.length);
    return distribution.length === 0 ? null : { command: 'distribute-units', data: { issuance: sample.issuance, distribution } };
  }
  protected isImportable = ({ purposes, metric, vintages, issuedUntil }: Authorization): boolean =>
    purposes.length > 0 && metric === 'GHG' && vintages.first === '2014' && issuedUntil === undefined;
  protected import(
    changes: (rows: Row[]) => Json = () => ({}),
    kind = this.dice.oneOf(this.mechanism ? 'CER' : 'ITMO', 'CER'),
  ): Step | null {
    const accounts = this.active('holding').filter(({ party }) => !this.outside.has(party ?? ''));
    const terms = this.dice.pick(this.authorizations.filter((terms) => this.isImportable(terms)));
    const activity = kind === 'CER' ? this.programmes.find(({ imported }) => imported)?.programme : terms?.activities[0];
    const account = this.dice.pick(accounts);
    if (activity === undefined || !account) return null;
    const lots = new Map(this.lots.map(({ series, last }) => [series, last]));
    const most = kind === 'CER' || !terms ? 60 : Math.floor(this.authorizationLeft(terms) / 3);
    if (most < 1) return null;
    const rows = Array.from({ length: this.dice.between(1, 3) }, () => {
      const vintage = kind === 'CER' ? this.dice.oneOf('2018', '2019', '2020') : this.dice.oneOf('2021', '2022', '2023');
      const underlying = `${activity}-${vintage}`;
      const quantity = this.dice.between(1, Math.min(60, most));
      const first = (lots.get(underlying) ?? 0) + this.dice.between(1, 30);
      lots.set(underlying, first + quantity - 1);
      return {
        host: kind === 'CER' ? this.dice.oneOf('GHA', 'RWA') : (terms?.host ?? 'GHA'),
        activity,
        vintage,
        quantity: String(quantity),
        ...(kind === 'ITMO' && terms ? { authorization: terms.authorization } : {}),
        underlying: { registry: 'GS', series: `GS1-1-${underlying}`, first: String(first), last: String(first + quantity - 1) },
        mitigationType: 'reductions',
        ...(kind === 'ITMO' && this.dice.chance(0.2) ? { firstTransferredOn: '2025-11-30' } : {}),
      };
    });
    const restricted = kind === 'ITMO' && (terms?.parties !== undefined || terms?.usedUntil !== undefined);
    const home = restricted ? this.dice.pick(accounts.filter(({ party }) => party === terms?.host)) : account;
    if (!home) return null;
    const code = this.code('OPENING');
    const data = { import: code, account: home.account, kind, controlTotal: String(this.total(rows)), rows, ...changes(rows) };
    return {
      command: 'import-opening-balance',
      data,
      accepted: () => {
        this.imports.push(code);
        this.lots.splice(0, this.lots.length, ...[...lots].map(([series, last]) => ({ series, last })));
      },
    };
  }

  // Movement

  protected transfer(which: (unit: Unit) => boolean = () => true): Step | null {
    const from = this.dice.pick(this.stocked());
    const holdings = this.active('holding').filter((account) => account !== from);
    const to = this.mechanism && this.dice.chance(0.08) ? this.active('adaptation-share')[0] : this.dice.pick(holdings);
    if (!from || !to || from === to) return null;
    const free = this.free(from.account);
    const goods = free.filter((unit) => which(unit) && this.mayMove(unit, from, to) && (to.type === 'holding' || unit.kind !== 'CER'));
    if (goods.length === 0) return null;
    const reference = this.dice.chance(0.2) ? { reference: this.code('REF') } : {};
    const units = to.type === 'holding' ? this.someOf(goods, free) : { blocks: this.blocks(goods) };
    return { command: 'transfer-units', data: { from: from.account, to: to.account, units, ...reference } };
  }
  protected use(which?: (unit: Unit, to: Account) => boolean, changes: Json = {}): Step | null {
    const to = this.dice.pick(
      [...this.active('retirement-ndc'), ...this.active('retirement-cer')].filter(({ party }) => !this.outside.has(party ?? '')),
    );
    const from = this.dice.pick(this.stocked());
    if (!to || !from) return null;
    const reaches = (unit: Unit) =>
      unit.host !== to.party &&
      (to.type === 'retirement-cer' ? unit.kind === 'CER' : authorized(unit) && this.mayReach(unit, to.party)) &&
      (unit.kind === 'CER' || this.terms(unit)?.purposes.includes('NDC')) &&
      within(unit.vintage, to.ndcPeriod);
    const free = this.free(from.account);
    const goods = free.filter((unit) => (which ? which(unit, to) : reaches(unit)));
    if (goods.length === 0) return null;
    const year = String(Number(to.ndcPeriod?.first ?? '2021') + this.dice.between(0, 4));
    return { command: 'use-units', data: { from: from.account, to: to.account, year, units: this.someOf(goods, free), ...changes } };
  }
  protected cancel(
    purpose = this.dice.oneOf('IMP', 'OP', 'OP', 'OMGE', 'voluntary', 'administrative'),
    which?: (unit: Unit) => boolean,
  ): Step | null {
    const to = this.dice.pick(this.active(CANCELLATION[purpose] ?? ''));
    const from = this.dice.pick(this.stocked());
    if (!to || !from || (this.outside.has(to.party ?? '') && to.party === from.party)) return null;
    const fits = (unit: Unit) =>
      purpose === 'administrative' ||
      ((purpose === 'voluntary'
        ? !authorized(unit)
        : authorized(unit) && this.mayReach(unit, to.party) && !this.outside.has(to.party ?? '')) &&
        (!['IMP', 'OP'].includes(purpose) || this.terms(unit)?.purposes.includes(purpose)));
    const free = this.free(from.account);
    const goods = free.filter(which ?? fits);
    if (goods.length === 0) return null;
    const beneficiary = this.dice.chance(0.2) ? { beneficiary: { scheme: 'account', identifier: 'GHA-H1' } } : {};
    const units = this.someOf(goods, free);
    return { command: 'cancel-units', data: { from: from.account, purpose, to: to.account, units, ...beneficiary } };
  }
  protected familiar(data: Json): boolean {
    const [from, to] = [data['from'], data['to']].map((code) => this.accounts.find(({ account }) => account === code));
    const holder = (account: Account | undefined) => account?.holder ?? account?.party ?? account?.account;
    return holder(from) === holder(to) || this.trusted.has(`${from?.account} ${to?.account}`);
  }
  protected needsApproval({ command, data }: Step): boolean {
    if (!this.approvals.includes(command)) return false;
    return command === 'transfer-units' ? !this.familiar(data) : command !== 'cancel-units' || data['purpose'] === 'administrative';
  }
  protected proposed(step: Step, proposal = this.code('P'), changes: Json = {}): Step {
    const { command, data } = step;
    const actor = this.someone();
    const executed = step.accepted ?? (() => {});
    const known = { proposal, command, hash: commandHash(command, data), actor, at: this.clock, closed: false, executed };
    return { command: 'propose', data: { proposal, command, data, ...changes }, actor, accepted: () => void this.proposals.push(known) };
  }
  /** The command itself, or its proposal where it needs an approval. */
  protected asPolicySays = (step: Step | null): Step | null =>
    step && this.needsApproval(step) && this.dice.chance(0.9)
      ? this.proposed(step, undefined, this.dice.chance(0.2) ? { expires: this.later(30) } : {})
      : step;
  protected later = (hours: number): string => new Date(this.clock + hours * HOUR + 7).toISOString();
  protected approve(which: (proposal: Proposal) => boolean, changes: Json = {}, samePerson = false): Step | null {
    const proposal = this.dice.pick(this.proposals.filter((one) => which(one) && this.approvals.includes(one.command)));
    const others = this.actors.filter((actor) => actor !== proposal?.actor);
    const actor = samePerson ? proposal?.actor : this.dice.pick(others);
    if (!proposal || actor === undefined) return null;
    const data = { proposal: proposal.proposal, hash: proposal.hash, ...changes };
    const accepted = () => {
      proposal.closed = true;
      proposal.executed();
    };
    return { command: 'approve', data, actor, accepted };
  }
  protected end(command: string, which: (proposal: Proposal) => boolean): Step | null {
    const proposal = this.dice.pick(this.proposals.filter(which));
    const actor = command === 'withdraw' ? proposal?.actor : this.dice.pick(this.actors.filter((other) => other !== proposal?.actor));
    if (!proposal || actor === undefined) return null;
    const data = { proposal: proposal.proposal, reason: { code: 'holder-request' } };
    return { command, data, actor, accepted: () => void (proposal.closed = true) };
  }
  protected recent = (proposal: Proposal): boolean => !proposal.closed && this.clock - proposal.at < 50 * HOUR;

  // Custody and control

  protected freeze(command: 'freeze-units' | 'unfreeze-units', which: (unit: Unit) => boolean): Step | null {
    const account = this.dice.pick(this.active('holding').filter(({ account }) => this.held(account).some(which)));
    if (!account) return null;
    const blocks = this.blocks(this.held(account.account).filter(which)).slice(0, 1);
    return { command, data: { blocks, reason: { code: 'court-order' } } };
  }
  protected setState(command: 'suspend-account' | 'reinstate-account', states: string[]): Step | null {
    const own = this.accounts.filter(({ account, party }) => party !== null && states.includes(this.states.get(account) ?? ''));
    const account = this.dice.pick(own)?.account;
    return account === undefined ? null : { command, data: { account, reason: { code: 'holder-request' } } };
  }
  protected close(which: (account: Account, units: Unit[]) => boolean, moves: boolean): Step | null {
    const holdings = this.accounts.filter(
      ({ account, type }) => type === 'holding' && ['active', 'suspended'].includes(this.states.get(account) ?? ''),
    );
    const account = this.dice.pick(holdings.filter((one) => which(one, this.held(one.account))));
    const to = this.dice.pick(this.active('holding').filter((other) => other !== account && other.party === account?.party));
    if (!account || (moves && !to)) return null;
    const moveTo = moves && to ? { moveTo: to.account } : {};
    return { command: 'close-account', data: { account: account.account, ...moveTo } };
  }
  protected openMore(): Step {
    const party = this.dice.pick(PARTIES.filter((code) => !this.outside.has(code))) ?? 'GHA';
    const type = this.dice.oneOf(
      'holding',
      'holding',
      'holding',
      'retirement-ndc',
      'cancellation-op',
      'cancellation-imp',
      'retirement-cer',
    );
    const ndcPeriod = type === 'retirement-ndc' ? { ndcPeriod: TODAY_NDC } : type === 'retirement-cer' ? { ndcPeriod: LAST_NDC } : {};
    return this.open({ account: this.code(party), type, party, ...ndcPeriod });
  }
  protected trust(trusted: boolean): Step | null {
    const [from, to] = [this.dice.pick(this.active('holding'))?.account, this.dice.pick(this.active('holding'))?.account];
    const pair = `${from} ${to}`;
    if (from === undefined || to === undefined || from === to || this.trusted.has(pair) === trusted) return null;
    const accepted = () => void (trusted ? this.trusted.add(pair) : this.trusted.delete(pair));
    return { command: 'trust-account', data: { account: from, counterparty: to, trusted }, accepted };
  }
  protected participate(party: string | undefined, participating: boolean): Step | null {
    if (party === undefined) return null;
    const accepted = () => void (participating ? this.outside.delete(party) : this.outside.add(party));
    return { command: 'update-party', data: { party, participating, reason: { code: 'policy' } }, accepted };
  }
  protected setPolicy(policy: Json, replaces = this.policyNumber): Step {
    const data = { replaces: String(replaces), policy, reason: { code: 'policy' } };
    return { command: 'set-policy', data, accepted: () => void (this.policyNumber += 1) };
  }
  protected requireApprovals(): Step | null {
    const some = this.someApprovals();
    if (some.map(({ command }) => command).join() === this.approvals.join()) return null;
    const step = this.setPolicy({ approvals: some, transferDelayHours: this.dice.oneOf('0', '0', '12') });
    const accepted = () => {
      step.accepted?.();
      this.approvals = some.map(({ command }) => command);
    };
    return { ...step, accepted };
  }
  protected role(command: 'grant-role' | 'revoke-role', granted: boolean): Step | null {
    const actor = granted ? this.dice.pick(this.granted) : this.code('guest').toLowerCase();
    if (actor === undefined) return null;
    const accepted = () => void (command === 'grant-role' ? this.granted.push(actor) : this.granted.splice(this.granted.indexOf(actor), 1));
    return { command, data: { actor, role: 'auditor' }, accepted };
  }
}
