import { Places } from '../reckoning/places.js';
import type { EventType } from '../events/events.js';
import { SortedRanges } from '../units/sorted-ranges.js';
import { Units } from '../units/units.js';
import { AssetClaims } from './asset-claims.js';
import { KeySet } from './key-set.js';
import type { Acceptance, Left, Limits } from './limit-rows.js';
import type { Sha256 } from './sha256.js';
import type * as rows from './rows.js';
import { Table } from './table.js';

/** A registry as its events tell it: the checker's own fold, which nothing but events fills. */
export class State {
  registry: rows.Registry | undefined;
  readonly parties = new Table<rows.Party>();
  readonly accounts = new Table<rows.Account>();
  /** By account and counterparty: since when trust takes effect. */
  readonly trust = new Table<{ readonly trusted: boolean; readonly effective: string }>();
  /** By actor and authority: until when. */
  readonly roles = new Table<{ readonly held: boolean; readonly until: string | null }>();
  readonly programmes = new Table<rows.Programme>();
  /** By programme and host. */
  readonly approvals = new Table<rows.HostApproval>();
  /** By programme, host and vintage. */
  readonly thresholds = new Table<rows.Threshold>();
  readonly years = new Table<rows.VerifiedYear>();
  readonly finances = new Table<rows.Finance>();
  /** The same by programme and host, as they were recorded. */
  readonly financesOn = new Table<rows.Finance[]>();
  /** By inner and outer programme; and which programmes lie in which. */
  readonly nests = new Table<rows.Nest>();
  readonly outersOf = new Table<readonly string[]>();
  readonly innersOf = new Table<readonly string[]>();
  /** By programme, host and vintage; and the keys of a programme's. */
  readonly claims = new Table<rows.Claim>();
  readonly claimsOf = new Table<string[]>();
  readonly buffers = new Table<rows.Buffers>();
  readonly ladders = new Table<rows.Ladder>();
  /** Of which of them the act says something. */
  readonly climbed = new Set<string>();
  /** By host, in the order in which they were set. */
  readonly limits = new Table<readonly Limits[]>();
  /** What was made and what left of a vintage, by host and activity, and by host and no activity. */
  readonly left = new Table<Map<string, Left>>();
  /** By Party, in the order in which they were set. */
  readonly acceptances = new Table<readonly Acceptance[]>();
  /** What a Party means to emit in a year, by Party. */
  readonly targets = new Table<Map<string, bigint>>();
  /** Expected yearly amounts of what is included, by programme and host. */
  readonly expected = new Table<bigint>();
  readonly components = new Table<rows.Component>();
  readonly places = new Places();
  /** Components by the identity they declare under another scheme. */
  readonly schemes = new Table<rows.Component[]>();
  readonly verifications = new Table<rows.Verification>();
  readonly authorizations = new Table<rows.Authorization>();
  /** The cooperative approach that an entity was authorized for. */
  readonly entities = new Table<string>();
  /** A host's statements about an activity, by activity and host. */
  readonly statements = new Table<rows.Authorization[]>();
  readonly issuances = new Table<rows.Issuance>();
  readonly imports = new Table<string>();
  /** Gross units issued, by programme, host and vintage. */
  readonly issuedByYear = new Table<bigint>();
  /** By activity and vintage. */
  readonly serials = new Table<rows.Serials>();
  readonly outside = new Table<SortedRanges<rows.Outside>>();
  /** ITMO ids given elsewhere, by everything but the serial. */
  readonly itmos = new Table<SortedRanges<rows.Outside>>();
  /** Those given here at first transfers, by the same. */
  readonly givenIds = new Table<rows.GivenIds>();
  readonly proposals = new Table<rows.Proposal>();
  readonly obligations = new Table<rows.Obligation>();
  readonly reversals = new Table<rows.Reversal>();
  /** The same by the revision that confirmed them. */
  readonly confirmed = new Table<rows.Reversal>();
  readonly assets: AssetClaims;
  /** By component: by how many its assets change from a day on. */
  readonly assetChanges = new Table<Map<string, number>>();
  /** What counts for the years of a Party's balance, by Party and metric. */
  readonly counted = new Table<Map<string, rows.Counted>>();
  /** By Party, first and last year of the NDC period. */
  readonly methods = new Table<string>();
  /** The NDC periods of a Party that are final. */
  readonly finalPeriods = new Table<readonly rows.Years[]>();
  /** The annual reports of a Party's year, in the order of their versions. */
  readonly annualReports = new Table<readonly rows.FiledReport[]>();
  readonly units = new Units();
  readonly keys = new KeySet();

