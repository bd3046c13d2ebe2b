// What the reference ledger knows, one record a unit, and the data of commands as it reads them.

export type Json = Record<string, unknown>;
export type Birth = { host: string; activity: string; vintage: string; account: string; kind: string; authorization: string | null };
/** `part`: of its issuance; empty for what was imported. */
export type Origin = { contribution: string | null; issuance: string | null; component: string | null; part: string };
type Status = { firstTransferred: boolean; frozen: boolean; reserved: boolean; reservedBy: string | null; usedFor: string | null };
/** `id` is UN01-GHA-10471-2025-17; units born together share a `block` until only some of them are picked. */
export type Unit = { id: string; serial: number; block: number } & Birth & Origin & Status;
export type Span = { from: string; to: string };
export type Years = { first: string; last: string };
type Owner = { type: string; party: string | null; holder: string; state: string; ndcPeriod: Years | null };
/** `trusts`: whom, and from when on; `closure`: where its units go when it is closed, and when that was said. */
export type Account = Owner & { trusts: Map<string, string>; closure?: { moveTo: string; at: string } };
export type Party = { participating: boolean; leastDevelopedOrIsland: boolean; waivesAdaptationExemption: boolean; ndcPeriods: Years[] };
export type Programme = {
  mode: string;
  outcome: string;
  start: string;
  end: string;
  validatedBy: string;
  riskRatingBps?: string;
  scale?: string;
  held: boolean;
};
export type Threshold = { baseline: number; threshold: number; mode: string };
export type Thresholds = {
  programme: string;
  host: string;
  mode: string;
  years: { vintage: string; baseline: string; threshold: string }[];
};
type Waivers = { waivesAdaptationExemption?: boolean };
export type Approval = Waivers & { maximumAnnualAmount: string; renewalsAllowed: boolean; maximumCreditingYears?: string };
export type Declared = { scheme: string; identifier: string; state: string; since: string; creditedUntil?: string };
export type Crediting = { type: string; start: string; end: string };
type Inclusion = { component: string; programme: string; host: string; validatedBy: string; expectedAnnual: string; site?: string };
type Claimed = Inclusion & { crediting: Crediting; otherSchemes: Declared[] };
export type Included = Claimed & { locatedIn: string; start: string; includedOn?: string; criteria: { met: boolean }[] };
/** `at`: when it was verified; `ended`: what of a deficit ended with the period. */
export type Period = Span & { at: string; verification: string; report: string; first: boolean; ended: number };
export type Exclusion = { component: string; cause: 'voluntary' | 'erroneous'; effective: string; responsible?: string };
export type Renewal = { component: string; noticeOn: string; start: string; end: string };
type Life = { includedOn: string; renewals: { start: string; at: string }[]; excluded: Exclusion | null; firstIssued: string | null };
export type Component = Claimed & Life & { periods: Period[]; deficit: number };
/** `to` is far away where it is open. */
export type AssetClaim = { asset: string; component: string; from: string; to: string };
type Vintage = { vintage: string; verified?: string; actual?: string; deductions?: Deducted[] };
export type Deducted = { reason: string; quantity: string; reference: string };
/** `quantity` is 0 where a share is paid for; `settled`: by cancelled units of each vintage. */
export type Finance = { finance: string; programme: string; host: string; how: 'deduct' | 'mcu' | 'units'; quantity: number } & Years & {
    share: { finance: number; carbon: number };
    settled: Record<string, number>;
  };
export type Recorded = { finance: string; programme: string; host: string; vintages: Years; title: string; settle?: 'deduct' | 'mcu' } & {
  quantity?: string;
  financeValue?: string;
  carbonValue?: string;
  gapShown?: Json;
  party?: string;
};
export type Reported = {
  component: string;
  verified?: string;
  assetsInOperation?: string;
  vintages: Vintage[];
  schemeConfirmations?: (Span & { scheme: string })[];
};
/** `own`: what of the deductions is the host's own contribution; `reasons`: one for each tonne that is deducted. */
type Stated = {
  verification: string;
  component: string;
  vintage: string;
  verified: number;
  deducted: number;
  own: number;
  reasons: string[];
  actual: boolean;
  /** To whom what of it goes that was paid for. */
  given: Record<string, number>;
};
/** `carried`: what of its shortfall the component has to make good; `replaced`: what of it is owed in units. */
type Shortfall = { carried: number; replaced: number };
export type VerifiedLine = Stated & Shortfall & { firstVerified: number; carriedIn: number; settled: number; issued: number };
export type Restatement = { verification: string; lines: { component: string; vintage: string; verified: string }[] };
/** `code` is what the ledger calls it; null until that is told. */
export type Obligation = Owed & { code: string | null; quantity: number; discharged: number; due: string };
/** `verification`: which raised it; null where an exclusion did. */
type Owed = { component: string; debtor: string; verification: string | null };
/** `took`: a line for each tonne that it took off another verification's. */
export type Verification = { programme: string; host: string; to: string; lines: VerifiedLine[]; took: VerifiedLine[]; withdrawn: boolean };
type Terms = { host: string; statement: string; activities: string[]; purposes: string[]; firstTransfer?: { oimp: string } };
type Limits = { metric: string; quantity?: string; vintages: Years; issuedUntil?: string; usedUntil?: string; parties?: string[] };
export type Authorization = Terms & Limits;
export type Claim = { vintage: string; quantity: string; authorization?: string; nonGhgQuantity?: string };
export type Line = Claim & { component: string; contribution?: string };
type Levies = { omge: number; adaptation: number; buffer: number };
export type Levied = Line & Levies & { left: number };
export type Paid = Levies & { gross: number };
export type Lot = { registry: string; series: string; first: string; last: string };
type Filter = { activity?: string; vintage?: string; authorization?: string; kind?: string; purpose?: string };
export type Closing = { account: string };
export type Trust = { account: string; counterparty: string; trusted: boolean };
export type Move = {
  from: string;
  to: string;
  units: Filter & { blocks?: string[]; quantity?: string };
  purpose: string;
  year?: string;
} & {
  discharges?: string;
};
type Kept = { command: string; data: Json; hash: string; actor: string };
export type Proposal = Kept & { at: string; notBefore: string; expires: string; open: boolean };
export type Opening = { account: string; type: string; party: string; holder?: string; ndcPeriod?: { first: string; last: string } };
export type Role = { actor: string; role: string; scope?: string };
export type Batch = { verification: string; programme: string; host: string; period: Span; verifiedBy: string; report: { sha256: string } };
export type Waiting = Pick<Unit, 'host' | 'kind' | 'authorization' | 'firstTransferred'>;
export type Issuance = { issuance: string; verification: string; lines: Line[]; distribution?: Target[] };
export type Proposed = { proposal: string; command: string; data: Json; expires?: string };
export type Target = { account: string; quantity: string };
export type Row = Claim & { host: string; activity: string; account?: string; underlying: Lot; firstTransferredOn?: string };
export type Import = { import: string; account: string; kind: string; controlTotal: string; rows: Row[] };

export const AUTHORIZED = ['AER', 'ITMO'];

export const sum = <T>(items: T[], of: (item: T) => number | string): number => items.reduce((total, item) => total + Number(of(item)), 0);
/** In the order of the first member that differs. */
export const compare = (a: (string | number)[], b: (string | number)[]): number => {
  const differing = a.findIndex((member, i) => member !== b[i]);
  return differing < 0 ? 0 : a[differing]! < b[differing]! ? -1 : 1;
};
export const terminal = (type: string | undefined): boolean => /^(omge|retirement|cancellation)-/.test(type ?? '');
