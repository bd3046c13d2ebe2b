import type { Decision } from './decision.js';
import { TRIAL, type Policy } from './policy.js';
import { isReserved } from './proposals.js';
import { AUTHORIZED, sum } from './records.js';
import type {
  Account,
  Approval,
  AssetClaim,
  Authorization,
  Component,
  Finance,
  Json,
  Lot,
  Obligation,
  Paid,
  Party,
  Programme,
  Proposal,
  Threshold,
  Unit,
  Verification,
} from './records.js';
import { issuableOf, verifiedLines } from './verified-lines.js';

/** What the reference knows, and what others may ask of it. */
export abstract class ReferenceBook {
  now = '';
  kind: string | null = null;
  readonly policies: Policy[] = [];
  readonly roles = new Set<string>();
  readonly parties = new Map<string, Party>();
  readonly accountBook = new Map<string, Account>();
  readonly programmes = new Map<string, Programme>();
  /** By programme and host. */
  readonly approvals = new Map<string, Approval>();
  readonly components = new Map<string, Component>();
  /** By programme, host and vintage. */
  readonly thresholds = new Map<string, Threshold>();
  /** In the order in which they came. */
  readonly claims: AssetClaim[] = [];
  /** As they were recorded. */
  readonly finances: Finance[] = [];
  readonly verifications = new Map<string, Verification>();
  /** In the order in which they were raised. */
  readonly obligations: Obligation[] = [];
  /** What a verification has issued and paid, by its code and the rates. */
  readonly paid = new Map<string, Paid>();
  readonly authorizations = new Map<string, Authorization>();
  readonly imports = new Map<string, Lot[]>();
  readonly proposals = new Map<string, Proposal>();
  readonly unitBook = new Map<string, Unit>();
  /** How many blocks there were so far. */
  blocks = 0;

  constructor(readonly registry: string) {}

  /** Decides a command; nothing happens before the decision is applied. */
  abstract decide(command: string, data: Json, at: string, actor: string, proposal: string | null): Decision;

  /** Every unit by its id; `reserved` as of the last command. To be read only. */
  units(): Map<string, Unit> {
    for (const unit of this.unitBook.values()) unit.reserved = isReserved(this, unit, this.now, null);
    return new Map(this.unitBook);
  }
  /** The state of every account. */
  accounts(): Map<string, string> {
    return new Map([...this.accountBook].map(([code, account]) => [code, account.state]));
  }
  /** What a host adds to its balance, by vintage. */
  additions(party: string): Map<string, bigint> {
    return this.totals((unit) => (unit.firstTransferred && unit.host === party ? unit.vintage : null));
  }
  /** What a Party subtracts from its balance, by year of use. */
  subtractions(party: string): Map<string, bigint> {
    return this.totals((unit) =>
      AUTHORIZED.includes(unit.kind) && this.accountBook.get(unit.account)?.party === party ? unit.usedFor : null,
    );
  }
  /** What may be issued of a component for a year, issued or not. */
  issuable(component: string, vintage: string): bigint {
    return BigInt(sum(verifiedLines(this, component), (line) => (line.vintage === vintage ? issuableOf(line) : 0)));
  }

  /** What may be issued of one line, issued or not. */
  issuableOf(verification: string, component: string, vintage: string): number {
    return sum(verifiedLines(this, component), (line) =>
      line.verification === verification && line.vintage === vintage ? issuableOf(line) : 0,
    );
  }

  /** Tells the codes of what was raised last: they hold revisions, and the reference counts none. */
  nameObligations(codes: readonly string[]): void {
    const unnamed = this.obligations.filter(({ code }) => code === null);
    unnamed.forEach((obligation, i) => (obligation.code = codes[i] ?? null));
  }
  obligationOf(code: string | undefined): Obligation | undefined {
    return this.obligations.find((obligation) => obligation.code === code);
  }

  get policy(): Policy {
    return this.policies.at(-1) ?? TRIAL;
  }
  approvalOf(programme: string, host: string): Approval | undefined {
    return this.approvals.get(`${programme} ${host}`);
  }
  termsOf(claim: { authorization?: string | null }): Authorization | undefined {
    return this.authorizations.get(claim.authorization ?? '');
  }

  private totals(yearOf: (unit: Unit) => string | null): Map<string, bigint> {
    const totals = new Map<string, bigint>();
    for (const year of [...this.unitBook.values()].map(yearOf)) if (year !== null) totals.set(year, (totals.get(year) ?? 0n) + 1n);
    return totals;
  }
}
