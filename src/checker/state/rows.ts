// What the checker keeps of each thing, from the events alone. Rows are changed in place: the checker never takes anything back.

export type * from './activity-rows.js';
export type * from './finance-rows.js';
export type * from './nest-rows.js';

export interface Policy {
  readonly adaptationBps: string;
  readonly omgeBps: string;
  readonly cdmAdaptationBps: string;
  readonly levyRounding: Rounding;
  readonly bufferRounding: Rounding;
  readonly creditingStart: 'inclusion' | '2021';
  readonly averagingDenominator: 'elapsed-years' | 'inventory-years';
  readonly postAuthorizationLevyShare: 'proportional' | 'refuse';
  readonly approvals: readonly { readonly command: string; readonly by: 'colleague' | 'counterparty' }[];
  readonly transferDelayHours: string;
  readonly proposalHours: string;
  readonly requireAssets: boolean;
  /** Version 1 doesn't have it. */
  readonly nestingShortfall?: 'carry' | 'ignore';
  readonly overselling?: 'off' | 'warn' | 'refuse';
  readonly overCrediting?: 'carry' | 'replace';
  readonly longPeriods?: 'stated' | 'by-day';
  readonly financeRounding?: 'ceil' | 'half-up';
}
export type Rounding = 'ceil' | 'floor' | 'half-up';

export interface Registry {
  readonly kind: 'mechanism' | 'party' | 'international';
  readonly trial: boolean;
  readonly administrators: ReadonlySet<string>;
  policyNumber: bigint;
  policy: Policy;
}

export interface Years {
  readonly first: string;
  readonly last: string;
}

export interface Party {
  readonly party: string;
  readonly participating: boolean;
  readonly leastDevelopedOrIsland: boolean;
  readonly waivesAdaptationExemption: boolean;
  readonly ndcPeriods: readonly (Years & { readonly type: 'single-year' | 'multi-year' })[];
}

/** What counts for one year of a Party's balance in one metric. */
export interface Counted {
  inventory: bigint | null;
  firstTransferred: bigint;
  used: bigint;
}

export interface Account {
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
  readonly holder: string | null;
  readonly ndcPeriod: Years | null;
  state: 'active' | 'suspended' | 'closed';
  quantity: bigint;
  /** Where its holder wants what is left to go when it closes. */
  moveTo: string | null;
}

/** A statement as it was made, revised or revoked. */
export interface Terms {
  readonly statement: 'all' | 'part' | 'none' | 'later';
  readonly activities: ReadonlySet<string>;
  readonly purposes: readonly string[];
  readonly oimp: string | null;
  readonly quantity: bigint | null;
  readonly vintages: Years;
  readonly issuedUntil: string | null;
  readonly usedUntil: string | null;
  readonly parties: readonly string[] | null;
  readonly entities: readonly string[] | null;
  readonly date: string;
  /** Whether units that were first transferred under it follow what is stated later. */
  readonly changes: boolean;
  /** The first day that it governs; null for the statement as it was made. */
  readonly from: string | null;
  readonly revoked: boolean;
}

export interface Authorization {
  readonly authorization: string;
  readonly host: string;
  cooperativeApproach: string | null;
  metric: string;
  nonGhgMetric: string | null;
  /** In the order in which they were stated. */
  readonly versions: [Terms, ...Terms[]];
  /** Gross units issued, imported or converted under it. */
  used: bigint;
  /** Those of them that are first transferred. */
  firstTransferred: bigint;
}

export interface Issuance {
  readonly issuance: string;
  readonly verification: string;
  readonly programme: string;
  /** Its lines that may be authorized later. */
  readonly open: OpenLine[];
  /** What of them was: of the participants' part, and of each levy. */
  authorized: bigint;
  readonly converted: Record<Levy, bigint>;
}

/** The levies that become authorized with what they were taken of. */
export type Levy = 'adaptation' | 'omge';

/** A line of MCUs marked PI: participants, adaptation share and OMGE follow each other from `first`. */
export interface OpenLine {
  readonly series: string;
  readonly vintage: string;
  readonly first: bigint;
  readonly last: bigint;
  readonly participants: bigint;
  readonly adaptation: bigint;
  readonly omge: bigint;
  /** What became the participants' of the buffers. */
  released: bigint;
}

export interface Proposal {
  readonly proposal: string;
  readonly command: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly proposer: string;
  readonly authority: string | null;
  readonly at: string;
  readonly expires: string;
  readonly notBefore: string;
  readonly blocks: string[];
  readonly since: string;
  state: 'open' | 'approved' | 'closed';
}

/** Units of an outside registry that stand behind units of this one. */
export interface Outside {
  readonly first: bigint;
  readonly last: bigint;
  readonly block: string;
  readonly revision: string;
  /** Registry and series as they were written. */
  readonly name: string;
}

/** An annual report as filed, and the last event that it speaks for. */
export interface FiledReport {
  readonly version: string;
  readonly revision: bigint;
}

/** Which ITMO ids of one space were given here: all below `next` but those that were left out. */
export interface GivenIds {
  readonly next: bigint;
  readonly left: readonly { readonly first: bigint; readonly last: bigint }[];
}

/** What was made of one activity and vintage. */
export interface Serials {
  next: bigint;
  issued: boolean;
  imported: boolean;
}
