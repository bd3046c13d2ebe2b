import { describe, expect, it } from '@jest/globals';
import { issuedOf, verifiedOf } from '../../../src/domain/nesting/claims.js';
import { nestedRung, takenByClaims } from '../../../src/domain/nesting/nested-rung.js';
import { expectLaws } from '../../support/check-laws.js';
import { Dice } from '../../support/reference/programme/dice.js';
import { reason } from '../../support/samples.js';
import type { Scenario } from '../../support/scenario.js';
import { play } from '../../support/world.js';
import { activity, apart, batch, issue, nest, restate } from './given.js';

const YEARS = ['2021', '2022', '2023'] as const;
const COMPONENTS = ['A-1', 'A-2', 'B-1', 'M-1', 'O-1', 'O-2'] as const;
const MODES = ['shared', 'shared', 'shared', 'baseline-only', 'outer-only'] as const;

interface Verified {
  readonly code: string;
  readonly components: readonly string[];
  readonly vintage: string;
}

/** Plays one history: nests come and change, results are verified, restated, issued and withdrawn, in an order that nobody planned. */
class History {
  private readonly next = new Map<string, number>();
  private readonly verifications: Verified[] = [];
  private count = 0;
  accepted = 0;

  constructor(
    private readonly scenario: Scenario,
    private readonly dice: Dice,
  ) {}

  async step(): Promise<void> {
    const roll = this.dice.roll();
    if (roll < 0.12) await this.nest();
    else if (roll < 0.5) await this.verify();
    else if (roll < 0.82) await this.issue();
    else if (roll < 0.93) await this.restate();
    else await this.withdraw();
  }

  private async nest(): Promise<void> {
    const [inner, outer] = this.dice.oneOf(['INA', 'MID'], ['INB', 'MID'], ['MID', 'OUT'], ['INB', 'OUT'], ['INA', 'OUT'] as const);
    const from = this.dice.oneOf('2021-01-01', '2021-07-01', '2022-01-01');
    const until = this.dice.chance(0.2) ? { until: '2022-12-31' } : {};
    const area = this.dice.chance(0.5) ? { area: `AREA-${outer}` } : {};
    this.note(
      await this.scenario.give(
        'nest-programme',
        nest(inner ?? '', outer ?? '', { from, ...until, ...area, mode: this.dice.oneOf(...MODES) }),
      ),
    );
  }

  private async verify(): Promise<void> {
    const first = this.dice.oneOf(...COMPONENTS);
    const year = this.next.get(first) ?? 0;
    const vintage = YEARS[year];
    if (!vintage) return;
    const beside = COMPONENTS.filter((one) => one !== first && one.startsWith(first.slice(0, 1)) && (this.next.get(one) ?? 0) === year);
    const components = this.dice.chance(0.4) ? [first, ...beside] : [first];
    const code = `V-${(this.count += 1)}`;
    const result = (): object => {
      const verified = String(this.dice.chance(0.1) ? -this.dice.between(1, 40) : this.dice.between(0, 120));
      if (!this.dice.chance(0.15)) return { verified };
      const reference = this.dice.oneOf('INA', 'INB', 'MID', 'ELSEWHERE');
      return { verified, deductions: [{ reason: 'nested-programme', quantity: String(this.dice.between(1, 90)), reference }] };
    };
    const data = batch(code, vintage, Object.fromEntries(components.map((one) => [one, result()])));
    if (!this.note(await this.scenario.give('verify-reductions', data))) return;
    for (const one of components) this.next.set(one, year + 1);
    this.verifications.push({ code, components, vintage });
  }

  private async issue(): Promise<void> {
    const of = this.dice.pick(this.verifications);
    const on = this.dice.pick(of?.components ?? []);
    if (!of || on === undefined) return;
    const { issuable = 0n, issued = 0n } = this.scenario.book.verifiedLines.get(`${of.code} ${on} ${of.vintage}`) ?? {};
    const left = Number(issuable - issued);
    const quantity = this.dice.chance(0.4) ? left : this.dice.between(1, Math.max(1, left));
    if (quantity > 0) this.note(await issue(this.scenario, of.code, on, of.vintage, String(quantity)));
  }

  private async restate(): Promise<void> {
    const of = this.dice.pick(this.verifications);
    const on = this.dice.pick(of?.components ?? []);
    if (of && on !== undefined) this.note(await restate(this.scenario, of.code, on, of.vintage, String(this.dice.between(-10, 120))));
  }

  private async withdraw(): Promise<void> {
    const of = this.dice.pick(this.verifications);
    if (!of || !this.note(await this.scenario.give('withdraw-verification', { verification: of.code, reason }))) return;
    this.verifications.splice(this.verifications.indexOf(of), 1);
    for (const one of of.components) this.next.set(one, YEARS.indexOf(of.vintage as (typeof YEARS)[number]));
  }

  private note({ refusal }: { readonly refusal: string | null }): boolean {
    if (refusal === null) this.accepted += 1;
    return refusal === null;
  }
}

/** Every sum of the book is what its lines and claims come to. */
const expectSums = ({ book }: Scenario): void => {
  for (const [key, row] of [...book.claims.keys()].map((one) => [one, book.claims.get(one)] as const)) {
    if (!row) continue;
    const insides = [...book.insides.keys()].filter((one) => one.startsWith(`${key} `)).map((one) => book.insides.get(one)?.claim ?? 0n);
    expect([key, row.inside]).toEqual([key, insides.reduce((sum, claim) => sum + claim, 0n)]);
    expect(issuedOf(row)).toBe(book.issuedByYear.get(key)?.amount ?? 0n);
    const lines = [...book.verifiedLines.values()].filter(({ verification, vintage }) => {
      const of = book.verifications.get(verification);
      return of?.takenBack === null && of.programme === row.programme && vintage === row.vintage;
    });
    const [verified, left, deducted] = [
      lines.reduce((sum, line) => sum + line.verified, 0n),
      lines.reduce((sum, { issuable, issued }) => sum + (issuable > issued ? issuable - issued : 0n), 0n),
      nestedRung(row) - takenByClaims(row),
    ];
    expect([key, verifiedOf(row), row.left]).toEqual([key, verified, left]);
    expect(deducted).toBeLessThanOrEqual(lines.reduce((sum, line) => sum + line.deducted, 0n));
  }
};

describe('random histories of nested programmes', () => {
  it.each(Array.from({ length: 16 }, (_, seed) => [seed]))(
    'keep every law and every sum, and are made again by their events (seed %i)',
    async (seed) => {
      const dice = new Dice(seed);
      const scenario = await apart({
        nestingShortfall: dice.oneOf('carry', 'carry', 'ignore'),
        overCrediting: dice.oneOf('carry', 'replace'),
      });
      await play(scenario, activity('MID', ['M-1']));
      const history = new History(scenario, dice);
      for (let i = 0; i < 60; i += 1) await history.step();

      expectSums(scenario);
      expectLaws(scenario);
      expect(history.accepted).toBeGreaterThan(8);
    },
  );
});
