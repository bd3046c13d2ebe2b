import { openRegistry } from '../../src/domain/registry/examples.js';
import { approval, authorization, component, holdingAccount, party, programme, verification } from './samples.js';

// The one world of the tests: a small programme of Ghana, as steps. The ledger itself plays them, and so do a ledger on a lossy store, a node
// over HTTP, the simulation and the reference; what only one topic needs stands in the `given.ts` of that topic.

/** A command, its data, and who submits it where that isn't `dev`. */
export type Step = readonly [command: string, data: object, actor?: string];

/** Whatever plays steps: it submits a command and throws, with the refusal, where that isn't accepted. */
export interface Player {
  accept(command: string, data: object, options?: { actor?: string }): Promise<unknown>;
}

/** Plays steps one after another. Throws with the first that is refused. */
export const play = async (player: Player, steps: readonly Step[]): Promise<void> => {
  for (const [command, data, actor] of steps) await player.accept(command, data, actor === undefined ? {} : { actor });
};

/** The same steps, submitted by `actor`. */
export const by = (actor: string, steps: readonly Step[]): Step[] => steps.map(([command, data]) => [command, data, actor]);

/** The data of `open-registry`: a trial, `dev` and `dev-two` its administrators. */
export const opening = (kind = 'mechanism', members: object = {}): object => ({
  ...openRegistry,
  kind,
  ...members,
});

/** The years of a world. */
export interface Calendar {
  /** The vintage of the units that it issues: a year that is over. */
  readonly vintage: string;
  /** From when to when the programme runs and its component is credited. */
  readonly period: { readonly start: string; readonly end: string };
  /** The NDC period of its Parties. */
  readonly ndc: { readonly first: string; readonly last: string };
}

/** Where the test sets the clock, to 2026. */
export const IN_2026: Calendar = {
  vintage: '2025',
  period: { start: '2021-01-01', end: '2025-12-31' },
  ndc: { first: '2021', last: '2030' },
};

/** Where the clock is real: the vintage is the calendar year that ended last, and the programme runs from then on. */
export const calendarOf = (now: Date): Calendar => {
  const year = now.getUTCFullYear();
  const last = String(year + 3);
  return {
    vintage: String(year - 1),
    period: { start: `${year - 1}-01-01`, end: `${last}-12-31` },
    ndc: { first: '2021', last },
  };
};

/** Members that differ from the samples, for each thing of the activity. */
export interface ActivitySetting {
  readonly programme?: object;
  readonly approval?: object;
  readonly component?: object;
}

/** The steps, and the data of commands, that go with a calendar. Everything is of programme 10471 of Ghana. */
export class World {
  constructor(readonly calendar: Calendar = IN_2026) {}

  /** The NDC periods of a Party. */
  get ndcPeriods(): readonly object[] {
    return [{ ...this.calendar.ndc, type: 'multi-year' }];
  }

  party(code: string, members: object = {}): Step {
    return ['register-party', party(code, { ndcPeriods: this.ndcPeriods, ...members })];
  }

  /** Each Party, and its holding account: GHA-H1 of GHA. */
  parties(...codes: readonly string[]): Step[] {
    return codes.flatMap((code) => [this.party(code), this.account(`${code}-H1`)]);
  }

  /** A holding account of the Party whose code it begins with. */
  account(account: string): Step {
    return ['open-account', holdingAccount(account, account.slice(0, 3))];
  }

  /** A retirement or cancellation account of a Party. */
  sink(account: string, type: string, of: string): Step {
    const members = type.startsWith('retirement') ? { ndcPeriod: this.calendar.ndc } : {};
    return ['open-account', { account, type, party: of, ...members }];
  }

  /** Programme 10471, approved by its host, with component CP-1. */
  activity(setting: ActivitySetting = {}): Step[] {
    const { start, end } = this.calendar.period;
    const dates = { start, includedOn: start, crediting: { type: 'renewable', start, end } };
    return [
      ['register-programme', programme('10471', { start, end, ...setting.programme })],
      ['record-host-approval', approval('10471', 'GHA', setting.approval)],
      ['include-component', component('CP-1', '10471', 'GHA', { ...dates, ...setting.component })],
    ];
  }

  /** V-1: `quantity` verified for CP-1 and the vintage, and for the years before it what `earlier` says, or nothing. */
  verified(quantity: string, earlier: Readonly<Record<string, string>> = {}): Step {
    const { vintage, period } = this.calendar;
    const years: Record<string, string> = { [vintage]: quantity };
    for (let year = Number(period.start.slice(0, 4)); year < Number(vintage); year += 1) years[year] = earlier[year] ?? '0';
    return ['verify-reductions', verification('V-1', '10471', 'GHA', 'CP-1', years)];
  }

  /** units of 10471 of any vintage, for use towards NDCs where nothing else is said. */
  authorized(members: object = {}): Step {
    return ['authorize-units', authorization('A-1', 'GHA', '10471', { vintages: this.calendar.ndc, ...members })];
  }

  /** `issue-units` of V-1: one line under A-1 unless `line` says otherwise, its participants' part to GHA-H1 where `held` says how much. */
  issuance(code: string, quantity: string, held?: string, line: object = { authorization: 'A-1' }): object {
    const lines = [{ component: 'CP-1', vintage: this.calendar.vintage, quantity, ...line }];
    const distribution = held === undefined ? {} : { distribution: [{ account: 'GHA-H1', quantity: held }] };
    return { issuance: code, verification: 'V-1', lines, ...distribution };
  }

  /** The block of the serials from `first` to `last` of what was issued. */
  units(first: number, last: number, registry = 'UN01'): string {
    return `${registry}-GHA-10471-${this.calendar.vintage}-${first}-${last}`;
  }
}
