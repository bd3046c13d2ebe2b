import type { ReadonlyTable, Table } from '../kernel/table.js';
import type { AssetClaims } from './asset-claims.js';
import type { Book } from './book.js';
import type { OpenProposals } from './open-proposals.js';
import type { Transfers } from './transfers.js';
import type { Underlying } from './underlying.js';
import type { Units } from './units.js';

type Mutator = 'begin' | 'commit' | 'rollback' | 'mark' | 'rollbackTo' | 'changesSince' | 'keys' | 'touched' | 'closeProposal';

/** The book as a decision sees it: everything can be asked, nothing can be changed. */
export type ReadonlyBook = {
  readonly [K in Exclude<keyof Book, Mutator>]: Book[K] extends Table<infer Row>
    ? ReadonlyTable<Row>
    : Book[K] extends Units
      ? Pick<Units, 'within' | 'heldBy' | 'all' | 'accounts'>
      : Book[K] extends OpenProposals
        ? Pick<OpenProposals, 'at'>
        : Book[K] extends Underlying
          ? Pick<Underlying, 'taken' | 'all'>
          : Book[K] extends Transfers
            ? Pick<Transfers, 'at'>
            : Book[K] extends AssetClaims
              ? Pick<AssetClaims, 'of' | 'on' | 'all' | 'size'>
              : Book[K];
};
