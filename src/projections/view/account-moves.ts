import { actOf, actUpTo, byWhom, type ByWhom } from './acts.js';
import { idOfVersion, type VersionRow } from './blocks.js';
import { Postings, type Span } from './postings.js';
import { totalsAt } from './totals.js';
import type { View } from './view.js';

/** Units that one event brought into an account from another, or out of it to another. */
export interface AccountMove extends ByWhom {
  readonly revision: number;
  readonly at: string;
  readonly event: string;
  /** Null where the units came into being. */
  readonly from: string | null;
  readonly to: string;
  readonly quantity: bigint;
  readonly blocks: readonly string[];
}

/** What an account held at the end of the last act that had ended at `revision`. */
export const heldAt = ({ db, names }: View, account: string, revision: number): bigint => {
  const totals = totalsAt(db, actUpTo(db, revision), names.positionCount);
  return names.positionsOf(account).reduce((sum, { id }) => sum + totals.of(id), 0n);
};

/** What came into an account and what left it in the span, oldest first; of one event by the other account. */
export function* movesIn(view: View, account: string, span: Span): IterableIterator<AccountMove> {
  let seen = -1;
  for (const { revision } of Postings.of(view, `account:${account}`)?.within(span, false) ?? []) {
    if (revision <= seen) continue;
    const act = actOf(view.db, revision);
    seen = act.last;
    for (const move of movesOfAct(view, account, actUpTo(view.db, revision - 1).versions, act.versions)) {
      yield {
        ...{
          revision: Number(move.first.began),
          at: new Date(act.at).toISOString(),
          event: view.names.word(Number(move.first.event)),
        },
        ...{ from: move.from, to: move.to, quantity: move.quantity, blocks: move.blocks, ...byWhom(view.names, act) },
      };
    }
  }
}

interface Gathered {
  readonly first: VersionRow;
  readonly from: string | null;
  readonly to: string;
  quantity: bigint;
  readonly blocks: string[];
}

/** The versions of one act, whose numbers follow each other, as moves between `account` and others. */
const movesOfAct = (view: View, account: string, first: number, behind: number): Gathered[] => {
  const moves = new Map<string, Gathered>();
  const versions = view.db.allExact<VersionRow>(
    'SELECT id, lot, first, last, position, status, came, began, parent, source, jump, event FROM block_versions WHERE id >= ? AND id < ? ORDER BY id',
    ...[first, behind],
  );
  for (const version of versions) {
    const [from, to] = [view.names.accountAt(version.came), view.names.accountAt(version.position) ?? ''];
    if (from === to || (from !== account && to !== account)) continue;
    const key = `${version.began} ${from ?? ''} ${to}`;
    let move = moves.get(key);
    if (!move) moves.set(key, (move = { first: version, from, to, quantity: 0n, blocks: [] }));
    move.quantity += version.last - version.first + 1n;
    move.blocks.push(idOfVersion(view, version));
  }
  return [...moves.values()].sort((a, b) => Number(a.first.began - b.first.began) || order(keyOf(a), keyOf(b)));
};

const keyOf = ({ from, to }: { readonly from: string | null; readonly to: string }): string => `${from ?? ''} ${to}`;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
