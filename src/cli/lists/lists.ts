import { READS, type Read } from '../../http/reads/reads.js';

/** A list of the API, as `sextant list` knows it. */
export interface List {
  readonly name: string;
  /** Its route, as the OpenAPI document has it, with names in braces. */
  readonly route: string;
  /** The member of the answer that holds the items. */
  readonly member: string;
  /** The thing it is a list of, where it is one of many: `account` for holdings. */
  readonly of?: string;
  /** The list of all those things, where there is one; its items have their code under `of`. */
  readonly over?: string;
}

const REGISTRY = '/v1/registries/{registry}';

/** Where the items stand, in answers that are more than a list. */
const MEMBERS: Readonly<Record<string, string>> = { holdings: 'blocks', units: 'blocks', history: 'life', adjustments: 'entries' };
/** Which list names the things that a list is of. */
const OVER: Readonly<Record<string, string>> = { account: 'accounts', party: 'parties' };

const listOf = ({ path, question }: Read): List => {
  const [, of] = /:([a-z]+)/.exec(path) ?? [];
  const over = OVER[of ?? ''];
  return {
    name: question,
    route: `${REGISTRY}${path.replace(/:([a-z]+)/g, '{$1}')}`,
    member: MEMBERS[question] ?? 'items',
    ...(of === undefined ? {} : { of }),
    ...(over === undefined ? {} : { over }),
  };
};

/** Every list of things there is: those of the table of reads that have pages, and the few that stand beside it. */
export const LISTS: ReadonlyMap<string, List> = new Map(
  [
    { name: 'registries', route: '/v1/registries', member: 'items' },
    ...READS.filter(({ paged }) => paged).map(listOf),
    { name: 'balances', route: `${REGISTRY}/balances`, member: 'rows' },
    { name: 'tasks', route: `${REGISTRY}/tasks`, member: 'items' },
  ].map((list): [string, List] => [list.name, list]),
);

/** The ledger itself is a list too, of events: its items come as they are stored, not as an answer. */
export const EVENTS = 'events';
/** What `sextant list` can list. */
export const LIST_NAMES: readonly string[] = [...LISTS.keys(), EVENTS].sort();
