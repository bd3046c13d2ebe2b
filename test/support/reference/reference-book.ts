import { createHash } from 'node:crypto';

/** What the reference ledger knows, one record a unit, and the questions it asks of that. The commands are in reference-ledger.ts. */
export type Json = Record<string, unknown>;
type Birth = { host: string; activity: string; vintage: string; account: string; kind: string; authorization: string | null };
type Origin = { contribution: string | null; issuance: string | null; component: string | null };
type Status = { firstTransferred: boolean; frozen: boolean; reserved: boolean; reservedBy: string | null; usedFor: string | null };
/** `id` is UN01-GHA-10471-2025-17; units born together share a `block` until only some of them are picked. */
export type Unit = { id: string; serial: number; block: number } & Birth & Origin & Status;
export type Span = { from: string; to: string };
type Years = { first: string; last: string };
type Account = { type: string; party: string | null; holder: string; state: string; ndcPeriod: Years | null; trusts: Set<string> };
export type Party = { participating: boolean; leastDevelopedOrIsland: boolean; waivesAdaptationExemption: boolean; ndcPeriods: Years[] };
const RATES = { adaptationBps: '500', omgeBps: '200', cdmAdaptationBps: '200', levyRounding: 'ceil', bufferRounding: 'ceil' };
const GATES = { nextPeriodGate: 'issued', creditingStart: 'inclusion', transferDelayHours: '0', proposalHours: '72' };
export type Policy = typeof RATES & typeof GATES & { approvals: { command: string }[] };
export const TRIAL: Policy = { ...RATES, ...GATES, approvals: [] };
export type Programme = { mode: string; outcome: string; start: string; end: string; validatedBy: string; riskRatingBps?: string };
type Waivers = { waivesAdaptationExemption?: boolean };
export type Approval = Waivers & { maximumAnnualAmount: string; renewalsAllowed: boolean; maximumCreditingYears?: string };
type Crediting = { type: string; start: string; end: string };
type Inclusion = { component: string; programme: string; host: string; validatedBy: string; expectedAnnual: string; site?: string };
type Claimed = Inclusion & { crediting: Crediting; otherSchemes: { scheme: string; state: string }[] };
export type Included = Claimed & { locatedIn: string; start: string; includedOn?: string; criteria: { met: boolean }[] };
export type Period = Span & { report: string; first: boolean };
export type Component = Claimed & { periods: Period[]; deficit: number };
type Vintage = { vintage: string; verified: string; deductions?: { quantity: string }[] };
export type Reported = { component: string; vintages: Vintage[]; schemeConfirmations?: (Span & { scheme: string })[] };
export type VerifiedLine = { component: string; vintage: string; issuable: number; issued: number };
type Verification = { programme: string; host: string; lines: VerifiedLine[] };
type Terms = { host: string; statement: string; activities: string[]; purposes: string[]; firstTransfer?: { oimp: string } };
type Limits = { metric: string; quantity?: string; vintages: Years; issuedUntil?: string; usedUntil?: string; parties?: string[] };
export type Authorization = Terms & Limits;
export type Claim = { vintage: string; quantity: string; authorization?: string; nonGhgQuantity?: string };
export type Line = Claim & { component: string; contribution?: string };
export type Levied = Line & { left: number; omge: number; adaptation: number; buffer: number };
export type Lot = { registry: string; series: string; first: string; last: string };
type Filter = { activity?: string; vintage?: string; authorization?: string; kind?: string; purpose?: string };
export type Move = { from: string; to: string; units: Filter & { blocks?: string[]; quantity?: string }; purpose: string; year?: string };
type Proposal = { command: string; data: Json; hash: string; actor: string; notBefore: string; expires: string; open: boolean };
export const AUTHORIZED = ['AER', 'ITMO'];

