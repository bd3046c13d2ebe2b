import { createHash } from 'node:crypto';
import type { Json, Unit } from '../ledger/records.js';
import type { ReferenceLedger } from '../ledger/reference-ledger.js';
import { Dice } from './dice.js';
import { HOUR, type Account, type Authorization, type Component, type Line, type Programme, type Proposal } from './things.js';

const FIRST_INSTANT = Date.parse('2026-02-01T08:00:00.000Z');

/**
 * What a random programme knows of itself: what was accepted so far, and the units and states as the reference has them. The recipes of each
 * topic make the next step of it. What the contract leaves open is avoided, so that a difference between two ledgers is a bug and not a
 * reading.
 */
export class Story {
  readonly dice: Dice;
  readonly mechanism: boolean;
  readonly actors: string[];
  clock = FIRST_INSTANT;
  /** Every unit, and the state of every account, as of the last command. */
  units: Unit[] = [];
  states = new Map<string, string>();
  policyNumber = 1;
  approvals: string[] = [];
  gate = 'issued';
  readonly accounts: Account[] = [];
  readonly programmes: Programme[] = [];
  /** By programme and host. */
  readonly caps = new Map<string, number>();
  readonly components: Component[] = [];
  readonly lines: Line[] = [];
  readonly verifications: { verification: string; report: Json; programme: string; host: string }[] = [];
  readonly authorizations: Authorization[] = [];
  readonly issuances: string[] = [];
  readonly imports: string[] = [];
  readonly lots: { series: string; last: number }[] = [];
  readonly proposals: Proposal[] = [];
  /** Programmes in which nothing is included now. */
  readonly onHold = new Set<string>();
  /** Parties that do not participate now. */
  readonly outside = new Set<string>();
  readonly trusted = new Set<string>();
  /** Where the units of an account go when it is closed. */
  readonly instructed = new Map<string, string>();
  readonly granted: string[] = [];
  private coded = 0;
  private readonly longestPause: number;

  constructor(
    seed: number,
    readonly ledger: ReferenceLedger,
    length: number,
  ) {
    this.dice = new Dice(seed * 7919 + 13);
    this.mechanism = ledger.registry === 'UN01';
    this.actors = seed % 10 === 5 ? ['dev-ada'] : ['dev-ada', 'dev-bo', 'dev-cy'];
    this.longestPause = Math.min(20 * HOUR, Math.floor((300 * 24 * HOUR) / length));
  }

  /** Looks at what the last command came to. */
  look(): void {
    this.units = [...this.ledger.units().values()];
    this.states = this.ledger.accounts();
  }

  someone = (): string => this.dice.pick(this.actors) ?? 'dev-ada';
  /** The instant of the next command, later than all before. */
  now(): string {
    this.clock += 1_001 + this.dice.between(0, this.longestPause);
    return new Date(this.clock).toISOString();
  }
  today = (): string => new Date(this.clock).toISOString().slice(0, 10);

  code = (stem: string): string => `${stem}-${(this.coded += 1)}`;
  document = (): Json => ({ sha256: createHash('sha256').update(this.code('document')).digest('hex') });

  isActive = (account: Account): boolean => this.states.get(account.account) === 'active';
  active = (type: string): Account[] => this.accounts.filter((account) => account.type === type && this.isActive(account));
  held = (account: string): Unit[] => this.units.filter((unit) => unit.account === account);
  free = (account: string): Unit[] => this.held(account).filter((unit) => !unit.frozen && !unit.reserved);
  /** The active accounts with units that may move. */
  stocked = (): Account[] =>
    [...this.active('holding'), ...this.active('adaptation-share')].filter(({ account }) => this.free(account).length > 0);

  /** The verification that has the last days of a component. */
  lastOf = (component: string): string | undefined => this.lines.findLast((line) => line.component === component)?.verification;
  terms = (unit: Unit): Authorization | undefined => this.authorizations.find((terms) => terms.authorization === unit.authorization);
  authorizationLeft = (terms: Authorization): number =>
    Number(terms.quantity ?? '100000') - this.units.filter((unit) => unit.authorization === terms.authorization).length;
  capLeft = (programme: string, host: string, vintage: string): number =>
    this.lines.reduce(
      (left, line) => (line.programme === programme && line.host === host && line.vintage === vintage ? left - line.issued : left),
      this.caps.get(`${programme} ${host}`) ?? 0,
    );
}
