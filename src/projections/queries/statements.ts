import { refuse } from '../../domain/kernel/refusal.js';
import { cursor } from '../answers/as-of.js';
import { list, nullable, record, text, type TypeOf } from '../answers/shape.js';
import { block, code, day, instant, quantity, revision } from '../answers/types.js';
import { checkedEvents } from '../find/events.js';
import { heldAt, movesIn, type AccountMove } from '../view/account-moves.js';
import { fact } from '../view/facts-at.js';
import { malformed } from '../view/malformed.js';
import { takePage } from '../view/page.js';
import { touchOf } from '../view/touches-at.js';
import type { View } from '../view/view.js';
import { codeInPath } from './parameters.js';
import { question } from './question.js';

/** What one event brought into the account or took out of it, and what that left. */
const move = record({
  revision: revision('The event'),
  at: instant('When'),
  event: text('Its type'),
  command: nullable(text('The command that caused it')),
  actor: text('Who gave it; the proposer where it was proposed'),
  authority: nullable(text('The role under which it was given')),
  approver: nullable(text('Who approved it')),
  from: nullable(code('The account the units left; null where they came into being')),
  to: code('The account they came to'),
  quantity: quantity('Units'),
  balance: quantity('What the account held then'),
  blocks: list(block('A block, as it was after the event')),
});

const DAY = { description: 'A day, in UTC', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };

/** Each move with what it left, where `before` was held before the first. */
const balanced = function* (moves: Iterable<AccountMove>, account: string, before: bigint): IterableIterator<TypeOf<typeof move>> {
  let balance = before;
  for (const { revision: of, quantity: units, ...rest } of moves) {
    balance += rest.to === account ? units : -units;
    yield { ...rest, revision: String(of), quantity: String(units), balance: String(balance) };
  }
};

/** The account at the beginning of the first day, what moved since, and what it held at the end of the last: the three always agree. */
const statement = question({
  name: 'statement',
  path: '/accounts/:account/statement',
  summary: 'An account between two days: opening, moves, closing',
  names: { account: codeInPath('unknown-account', 'Code of the account', 'GHA-H1') },
  query: {
    from: { ...DAY, description: 'The first day, in UTC; that of the first event if absent', example: '2026-01-01' },
    to: { ...DAY, description: 'The last day, in UTC; that of the question if absent', example: '2199-12-31' },
  },
  pages: 'moves',
  answer: record({
    account: code('Code of the account'),
    from: nullable(day('The first day; null where it is from the first event on')),
    to: nullable(day('The last day; null where it is until the revision of the answer')),
    opening: quantity('Units at the beginning of the first day'),
    closing: quantity('Units at the end of the last day'),
    moves: list(move, 'Oldest first'),
    cursor,
  }),
  find: (view: View, { account, from, to }, page) => {
    if (!fact(view, 'account', account)) refuse('unknown-account');
    const { span } = checkedEvents(view, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
    if (from !== undefined && to !== undefined && from > to) malformed('to', 'range-reversed', 'The last day is not before the first');
    const [seen, other] = page.after;
    const first = seen === undefined ? span.first : Number(seen);
    const rest = balanced(movesIn(view, account, { first, last: span.last }), account, heldAt(view, account, first - 1));
    const isBehind = (one: TypeOf<typeof move>): boolean =>
      Number(one.revision) > first || seen === undefined || (one.revision === seen && keyOf(one) > (other ?? ''));
    const shown = takePage(onlyIf(rest, isBehind), page, (one) => [one.revision, keyOf(one)]);
    const answer = {
      ...{ account, from: from ?? null, to: to ?? null },
      ...{ opening: String(heldAt(view, account, span.first - 1)), closing: String(heldAt(view, account, span.last)) },
      ...{ moves: shown.items, cursor: shown.cursor },
    };
    return { answer, touched: touchOf(view, `account:${account}`) ?? view.revision };
  },
});

const keyOf = ({ from, to }: TypeOf<typeof move>): string => `${from ?? ''} ${to}`;

const onlyIf = function* <Item>(items: Iterable<Item>, is: (item: Item) => boolean): IterableIterator<Item> {
  for (const item of items) if (is(item)) yield item;
};

export const questions = [statement] as const;