export const sum = <T>(items: T[], of: (item: T) => number | string): number => items.reduce((total, item) => total + Number(of(item)), 0);
const compare = (a: (string | number)[], b: (string | number)[]): number => {
  const differing = a.findIndex((member, i) => member !== b[i]);
  return differing < 0 ? 0 : a[differing]! < b[differing]! ? -1 : 1;
};
export const day = (at: string): string => at.slice(0, 10);
export const addDays = (date: string, days: number): string => day(new Date(Date.parse(date) + days * 86_400_000).toISOString());
export const addYears = (date: string, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;
export const addHours = (at: string, hours: string): string => new Date(Date.parse(at) + Number(hours) * 3_600_000).toISOString();
/** n years end at the latest on the day before the n-th anniversary of their start. */
export const lastDay = (start: string, years: number): string => addDays(addYears(start, years), -1);
export const overlap = (a: Span, b: Span): boolean => a.from <= b.to && b.from <= a.to;
export const within = (year: string, years: Years): boolean => years.first <= year && year <= years.last;
const rounded = (quantity: number, bps: string, rounding: string): number =>
  Math.floor((quantity * Number(bps) + ({ ceil: 9_999, 'half-up': 5_000 }[rounding] ?? 0)) / 10_000);
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort()) : value;
export const canonical = (value: unknown): string => JSON.stringify(value, sorted);
export const commandHash = (command: string, data: Json): string =>
  createHash('sha256').update(canonical({ command, data })).digest('base64url');

export class ReferenceBook {
  protected now = '';
  protected kind: string | null = null;
  protected readonly policies: Policy[] = [];
  protected readonly roles = new Set<string>();
  protected readonly parties = new Map<string, Party>();
  protected readonly accountBook = new Map<string, Account>();
  protected readonly programmes = new Map<string, Programme>();
  protected readonly approvals = new Map<string, Approval>(); // by programme and host
  protected readonly components = new Map<string, Component>();
  protected readonly verifications = new Map<string, Verification>();
  protected readonly authorizations = new Map<string, Authorization>();
  protected readonly imports = new Map<string, Lot[]>();
  protected readonly proposals = new Map<string, Proposal>();
  private readonly unitBook = new Map<string, Unit>();
  private blocks = 0;

  constructor(readonly registry: string) {}

  /** Every unit by its id; `reserved` as of the last command. To be read only. */
  units(): Map<string, Unit> {
    for (const unit of this.unitBook.values()) unit.reserved = this.isReserved(unit, this.now, null);
    return new Map(this.unitBook);
  }
  accounts(): Map<string, string> {
    return new Map([...this.accountBook].map(([code, account]) => [code, account.state]));
  }
  additions(party: string): Map<string, bigint> {
    return this.totals((unit) => (unit.firstTransferred && unit.host === party ? unit.vintage : null));
  }
  subtractions(party: string): Map<string, bigint> {
    return this.totals((unit) =>
      AUTHORIZED.includes(unit.kind) && this.accountBook.get(unit.account)?.party === party ? unit.usedFor : null,
    );
  }
  issuable(component: string, vintage: string): bigint {
    return BigInt(sum(this.verifiedLines(component), (line) => (line.vintage === vintage ? line.issuable : 0)));
  }
  private totals(yearOf: (unit: Unit) => string | null): Map<string, bigint> {
    const totals = new Map<string, bigint>();
    for (const year of [...this.unitBook.values()].map(yearOf)) if (year !== null) totals.set(year, (totals.get(year) ?? 0n) + 1n);
    return totals;
  }

  protected get policy(): Policy {
    return this.policies.at(-1) ?? TRIAL;
  }
  protected approvalOf(programme: string, host: string): Approval | undefined {
    return this.approvals.get(`${programme} ${host}`);
  }
  protected needsApproval(command: string, d: Move): boolean {
    if (!this.policy.approvals.some((approval) => approval.command === command)) return false;
    return command === 'transfer-units' ? !this.familiar(d) : command !== 'cancel-units' || d.purpose === 'administrative';
  }
  /** Whether the receiving account is of the same holder, or trusted. */
  protected familiar(d: Move): boolean {
    const from = this.accountBook.get(d.from);
    return from?.holder === this.accountBook.get(d.to)?.holder || from?.trusts.has(d.to) === true;
  }
  protected isOpen(proposal: Proposal, at: string): boolean {
    return proposal.open && at < proposal.expires;
  }
  protected isReserved(unit: Unit, at: string, exempt: string | null): boolean {
    const proposal = this.proposals.get(unit.reservedBy ?? '');
    return proposal !== undefined && unit.reservedBy !== exempt && this.isOpen(proposal, at);
  }

