import type { Block, Lot, UnitKind } from '../../domain/book/block.js';
import { Dictionary } from './dictionary.js';
import type { EarlierRows } from './earlier-rows.js';
import type { Rows } from '../read-file/rows.js';

/** The contra accounts that units come from: their balance is never positive, so that all positions together always sum to zero. */
export const ISSUED = 1;
export const IMPORTED = 2;

const KINDS: readonly UnitKind[] = ['AER', 'MCU', 'ITMO', 'CER'];

/**
 * The smallest compartments that balances are made of: account, series, kind, first transferred or not. A block is in one of them; what
 * moves units between two of them is a posting.
 */
export class Positions {
  private readonly positions: Dictionary;
  private readonly series: Dictionary;
  private readonly lots: Dictionary;
  private readonly statuses: Dictionary;
  private readonly known = new Map<Lot, { readonly lot: number; readonly series: number }>();
  /** By account, then by series, kind and first transfer as one number: asked for every block that moves. */
  private readonly found = new Map<string, Map<number, number>>();

  constructor(
    rows: Rows,
    private readonly accounts: (account: string) => number,
    earlier?: EarlierRows,
  ) {
    this.positions = new Dictionary(rows, 'positions', earlier);
    this.series = new Dictionary(rows, 'series', earlier);
    this.lots = new Dictionary(rows, 'lots', earlier);
    this.statuses = new Dictionary(rows, 'statuses', earlier);
    this.positions.id([0, 0, 'issued', 0]);
    this.positions.id([0, 0, 'imported', 0]);
  }

  positionOf({ lot, account, kind, firstTransferred }: Block): number {
    const { series } = this.numbersOf(lot);
    const first = firstTransferred ? 1 : 0;
    let positions = this.found.get(account);
    if (!positions) this.found.set(account, (positions = new Map<number, number>()));
    const compartment = (series * KINDS.length + KINDS.indexOf(kind)) * 2 + first;
    let position = positions.get(compartment);
    if (position !== undefined) return position;
    position = this.positions.id([this.accounts(account), series, kind, first]);
    positions.set(compartment, position);
    return position;
  }

  statusOf({ kind, authorization, contribution, firstTransferred, frozen, reservedBy }: Block): number {
    return this.statuses.id([kind, authorization, contribution, firstTransferred ? 1 : 0, frozen ? 1 : 0, reservedBy]);
  }

  lotOf({ lot }: Block): number {
    return this.numbersOf(lot).lot;
  }

  /** The position units of `lot` are born out of. */
  sourceOf({ lot }: Block): number {
    return lot.underlying === null ? ISSUED : IMPORTED;
  }

  private numbersOf(lot: Lot): { readonly lot: number; readonly series: number } {
    let numbers = this.known.get(lot);
    if (numbers) return numbers;
    const series = this.series.id([lot.series]);
    const { first, quantity, component, underlying } = lot;
    const outside = [underlying?.registry ?? null, underlying?.series ?? null, underlying?.first ?? null];
    const id = this.lots.id([series, first], () => [first + quantity - 1n, component, ...outside]);
    this.known.set(lot, (numbers = { lot: id, series }));
    return numbers;
  }
}
