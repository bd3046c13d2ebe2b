import { blocksOf, stepsOf, unitsNamed, type Act, type Step } from './act.js';
import { digestOf } from './digest.js';
import { hasSecond, isKnown, type CheckedEvent, type EventType } from './events/events.js';
import { Findings, type Finding } from './finding.js';
import { lotWent } from './fold/closings.js';
import { fold } from './fold/fold.js';
import { departed } from './fold/limits.js';
import type { Find, Found, Law } from './law.js';
import { holdings } from './laws/c12-holdings.js';
import { LAWS } from './laws/laws.js';
import { read } from './read.js';
import { commandOf } from './reckoning/commands.js';
import { wholeProposal } from './reckoning/whole-proposal.js';
import type { Sha256 } from './state/sha256.js';
import { State } from './state/state.js';

/** What a law came to. */
export interface LawResult extends Pick<Law, 'id' | 'rule' | 'says'> {
  readonly law: string;
  readonly figures: Readonly<Record<string, string>>;
  /** How many, of those that count and of those that were inherited. */
  readonly found: number;
  readonly inherited: number;
  /** The first of them, whole. */
  readonly findings: readonly Finding[];
}

/** What a check came to. */
export interface Result {
  readonly registry: string;
  /** The last revision that was checked; -1 where none was. */
  readonly revision: string;
  readonly events: string;
  readonly acts: string;
  /** Whether nothing was found but what is inherited. */
  readonly holds: boolean;
  readonly laws: readonly LawResult[];
}

/** What an account holds. */
export interface Holding {
  readonly account: string;
  readonly type: string;
  readonly party: string | null;
  readonly quantity: bigint;
}

interface Watched {
  readonly law: Law;
  readonly findings: Findings;
  readonly find: Find;
}

/** The law of this name (`custody`) or number (`C1`); undefined where there is none. */
export const lawNamed = (name: string): Law | undefined =>
  LAWS.find((law) => law.name === name.toLowerCase() || law.id === name.toUpperCase());

/**
 * The independent checker: it folds a registry's events by itself, act by act, and judges each act by the rules and by what it made of the
 * acts before. It shares nothing with the domain, and never throws on an event, whatever it says.
 */
export class Checker {
  private readonly state: State;
  private readonly watched: readonly Watched[];
  private readonly looks = new Map<EventType, ((step: Step, state: State) => void)[]>();
  private fresh: Finding[] = [];

  /** `laws`: those to be checked, where not all. What happens is folded all the same. */
  constructor(registry: string, sha256: Sha256, laws: readonly Law[] = LAWS) {
    this.state = new State(registry, sha256);
    this.watched = laws.map((law) => this.watch(law));
    for (const { law, find } of this.watched)
      for (const [type, look] of Object.entries(law.on ?? {})) {
        const looks = this.looks.get(type as EventType) ?? [];
        looks.push((step, state) => (look as (step: Step, state: State, find: Find) => void)(step, state, find));
        this.looks.set(type as EventType, looks);
      }
  }

  /** The next act, whole. Gives what was found in it. */
  act(events: readonly CheckedEvent[]): readonly Finding[] {
    this.fresh = [];
    const [first] = events;
    if (!first) return this.fresh;
    const { state } = this;
    const steps = read(events, state, this.watched.find(({ law }) => law.id === 'C0')?.find ?? (() => undefined));
    if (steps.length > 0) this.happen(this.actOf(first, events, steps));
    state.acts += 1;
    state.next += BigInt(events.length);
    return this.fresh;
  }

  result(): Result {
    const { code, next, acts } = this.state;
    const laws = this.watched.map(({ law, findings }): LawResult => {
      const { id, name, rule, says } = law;
      const { found, inherited, kept } = findings;
      return { id, law: name, rule, says, figures: law.figures(this.state), found, inherited, findings: kept };
    });
    const holds = laws.every(({ found }) => found === 0);
    return { registry: code, revision: String(next - 1n), events: String(next), acts: String(acts), holds, laws };
  }

  /** Every account that holds something, as the events come to so far. */
  holdings(): Holding[] {
    return [...this.state.accounts.entries()]
      .map(([, { account, type, party, quantity }]) => ({ account, type, party, quantity }))
      .filter(({ quantity }) => quantity > 0n);
  }

  /** Who holds what, as a digest that a book can have, too (`HoldingsDigest`). */
  digest(): string {
    return digestOf(this.state, this.state.sha256);
  }

  /** Sets the digest of a book of the same revision against the events' own. The finding, where they differ. */
  agrees(digest: string): Finding | undefined {
    const expected = this.digest();
    if (digest === expected) return undefined;
    const { name: law, rule, advice } = holdings;
    const finding = { law, rule, advice, revision: String(this.state.next - 1n), expected, actual: digest, inherited: false };
    this.watched.find((one) => one.law === holdings)?.findings.add(finding);
    return finding;
  }

  private actOf(first: CheckedEvent, events: readonly CheckedEvent[], steps: readonly Step[]): Act {
    const day = first.at.slice(0, 10);
    const command = commandOf(steps);
    const none = { proposes: undefined, approves: undefined, due: [], grown: new Map<never, never>() };
    const act = { events, first, day, year: day.slice(0, 4), steps, command, ...none };
    const [proposed, ...parts] = stepsOf(act, 'CommandProposed');
    if (proposed) return { ...act, proposes: wholeProposal([proposed, ...parts], this.state.sha256) };
    const [approved] = stepsOf(act, 'CommandApproved');
    return approved ? { ...act, approves: this.state.proposals.get(approved.data.proposal) } : act;
  }

  /** Judges and folds, event by event: each is looked at with the registry as it stood just before it. */
  private happen(act: Act): void {
    const { state } = this;
    for (const { law, find } of this.watched) law.before?.(act, state, find);
    if (act.first.at > state.at) state.at = act.first.at;
    for (const step of act.steps) {
      step.named = unitsNamed(state, blocksOf(step.type, step.data));
      for (const look of this.looks.get(step.type) ?? []) look(step, state);
      fold(step, state, act);
    }
    departed(act, state);
    lotWent(act, state);
    for (const { law, find } of this.watched) law.after?.(act, state, find);
  }

  private watch(law: Law): Watched {
    const findings = new Findings();
    const find: Find = (event, { since, ...found }) => {
      const { name, rule, advice } = law;
      const about = { law: name, revision: event.revision, inherited: since !== undefined && this.isEarlier(event, since) };
      const finding = { rule, advice, ...found, ...about };
      findings.add(finding);
      this.fresh.push(finding);
    };
    return { law, findings, find };
  }

  /** Whether the event was written before the rule came: then the rule doesn't bind it. */
  private isEarlier({ type, schema }: CheckedEvent, since: NonNullable<Found['since']>): boolean {
    if (since === 'contract' || !isKnown(type) || !hasSecond(type)) return this.state.contract === 1;
    return schema === '1' && this.state.versions.get(type) !== 2;
  }
}