  /** The revision the next event must have. */
  next = 0n;
  acts = 0;
  /** The how many-th log of the registry it is: another one from every loss of events on. */
  epoch = 1n;
  at = '';
  /** The newest version seen of each type: an older one after it is not from before. */
  readonly versions = new Map<EventType, number>();
  /** 2 from the first policy of version 2 on: then the corrected contract binds types that have one version only, too. */
  contract: 1 | 2 = 1;

  /** What was looked at, for the figures of the laws. */
  private readonly figures = new Map<string, bigint>();
  /** Accounts that events name and nobody opened: a law has said so, and the units must stay somewhere. */
  private readonly unopened = new Map<string, rows.Account>();

  constructor(
    readonly code: string,
    readonly sha256: Sha256,
  ) {
    this.assets = new AssetClaims(sha256);
  }

  count(what: string, quantity = 1n): void {
    this.figures.set(what, this.figure(what) + quantity);
  }

  figure(what: string): bigint {
    return this.figures.get(what) ?? 0n;
  }

  /** The account, or one that stands in for it where nobody opened it. */
  accountFor(account: string): rows.Account {
    const known = this.accounts.get(account) ?? this.unopened.get(account);
    if (known) return known;
    const row: rows.Account = {
      account,
      type: '',
      party: null,
      holder: null,
      ndcPeriod: null,
      state: 'active',
      quantity: 0n,
      moveTo: null,
    };
    this.unopened.set(account, row);
    return row;
  }

  /** What stands verified of a programme, host and year, by that. */
  yearOf(key: string): rows.VerifiedYear {
    const known = this.years.get(key);
    if (known) return known;
    const row = { lines: 0, actuals: 0, own: 0n, verified: 0n, issuable: 0n, authorized: 0n };
    this.years.set(key, row);
    return row;
  }

  /** What a programme, host and vintage claim. */
  claimOf({ programme, host, vintage }: Pick<rows.Claim, 'programme' | 'host' | 'vintage'>): rows.Claim {
    const key = `${programme} ${host} ${vintage}`;
    const known = this.claims.get(key);
    if (known) return known;
    const row: rows.Claim = { programme, host, vintage, days: new Map(), imported: 0n, insides: new Map(), inside: 0n };
    this.claims.set(key, row);
    const keys = this.claimsOf.get(programme);
    if (keys) keys.push(key);
    else this.claimsOf.set(programme, [key]);
    return row;
  }

  /** The attribution ladder of a programme, host and vintage, by that; it is looked at when the act is over. */
  ladderOf(key: string): rows.Ladder {
    this.climbed.add(key);
    let ladder = this.ladders.get(key);
    if (!ladder)
      this.ladders.set(key, (ladder = { verified: 0n, deducted: new Map(), carriedIn: 0n, issued: 0n, issuable: 0n, carriedOut: 0n }));
    return ladder;
  }

  /** What was made of an activity and vintage so far. */
  serialsOf(activity: string, vintage: string): rows.Serials {
    const key = `${activity} ${vintage}`;
    const known = this.serials.get(key);
    if (known) return known;
    const row: rows.Serials = { next: 1n, issued: false, imported: false };
    this.serials.set(key, row);
    return row;
  }
}
