import type { Block, Lot, UnitKind } from '../../domain/book/block.js';
import { Dictionary, NO_OTHERS } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import { IMPORTED, ISSUED } from '../read-file/position-totals.js';
import type { Rows } from '../read-file/rows.js';

const KINDS: readonly UnitKind[] = ['AER', 'MCU', 'ITMO', 'CER'];

/**
 * The smallest compartments that balances are made of: account, series, kind, first transferred or not. A block is in one of them; what
 * moves units between two of them is a posting.
 */
export class Positions {
  private readonly positions: Dictionary<'positions'>;
  private readonly series: Dictionary<'series'>;
  private readonly lots: Dictionary<'lots'>;
  private readonly statuses: Dictionary<'statuses'>;
  private readonly known = new Map<Lot, { readonly lot: number; readonly series: number }>();
  /** By account, then by series, kind and first transfer as one number: looked up for every block that moves. */
  private readonly found = new Map<string, Map<number, number>>();

  constructor(
    private readonly rows: Rows,
    private readonly accounts: (account: string) => number,
    earlier?: EarlierRows,
  ) {
    this.positions = new Dictionary(rows, 'positions', earlier);
    this.series = new Dictionary(rows, 'series', earlier);
    this.lots = new Dictionary(rows, 'lots', earlier);
    this.statuses = new Dictionary(rows, 'statuses', earlier);
    for (const contra of ['issued', 'imported']) this.positions.id([0, 0, contra, 0], NO_OTHERS);
  }

  positionOf({ lot, account, kind, firstTransferred }: Block): number {
    const { series } = this.numbersOf(lot);
    const first = firstTransferred ? 1 : 0;
    let positions = this.found.get(account);
    if (!positions) this.found.set(account, (positions = new Map<number, number>()));
    const compartment = (series * KINDS.length + KINDS.indexOf(kind)) * 2 + first;
    let position = positions.get(compartment);
    if (position !== undefined) return position;
    position = this.positions.id([this.accounts(account), series, kind, first], NO_OTHERS);
    positions.set(compartment, position);
    return position;
  }

  statusOf({ kind, authorization, contribution, firstTransferred, terms, frozen, reservedBy }: Block): number {
    return this.statuses.id([kind, authorization, contribution, firstTransferred ? 1 : 0, terms, frozen ? 1 : 0, reservedBy], NO_OTHERS);
  }

  lotOf({ lot }: Block): number {
    return this.numbersOf(lot).lot;
  }

  /** The position units of `lot` are born out of. */
  sourceOf({ lot }: Block): number {
    return lot.underlying === null ? ISSUED : IMPORTED;
  }

  /** The units of `block` have their ITMO ids since `revision`. */
  noteItmo({ lot, first, last, itmo }: Block, revision: number): void {
    if (!itmo) return;
    const { approach, registry, offset } = itmo;
    this.rows.insert('itmos', [this.numbersOf(lot).series, first, last, approach, registry, first + offset, revision]);
  }

  private numbersOf(lot: Lot): { readonly lot: number; readonly series: number } {
    let numbers = this.known.get(lot);
    if (numbers) return numbers;
    const series = this.series.id([lot.series], NO_OTHERS);
    const { first, quantity, component, underlying, mitigationType, nonGhgQuantity } = lot;
    const outside = [underlying?.registry ?? null, underlying?.series ?? null, underlying?.first ?? null] as const;
    const nonGhg = nonGhgQuantity === null ? null : String(nonGhgQuantity);
    const id = this.lots.id([series, first], () => [first + quantity - 1n, component, ...outside, mitigationType, nonGhg]);
    this.known.set(lot, (numbers = { lot: id, series }));
    return numbers;
  }
}