  protected mayCredit({ type, start, end }: Crediting, programme: Programme, approval: Approval, includedOn: string): boolean {
    const [removals, cdm] = [programme.outcome === 'removals', programme.mode === 'cdm'];
    const years = removals ? 15 : type === 'fixed' ? 10 : cdm ? 7 : 5;
    const longest = Math.min(years, Number(approval.maximumCreditingYears ?? years));
    const whole = lastDay(programme.start, removals ? 60 : cdm ? 28 : 20);
    const limit = approval.renewalsAllowed && programme.mode !== 'project' ? whole : programme.end;
    const inTime = start >= includedOn && start <= addYears(includedOn, 2);
    return (this.policy.creditingStart === '2021' || inTime) && end <= lastDay(start, longest) && end <= limit;
  }
  protected previousPeriodOpen(batch: Component[], included: Component[], from: string): boolean {
    if (this.policy.nextPeriodGate === 'issued')
      return batch.some(({ component }) => this.verifiedLines(component).some((line) => line.issuable > 0 && line.issued === 0));
    const ends = included.flatMap((component) => component.periods.map((period) => period.to)).filter((to) => to < from);
    const previous = ends.sort().at(-1) ?? '';
    return included.some(({ crediting, periods }) => crediting.start <= previous && (periods.at(-1)?.to ?? '') < previous);
  }
  protected unconfirmed({ component, schemeConfirmations = [] }: Reported, { from, to }: Span): boolean {
    const registered = this.components.get(component)?.otherSchemes.filter((other) => other.state === 'registered') ?? [];
    const confirmed = (scheme: string) => schemeConfirmations.some((c) => c.scheme === scheme && c.from === from && c.to === to);
    return !registered.every(({ scheme }) => confirmed(scheme));
  }
  /** What may be issued of each year, oldest first; a deficit is carried into the component's next year. */
  protected results({ component, vintages }: Reported): VerifiedLine[] {
    const record = this.components.get(component)!;
    return vintages
      .toSorted((a, b) => compare([a.vintage], [b.vintage]))
      .map(({ vintage, verified, deductions = [] }) => {
        const left = Number(verified) - sum(deductions, (deduction) => deduction.quantity) - record.deficit;
        record.deficit = Math.max(0, -left);
        return { component, vintage, issuable: Math.max(0, left), issued: 0 };
      });
  }
  protected verifiedLines(component: string): VerifiedLine[] {
    return [...this.verifications.values()].flatMap(({ lines }) => lines).filter((line) => line.component === component);
  }
  protected issuedGross(programme: string, host: string, vintage: string): number {
    const here = [...this.verifications.values()].filter((v) => v.programme === programme && v.host === host);
    return sum(here, ({ lines }) => sum(lines, (line) => (line.vintage === vintage ? line.issued : 0)));
  }
  /** OMGE first, then adaptation, then buffer; each once on the gross total, over the lines by largest remainder. */
  protected levied(lines: Line[], programme: string, host: string): Levied[] {
    const levied = lines.map((line) => ({ ...line, left: Number(line.quantity), omge: 0, adaptation: 0, buffer: 0 }));
    const { mode, riskRatingBps = '0' } = this.programmes.get(programme)!;
    const party = this.parties.get(host)!;
    const waived = party.waivesAdaptationExemption || this.approvalOf(programme, host)?.waivesAdaptationExemption === true;
    const [cdm, exempt, policy] = [mode === 'cdm', party.leastDevelopedOrIsland && !waived, this.policy];
    const gross = sum(lines, (line) => line.quantity);
    const levy = (name: 'omge' | 'adaptation' | 'buffer', bps: string, rounding: string) => {
      const left = sum(levied, (line) => line.left);
      const total = Math.min(rounded(gross, bps, rounding), left);
      const take = (line: Levied, quantity: number) => Object.assign(line, { [name]: line[name] + quantity, left: line.left - quantity });
      const remainder = (line: Levied) => (total * Number(line.quantity)) % gross;
      const order = [...levied].sort((a, b) => remainder(b) - remainder(a) || compare([a.vintage, a.component], [b.vintage, b.component]));
      for (const line of order) take(line, Math.min(line.left, Math.floor((total * Number(line.quantity)) / gross)));
      while (sum(levied, (line) => line[name]) < total)
        for (const line of order) if (line.left > 0 && sum(levied, (other) => other[name]) < total) take(line, 1);
    };
    levy('omge', cdm ? '0' : policy.omgeBps, policy.levyRounding);
    levy('adaptation', exempt ? '0' : cdm ? policy.cdmAdaptationBps : policy.adaptationBps, policy.levyRounding);
    levy('buffer', this.kind === 'mechanism' ? riskRatingBps : '0', policy.bufferRounding);
    return levied;
  }

