import { expect } from '@jest/globals';
import type { CheckedEvent } from '../../src/checker/events/events.js';
import type { Finding } from '../../src/checker/finding.js';
import { checked } from './checked.js';
import { sha256 } from '../../src/node/sha256.js';

type Data = Record<string, unknown>;

/** An event to be forged: what it says, and who is to have given it. */
export interface Forged {
  readonly type: string;
  readonly data: Data;
  readonly authority?: string | null;
  readonly schema?: string;
}

/** What the envelope of a forged act says otherwise. */
interface Envelope {
  readonly actor?: string;
  readonly approver?: string | null;
  readonly at?: string;
  readonly command?: string | null;
  readonly commandHash?: string | null;
}

/**
 * A recorded stream with something in it that no command gave. Every method gives a new one: what was recorded stays as it is. Events stay
 * well formed, and revisions, parts and keys are made to fit, so that only what the events say can be wrong.
 */
export class Forgery {
  private constructor(
    readonly acts: readonly (readonly CheckedEvent[])[],
    /** The revision of what was forged last. */
    readonly revision: string,
  ) {}

  static of(acts: readonly (readonly CheckedEvent[])[]): Forgery {
    return new Forgery(acts, '');
  }

  /** Exactly these acts, numbered as they are. */
  withActs(acts: readonly (readonly CheckedEvent[])[]): Forgery {
    return new Forgery(acts, this.revision);
  }

  /** The data of the event of this type, the `n`-th of them. */
  data<D = Data>(type: string, n = 0): D {
    return this.event(type, n).data as D;
  }

  event(type: string, n = 0): CheckedEvent {
    const found = this.acts.flat().filter((event) => event.type === type)[n];
    if (!found) throw new Error(`the recorded stream has no ${type} number ${n}`);
    return found;
  }

  /** Says something else in the `n`-th event of this type. */
  change(type: string, change: (data: never) => object, n = 0): Forgery {
    const event = this.event(type, n);
    return this.replace(event, { ...event, data: change(event.data as never) });
  }

  /** Says something else in the envelopes of the act with the `n`-th event of this type. */
  envelope(type: string, members: Partial<CheckedEvent>, n = 0): Forgery {
    const event = this.event(type, n);
    const acts = this.acts.map((act) => (act.includes(event) ? act.map((one) => ({ ...one, ...members })) : act));
    return this.numbered(acts, acts[this.acts.findIndex((act) => act.includes(event))]?.[0]);
  }

  /** Leaves the `n`-th event of this type out of its act. */
  without(type: string, n = 0): Forgery {
    const event = this.event(type, n);
    const act = this.acts.find((one) => one.includes(event)) ?? [];
    const left = act.filter((one) => one !== event);
    return this.numbered(
      this.acts.map((one) => (one === act ? left : one)),
      left[0] ?? event,
    );
  }

  /** Adds an event to the act that has the `n`-th event of this type. */
  join(type: string, { type: other, data, schema = '1' }: Forged, n = 0): Forgery {
    const event = this.event(type, n);
    const acts = this.acts.map((act) => (act.includes(event) ? [...act, { ...event, type: other, schema, data }] : act));
    return this.numbered(acts, event);
  }

  /** The act of the `n`-th event of this type once more, at the end, under another key. */
  again(type: string, n = 0): Forgery {
    const act = this.acts.find((one) => one.includes(this.event(type, n))) ?? [];
    return this.end(act.map((event) => ({ ...event, at: this.last.at, ...fresh() })));
  }

  /** One more act. */
  append(events: readonly [Forged, ...Forged[]], envelope: Envelope = {}): Forgery {
    const { registry, at } = this.last;
    const shared = { registry, at, actor: 'dev', approver: null, authority: events[0].authority ?? null, ...fresh(), ...envelope };
    return this.end(events.map(({ type, data, schema = '1' }): CheckedEvent => ({ ...shared, type, schema, data, ...UNNUMBERED })));
  }

  /** What the checker finds. */
  findings(): Finding[] {
    return checked(this.acts[0]?.[0]?.registry ?? 'UN01', this.acts).findings;
  }

  private get last(): CheckedEvent {
    const event = this.acts.at(-1)?.at(-1);
    if (!event) throw new Error('an empty stream');
    return event;
  }

  private replace(event: CheckedEvent, by: CheckedEvent): Forgery {
    return this.numbered(
      this.acts.map((act) => act.map((one) => (one === event ? by : one))),
      by,
    );
  }

  private end(act: readonly CheckedEvent[]): Forgery {
    return this.numbered([...this.acts, act], act[0]);
  }

  /** Revisions and parts as they are where acts follow each other; `forged` is where the forgery is. */
  private numbered(acts: readonly (readonly CheckedEvent[])[], forged: CheckedEvent | undefined): Forgery {
    let next = 0n;
    let revision = '';
    const numbered = acts.map((act) =>
      act.map((event, i): CheckedEvent => {
        const now = String(next);
        next += 1n;
        if (event === forged) revision = now;
        return { ...event, revision: now, part: String(i + 1), parts: String(act.length) };
      }),
    );
    return new Forgery(numbered, revision);
  }
}

const UNNUMBERED = { revision: '0', part: '1', parts: '1' };

let keys = 0;
const fresh = (): { command: string; commandHash: string } => {
  keys += 1;
  return { command: sha256(`key ${keys}`, 'base64url'), commandHash: sha256(`body ${keys}`, 'base64url') };
};

/** The forgery is found by this law at a revision of the forged act, and nothing before that act is. */
export const expectFound = (forgery: Forgery, law: string, rule = ''): void => {
  const found = forgery.findings().filter(({ inherited }) => !inherited);
  const act = revisionsOf(forgery);
  const named = found.filter((finding) => finding.law === law && finding.rule.includes(rule));
  if (!named.some(({ revision }) => act.includes(revision))) expect(found).toContainEqual(expect.objectContaining({ law, revision: act }));
  for (const { revision } of found) expect(BigInt(revision)).toBeGreaterThanOrEqual(BigInt(act[0] ?? 0));
  for (const { expected, actual, advice } of named) for (const words of [expected, actual, advice]) expect(words).not.toBe('');
};

/** The revisions of the act that was forged last. */
const revisionsOf = ({ acts, revision }: Forgery): string[] =>
  acts.find((act) => act.some((event) => event.revision === revision))?.map((event) => event.revision) ?? [];
