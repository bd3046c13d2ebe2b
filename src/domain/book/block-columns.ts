import type { Block, Lot } from './block.js';

/** The values that some blocks have, and for each block which of them. */
interface Choice<Value> {
  readonly values: Value[];
  readonly which: Uint16Array;
}
/** Numbers of 64 bits in a flat array; as they are where one is larger. */
type Numbers = BigInt64Array | readonly bigint[];

/**
 * Blocks member by member, as a snapshot keeps them: a quarter of the bytes and half of the time that the blocks one by one would take. A lot
 * is named by its number, since there is one object for all blocks of a lot.
 */
export type BlockColumns = { readonly [M in Exclude<keyof Block, 'lot'>]: bigint extends Block[M] ? Numbers : Choice<Block[M]> } & {
  readonly lot: readonly number[];
};

/** At most 65,536 blocks. `numberOf` gives the number of a lot. */
export const columnsOf = (blocks: readonly Block[], numberOf: (lot: Lot) => number): BlockColumns => ({
  lot: blocks.map(({ lot }) => numberOf(lot)),
  account: choice(blocks.map(({ account }) => account)),
  kind: choice(blocks.map(({ kind }) => kind)),
  authorization: choice(blocks.map(({ authorization }) => authorization)),
  contribution: choice(blocks.map(({ contribution }) => contribution)),
  firstTransferred: choice(blocks.map(({ firstTransferred }) => firstTransferred)),
  terms: choice(blocks.map(({ terms }) => terms)),
  itmo: choice(blocks.map(({ itmo }) => itmo)),
  frozen: choice(blocks.map(({ frozen }) => frozen)),
  reservedBy: choice(blocks.map(({ reservedBy }) => reservedBy)),
  since: numbers(blocks.map(({ since }) => since)),
  touched: numbers(blocks.map(({ touched }) => touched)),
  first: numbers(blocks.map(({ first }) => first)),
  last: numbers(blocks.map(({ last }) => last)),
});

/** The blocks again, each with its lot out of `lots`. */
export const blocksOf = (columns: BlockColumns, lots: readonly Lot[]): Block[] => {
  const { account, kind, authorization, contribution, firstTransferred, terms, itmo, frozen, reservedBy, ...numbered } = columns;
  const { since, touched, first, last } = numbered;
  return columns.lot.map((lot, i) => ({
    lot: valueOf(lots, lot),
    account: chosen(account, i),
    kind: chosen(kind, i),
    authorization: chosen(authorization, i),
    contribution: chosen(contribution, i),
    firstTransferred: chosen(firstTransferred, i),
    terms: chosen(terms, i),
    itmo: chosen(itmo, i),
    frozen: chosen(frozen, i),
    reservedBy: chosen(reservedBy, i),
    since: valueOf(since, i),
    touched: valueOf(touched, i),
    first: valueOf(first, i),
    last: valueOf(last, i),
  }));
};

const choice = <Value>(column: readonly Value[]): Choice<Value> => {
  const known = new Map<Value, number>();
  const which = Uint16Array.from(column, (value) => {
    const number = known.get(value) ?? known.size;
    known.set(value, number);
    return number;
  });
  return { values: [...known.keys()], which };
};

const numbers = (column: readonly bigint[]): Numbers => {
  const flat = BigInt64Array.from(column);
  return column.every((value, i) => value === flat[i]) ? flat : column;
};

const chosen = <Value>({ values, which }: Choice<Value>, i: number): Value => valueOf(values, valueOf(which, i));

/** Throws where nothing stands there: the columns are not those of `columnsOf`. */
const valueOf = <Value>(values: { readonly [i: number]: Value; readonly length: number }, i: number): Value => {
  if (i >= values.length) throw new Error('columns of blocks are shorter than they must be');
  return values[i] as Value;
};