  protected termsOf(claim: { authorization?: string | null }): Authorization | undefined {
    return this.authorizations.get(claim.authorization ?? '');
  }
  /** Whether the host's definition of first transfer is the authorization or the issuance. */
  protected atOnce(claim: { authorization?: string | null }): boolean {
    const terms = this.termsOf(claim);
    const oimp = terms?.purposes.some((purpose) => purpose !== 'NDC') ? terms.firstTransfer?.oimp : undefined;
    return oimp === 'authorization' || oimp === 'issuance';
  }
  protected mayBeUsedBy(party: string | null, unit: Pick<Unit, 'host' | 'authorization'>, at: string): boolean {
    const { parties, usedUntil = '9999' } = this.termsOf(unit) ?? {};
    return day(at) <= usedUntil && (!parties || party === null || party === unit.host || parties.includes(party));
  }

  protected count(which: (unit: Unit) => boolean): number {
    return [...this.unitBook.values()].filter(which).length;
  }
  protected heldBy(account: string): Unit[] {
    return [...this.unitBook.values()].filter((unit) => unit.account === account);
  }
  /** What is left in PENDING of an issuance, in the order in which it is handed out. */
  protected pending(issuance: string): Unit[] {
    const left = this.heldBy('PENDING').filter((unit) => unit.issuance === issuance && !unit.frozen);
    return left.sort((a, b) => compare([a.vintage, a.component ?? '', a.serial], [b.vintage, b.component ?? '', b.serial]));
  }
  /** The units that a block id names; none unless all of them exist. */
  protected range(block: string): Unit[] {
    const [, series, first, last] = /^(.*)-(\d+)-(\d+)$/.exec(block) ?? [];
    const units: Unit[] = [];
    for (let serial = Number(first); serial <= Number(last); serial += 1) {
      const unit = this.unitBook.get(`${series}-${serial}`);
      if (!unit) return [];
      units.push(unit);
    }
    return units;
  }
  /** Oldest vintage first, then activity, then lowest serial: whole blocks, and the last part of the last one. */
  protected oldest(account: string, d: Move['units'], at: string): Unit[] {
    const names = ['activity', 'vintage', 'authorization', 'kind'] as const;
    const fits = (unit: Unit) => names.every((name) => d[name] === undefined || d[name] === unit[name]);
    const serves = (unit: Unit) => d.purpose === undefined || this.termsOf(unit)?.purposes.includes(d.purpose);
    const free = this.heldBy(account).filter((unit) => fits(unit) && serves(unit) && !unit.frozen && !this.isReserved(unit, at, null));
    free.sort((a, b) => compare([a.vintage, a.activity, a.serial], [b.vintage, b.activity, b.serial]));
    let missing = Number(d.quantity);
    return [...new Set(free.map((unit) => unit.block))].flatMap((block) => {
      const units = free.filter((unit) => unit.block === block);
      const picked = units.slice(Math.max(0, units.length - missing));
      missing -= picked.length;
      return picked;
    });
  }
  protected blocksOf(units: Unit[]): string[] {
    return [...new Set(units.map((unit) => unit.block))].map((block) => {
      const serials = units.filter((unit) => unit.block === block);
      return `${serials[0]!.id}-${serials.at(-1)!.serial}`;
    });
  }

  protected create(quantity: number, birth: Birth & Origin): Unit[] {
    const last = this.count((unit) => unit.activity === birth.activity && unit.vintage === birth.vintage);
    const series = `${this.registry}-${birth.host}-${birth.activity}-${birth.vintage}`;
    const fresh = { block: (this.blocks += 1), firstTransferred: false, frozen: false, reserved: false, reservedBy: null, usedFor: null };
    const serials = Array.from({ length: quantity }, (_, i) => last + i + 1);
    const units = serials.map((serial) => ({ ...birth, ...fresh, serial, id: `${series}-${serial}` }));
    units.forEach((unit) => this.unitBook.set(unit.id, unit));
    return units;
  }
  protected firstTransfer(units: Unit[]): void {
    units.filter((unit) => AUTHORIZED.includes(unit.kind)).forEach((unit) => (unit.firstTransferred = true));
  }
  /** A block lives until only part of it is picked: then each run of its units is a block. */
  protected split(picked: Unit[]): void {
    const [chosen, touched] = [new Set(picked), new Set(picked.map((unit) => unit.block))];
    let run = '';
    for (const unit of this.unitBook.values()) {
      if (!touched.has(unit.block)) continue;
      const here = `${unit.block} ${chosen.has(unit)}`;
      if (here !== run) this.blocks += 1;
      run = here;
      unit.block = this.blocks;
    }
  }
}
