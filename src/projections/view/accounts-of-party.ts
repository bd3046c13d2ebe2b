import { permittedMethods, yearsIn } from '../../domain/accounting/accounts.js';
import { balancesOf, type YearBalance, type YearFigures } from '../../domain/accounting/balances.js';
import { periodKey } from '../../domain/accounting/accounts.js';
import { yearKey } from '../../domain/adjustment/metrics.js';
import type {
  AccountedRow,
  AdjustmentMethod,
  AdjustmentMethodRow,
  Denominator,
  FinalPeriodRow,
  FinalYearRow,
  InventoryRow,
  NdcPeriodRow,
  PartyRow,
  RegistryRow,
} from '../../domain/book/rows.js';
import { fact, type Stored } from './facts-at.js';
import type { View } from './view.js';

/** A year of a balance, and whether it can still change. */
export interface StatedYear extends YearBalance {
  readonly state: 'indicative' | 'final' | 'no-data';
}

type FinalPeriod = Stored<FinalPeriodRow>;

/** What is known of a Party's balances at the view's revision. */
export class AccountsOfParty {
  private readonly averagingDenominator: Denominator;
  private readonly final: readonly FinalPeriod[];

  constructor(
    private readonly view: View,
    private readonly row: PartyRow,
  ) {
    const registry = fact<Pick<RegistryRow, 'policy'>>(view, 'registry', view.registry);
    this.averagingDenominator = registry?.policy.averagingDenominator ?? 'elapsed-years';
    this.final = fact<{ periods: FinalPeriod[] }>(view, 'final-periods', row.party)?.periods ?? [];
  }

  /** The method of the NDC period, as it was when that became final; null where none is chosen. */
  methodOf(period: NdcPeriodRow): AdjustmentMethod | null {
    const closed = this.final.find(({ ndcPeriod }) => ndcPeriod.first === period.first && ndcPeriod.last === period.last);
    if (closed) return closed.method;
    return fact<AdjustmentMethodRow>(this.view, 'method', periodKey(this.row.party, period))?.method ?? null;
  }

  /** The NDC periods that have a year from `from` to `to`. */
  periodsIn(from: string, to: string): NdcPeriodRow[] {
    return this.row.ndcPeriods.filter(({ first, last }) => first <= to && from <= last);
  }

  /** Every year from `from` to `to`; one that is of no NDC period counts by itself. */
  years(metric: string, from: string, to: string): StatedYear[] {
    const inPeriods = new Map<string, StatedYear>();
    for (const period of this.periodsIn(from, to))
      for (const year of this.ofPeriod(metric, period, this.methodOf(period), to)) inPeriods.set(year.year, year);
    return yearsIn({ first: from, last: to }).flatMap(
      (year) => inPeriods.get(year) ?? this.reckoned(metric, { first: year, last: year }, null),
    );
  }

  /** The years of a period as they would be by each method that may be chosen for it; what is final is not asked again. */
  byMethod(metric: string, period: NdcPeriodRow): { method: AdjustmentMethod; years: StatedYear[] }[] {
    return permittedMethods(period.type).map((method) => ({ method, years: this.ofPeriod(metric, period, method, period.last) }));
  }

  /** The years of a period until `to`, by a method; final ones as they became so. */
  private ofPeriod(metric: string, { first, last }: NdcPeriodRow, method: AdjustmentMethod | null, to: string): StatedYear[] {
    return this.reckoned(metric, { first, last: last < to ? last : to }, method);
  }

  private reckoned(metric: string, span: { readonly first: string; readonly last: string }, method: AdjustmentMethod | null): StatedYear[] {
    const { averagingDenominator } = this;
    const figures = yearsIn(span).map((year) => this.figuresOf(metric, year));
    return balancesOf(figures, { method, metric, averagingDenominator }).map((year) => this.stated(metric, year));
  }

  private figuresOf(metric: string, year: string): YearFigures {
    const key = yearKey(this.row.party, year, metric);
    const inventory = fact<Stored<InventoryRow>>(this.view, 'inventory', key)?.quantity;
    const { firstTransferred = '0', used = '0' } = fact<Stored<AccountedRow>>(this.view, 'accounted', key) ?? {};
    return { year, inventory: whole(inventory), firstTransferred: BigInt(firstTransferred), used: BigInt(used) };
  }

  /** a final year keeps its figures. Where it had no inventory it has the one that came since. */
  private stated(metric: string, live: YearBalance): StatedYear {
    const closed = this.final.find(({ ndcPeriod: { first, last } }) => first <= live.year && live.year <= last);
    const kept = closed?.totals.find((total) => total.metric === metric && total.year === live.year);
    const year = kept ? frozen(kept, live) : live;
    return { ...year, state: year.balance === null ? 'no-data' : closed ? 'final' : 'indicative' };
  }
}

const frozen = (kept: FinalYearRow, { year, inventory: since }: YearBalance): YearBalance => {
  const [inventory, adjustment] = [whole(kept.inventory) ?? since, whole(kept.adjustment)];
  return {
    ...{ year, inventory, adjustment, remainder: whole(kept.remainder) },
    ...{ firstTransferred: BigInt(kept.firstTransferred), used: BigInt(kept.used) },
    balance: inventory === null || adjustment === null ? null : inventory + adjustment,
  };
};

const whole = (digits: string | null | undefined): bigint | null => (digits === null || digits === undefined ? null : BigInt(digits));
