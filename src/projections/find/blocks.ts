import type { QueryParameter } from '../queries/parameters.js';
import type { BlockAnswer } from '../answers/block.js';
import { blockPrinter } from '../view/blocks.js';
import { blocksIn, countIn, keyOf } from '../view/held-blocks.js';
import { malformed } from '../view/malformed.js';
import type { Position } from '../view/names.js';
import { takePage, type Page } from '../view/page.js';
import type { View } from '../view/view.js';
import { COUNT, flagOf } from './asked.js';

const CODE = '^[A-Z0-9](?:[A-Z0-9-]{0,38}[A-Z0-9])?$';
const FLAG = '^(?:true|false)$';
const filter = (description: string, pattern: string, example: string): QueryParameter => ({ description, pattern, example });

/** The filters of the blocks of an account. */
export const HOLDING_FILTERS = {
  host: filter('Only units of this host', '^[A-Z]{3}$', 'GHA'),
  activity: filter('Only units of this activity', '^[A-Z0-9]{1,20}$', '10471'),
  vintage: filter('Only units of this vintage', '^(?:19|20|21)[0-9]{2}$', '2025'),
  kind: filter('Only units of this kind: AER, MCU, ITMO, CER', '^(?:AER|MCU|ITMO|CER)$', 'AER'),
  component: filter('Only units that this component earned', CODE, 'CP-1'),
  authorization: filter('Only units under this statement', CODE, 'A-1'),
  firstTransferred: filter('Only units that are first transferred, or that are not', FLAG, 'false'),
  reserved: filter('Only units that an open proposal reserves, or that none does', FLAG, 'false'),
  frozen: filter('Only units that are frozen, or that are not', FLAG, 'false'),
  count: COUNT,
} satisfies Readonly<Record<string, QueryParameter>>;

/** The filters of all blocks of a registry: also by where they are. */
export const BLOCK_FILTERS = {
  account: filter('Only units in this account', CODE, 'GHA-H1'),
  party: filter('Only units in accounts of this Party', '^[A-Z]{3}$', 'GHA'),
  holder: filter('Only units in accounts that this entity holds', CODE, 'E-1'),
  ...HOLDING_FILTERS,
} satisfies Readonly<Record<string, QueryParameter>>;

export type BlockParams = { readonly [F in keyof typeof BLOCK_FILTERS]?: string };

/** A block that was found, and the account that it is in. */
interface FoundBlock extends BlockAnswer {
  readonly account: string;
}

interface FoundBlocks {
  readonly blocks: readonly FoundBlock[];
  readonly count?: string;
  readonly cursor: string | null;
}

/** A page of the blocks of `positions` that are what was asked for. Throws `malformed-request`. */
export const blocksFound = (view: View, positions: Iterable<Position>, params: BlockParams, page: Page): FoundBlocks => {
  const count = checked(params);
  const meant = [...positions].filter(placedAs(view, params));
  const print = blockPrinter(view);
  const isMeant = blockIs(params);
  const walk = function* (
    from: Pick<Page, 'after' | 'size'>,
  ): IterableIterator<{ key: readonly string[]; block: BlockAnswer; account: string }> {
    for (const held of blocksIn(view, meant, from)) {
      const block = print(held.version);
      if (isMeant?.(block) ?? true) yield { key: keyOf(held), block, account: view.names.accountAt(held.version.position) ?? '' };
    }
  };
  const { items, cursor } = takePage(walk(page), page, ({ key }) => key);
  const counted = isMeant ? (): number => [...walk({ after: [], size: MOST })].length : (): number => countIn(view, meant);
  return { blocks: items.map(({ block, account }) => ({ ...block, account })), ...(count ? { count: String(counted()) } : {}), cursor };
};

/** At a time so many are looked through to count them. */
const MOST = 4_096;

/** Whether they are to be counted. */
const checked = (params: BlockParams): boolean => {
  for (const [name, { pattern, description }] of Object.entries<QueryParameter>(BLOCK_FILTERS)) {
    const value = params[name as keyof BlockParams];
    if (value !== undefined && name !== 'count' && !new RegExp(pattern).test(value))
      malformed(name, 'filter-format', `${description}: not of its form`);
  }
  return flagOf(params.count);
};

/** Whether units of a position are where, and what, was asked for, as far as that holds for all of them. */
const placedAs = (view: View, { account, party, holder, host, activity, vintage, kind, firstTransferred }: BlockParams) => {
  const held = holder === undefined ? undefined : accountsOf(view, holder);
  return (position: Position): boolean =>
    (account === undefined || position.account.account === account) &&
    (party === undefined || position.account.party === party) &&
    (held?.has(position.account.account) ?? true) &&
    (host === undefined || position.host === host) &&
    (activity === undefined || position.activity === activity) &&
    (vintage === undefined || position.vintage === vintage) &&
    (kind === undefined || position.kind === kind) &&
    (firstTransferred === undefined || String(position.firstTransferred) === firstTransferred);
};

/** The accounts of a holder, as what they are found by says. */
const accountsOf = ({ db, revision }: View, holder: string): ReadonlySet<string> => {
  const rows = db.all<{ subject: string }>(
    "SELECT subject FROM marks WHERE kind = 'account' AND name = 'holder' AND value = ? AND began <= ? AND (ended IS NULL OR ended > ?)",
    ...[holder, revision, revision],
  );
  return new Set(rows.map(({ subject }) => subject));
};

/** What is asked of each block; undefined where nothing is. */
const blockIs = ({ component, authorization, reserved, frozen }: BlockParams): ((block: BlockAnswer) => boolean) | undefined => {
  if (component === undefined && authorization === undefined && reserved === undefined && frozen === undefined) return undefined;
  return (block) =>
    (component === undefined || block.component === component) &&
    (authorization === undefined || block.authorization === authorization) &&
    (reserved === undefined || String(block.reserved) === reserved) &&
    (frozen === undefined || String(block.frozen) === frozen);
};
