import { Journal } from '../kernel/journal.js';
import { Table } from '../kernel/table.js';
import { AssetClaims } from './asset-claims.js';
import { Fingerprints } from './fingerprints.js';
import { OpenProposals } from './open-proposals.js';
import type * as rows from './rows.js';
import { Transfers } from './transfers.js';
import { Underlying } from './underlying.js';
import { Units } from './units.js';

/**
 * The whole book of one registry, as it stands after some revision. Decisions read it; only events change it. Everything in it, the
 * idempotency index and the roles too, is a table with undo, so that a batch that couldn't be appended leaves no trace.
 */
export class Book {
  private readonly journal = new Journal();

  /** One row, under the registry's code, from `RegistryOpened` on. */
  readonly registry = this.table<rows.RegistryRow>('registry');
  /** Who wrote last, under the registry's code. */
  readonly writer = this.table<rows.WriterRow>('writer');
  readonly roles = this.table<rows.RoleRow>('role');
  readonly parties = this.table<rows.PartyRow>('party');
  readonly accounts = this.table<rows.AccountRow>('account');
  /** By account and counterparty. */
  readonly trust = this.table<rows.TrustRow>('trust');
  readonly programmes = this.table<rows.ProgrammeRow>('programme');
  /** By programme and host. */
  readonly approvals = this.table<rows.HostApprovalRow>('approval');
  readonly components = this.table<rows.ComponentRow>('component');
  /** Which components stand at a site, or in a band of latitude. */
  readonly places = this.table<{ readonly components: readonly string[] }>('places');
  /** Which components declare an identity in another scheme. */
  readonly schemeIdentities = this.table<{ readonly components: readonly string[] }>('scheme-identities');
  /** By programme and host, and by programme alone. */
  readonly members = this.table<rows.MembershipRow>('members');
  readonly verifications = this.table<rows.VerificationRow>('verification');
  /** By verification, component and vintage. */
  readonly verifiedLines = this.table<rows.VerifiedLineRow>('verified-line');
  /** The verifications of a programme; and the reports of a component, by fingerprint. */
  readonly periods = this.table<{ readonly verifications: readonly string[] }>('periods');
  readonly reports = this.table<{ readonly revision: bigint; readonly verification: string }>('report');
  /** By programme, host and vintage. */
  readonly thresholds = this.table<rows.ThresholdRow>('threshold');
  readonly verifiedYears = this.table<rows.VerifiedYearRow>('verified-year');
  readonly finances = this.table<rows.FinanceRow>('finance');
  /** The claims on a programme and host, and those of a host, in the order in which they were recorded. */
  readonly financed = this.table<{ readonly finances: readonly string[] }>('financed');
  /** What a claim took of a vintage, by both. */
  readonly financeTaken = this.table<rows.AmountRow>('finance-taken');
  /** By inner and outer programme. */
  readonly nests = this.table<rows.NestRow>('nest');
  /** By programme. */
  readonly nesting = this.table<rows.NestingRow>('nesting');
  /** By programme, host and vintage. */
  readonly claims = this.table<rows.ClaimRow>('claim');
  /** The claims of a programme, by key. */
  readonly claimedYears = this.table<{ readonly keys: readonly string[] }>('claimed-years');
  /** What a programme inside claims, by outer programme, host, vintage and inner programme. */
  readonly insides = this.table<rows.InsideRow>('inside');
  /** By verification. */
  readonly nestedDeductions = this.table<{ readonly rows: readonly rows.NestedDeductionRow[] }>('nested-deductions');
  /** by host, first and last vintage of the period; and the periods that a host limits. */
  readonly limits = this.table<rows.TransferLimitsRow>('transfer-limits');
  readonly limitedPeriods = this.table<{ readonly periods: readonly rows.TransferLimitsRow['period'][] }>('limited-periods');
  /** What counts against limits, by host, activity and vintage, and by host and vintage; and the activities of which a host has units. */
  readonly transferred = this.table<rows.TransferredRow>('transferred');
  readonly transferredByHost = this.table<rows.TransferredRow>('transferred-by-host');
  readonly hosted = this.table<{ readonly activities: readonly string[] }>('hosted');
  /** by Party and cooperative approach. */
  readonly acceptances = this.table<rows.AcceptanceRow>('acceptance');
  /** By programme: those that have buffers of their own. */
  readonly buffers = this.table<rows.BuffersRow>('buffers');
  /** By verification, component and vintage, where the programme has buffers of its own. */
  readonly buffered = this.table<rows.BufferedRow>('buffered');
  readonly obligations = this.table<rows.ObligationRow>('obligation');
  readonly reversals = this.table<rows.ReversalRow>('reversal');
  /** Which reversal an event confirmed, by the revision of it. */
  readonly confirmations = this.table<{ readonly reversal: string }>('confirmation');
  /** Which obligations are about the units of a component. */
  readonly debts = this.table<{ readonly obligations: readonly string[] }>('debts');
  readonly authorizations = this.table<rows.AuthorizationRow>('authorization');
  /** Which authorizations speak of a programme, by programme and host. */
  readonly statements = this.table<{ readonly authorizations: readonly string[] }>('statements');
  /** The authorizations that were revised or revoked. */
  readonly revised = this.table<{ readonly authorization: string }>('revised');
  readonly entities = this.table<rows.EntityRow>('entity');
  readonly issuances = this.table<rows.IssuanceRow>('issuance');
  /** The events by which units came out of an issuance, by issuance and revision: what moved on came into its account by another. */
  readonly deliveries = this.table<{ readonly issuance: string }>('delivery');
  /** By verification and rates. */
  readonly levied = this.table<rows.LeviedRow>('levied');
  /** Gross units issued, by programme, host and vintage. */
  readonly issuedByYear = this.table<rows.AmountRow>('issued-by-year');
  /** What of them was authorized, at issuance or after it. */
  readonly authorizedByYear = this.table<rows.AmountRow>('authorized-by-year');
  /** Which serials are free, by activity and vintage: `serials.ts`. */
  readonly serials = this.table<rows.SerialsRow>('serial');
  /** How many units came into being here, by the code of the registry. */
  readonly born = this.table<rows.AmountRow>('born');
  readonly imports = this.table<rows.ImportRow>('import');
  /** What a Party's corresponding adjustments sum to so far. */
  readonly adjusted = this.table<rows.AdjustedRow>('adjusted');
  /** What it last reported, by Party, year and metric. */
  readonly inventories = this.table<rows.InventoryRow>('inventory');
  /** By Party, first and last year of the NDC period. */
  readonly methods = this.table<rows.AdjustmentMethodRow>('method');
  /** What a Party means to emit in each year that a trajectory of it names, in order of years. */
  readonly targets = this.table<rows.TargetsRow>('targets');
  /** What counts for a year, by Party, year and metric. */
  readonly accounted = this.table<rows.AccountedRow>('accounted');
  /** In which metrics anything is known of a Party beside tonnes. */
  readonly metrics = this.table<{ readonly metrics: readonly string[] }>('metrics');
  /** The NDC periods of a Party that are final. */
  readonly finalPeriods = this.table<{ readonly periods: readonly rows.FinalPeriodRow[] }>('final-periods');
  /** By Party and year. */
  readonly annualReports = this.table<rows.AnnualReportRow>('annual-report');
  readonly proposals = this.table<rows.ProposalRow>('proposal');
  /** Those of them that nobody has closed, by when they expire. */
  readonly openProposals = new OpenProposals(this.journal);
  /** The revision that last touched a thing, by `kind:code`. */
  readonly touched = this.table<{ readonly revision: bigint }>('touched');
  /** Which revision a command's key was written at; a candidate, until the event confirms it. */
  readonly keys = new Fingerprints(this.journal);
  readonly units = new Units(this.journal);
  /** What transfers moved, by the revision of each. */
  readonly transfers = new Transfers(this.journal);
  /** The units of outside registries that stand in this book, by where those number them. */
  readonly underlying = new Underlying(this.journal);
  /** The ITMO ids that imported units brought along, by what an id says before its number. */
  readonly itmos = new Underlying(this.journal);
  /** Which ITMO ids were given here, by the same: `itmos.ts`. */
  readonly itmoNumbers = this.table<rows.ItmoNumbersRow>('itmo-numbers');
  /** Devices, households and plots with the components that claim them. */
  readonly assets = new AssetClaims(this.journal);
  /** How many of them a component claims on each day. */
  readonly assetDays = this.table<rows.AssetDaysRow>('asset-days');

  constructor(readonly code: string) {}

  begin(): void {
    this.journal.begin();
  }
  commit(): void {
    this.journal.commit();
  }
  rollback(): void {
    this.journal.rollback();
  }
  mark(): number {
    return this.journal.mark();
  }
  rollbackTo(mark: number): void {
    this.journal.rollbackTo(mark);
  }
  /** A proposal of the book is approved, declined or withdrawn: it waits for nobody any more. */
  closeProposal(proposal: string, state: 'approved' | 'declined' | 'withdrawn', since: bigint): void {
    const { expires = '' } = this.proposals.get(proposal) ?? {};
    this.proposals.update(proposal, { state, since });
    this.openProposals.close({ expires, proposal });
  }

  /** What changed since `mark` in the open batch, for the read file. */
  changesSince(mark: number): ReturnType<Journal['since']> {
    return this.journal.since(mark);
  }

  private table<Row extends object>(name: string): Table<Row> {
    return new Table<Row>(name, this.journal);
  }
}
