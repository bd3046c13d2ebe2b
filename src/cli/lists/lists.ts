import { QUESTIONS } from '../../projections/questions.js';

/** A list of the API, as `sextant list` knows it. */
export interface List {
  readonly name: string;
  /** Its route, as the OpenAPI document has it, with names in braces. */
  readonly route: string;
  /** The member of the answer that holds the items. */
  readonly member: string;
  /** The resource it is a list of, where it is one of many: `account` for holdings. */
  readonly of?: string;
  /** The list of all those resources, where there is one; its items have their code under `of`. */
  readonly over?: string;
  /** The parameters by which it is narrowed and put in order, as its question states them. */
  readonly filters: readonly string[];
}

const REGISTRY = '/v1/registries/{registry}';
const NAMES: ReadonlySet<string> = new Set(QUESTIONS.map(({ name }) => name));

/** The list behind a question, if it has pages; `/accounts/:account/holdings` is one of each of the accounts. */
const listOf = ({ name, path, pages, query }: (typeof QUESTIONS)[number]): List[] => {
  if (pages === null) return [];
  const [, folder = '', of] = /^\/([a-z]+)\/:([a-z]+)/.exec(path) ?? [];
  const route = `${REGISTRY}${path.replace(/:([a-z]+)/g, '{$1}')}`;
  const over = NAMES.has(folder) && folder !== of ? { over: folder } : {};
  const filters = Object.keys(query);
  return [{ name, route, member: pages, filters, ...(of === undefined ? {} : { of, ...over }) }];
};

/** Every list there is: those of the questions that have pages, and the few that stand beside them. */
export const LISTS: ReadonlyMap<string, List> = new Map(
  [
    { name: 'registries', route: '/v1/registries', member: 'items', filters: [] },
    ...QUESTIONS.flatMap(listOf),
    { name: 'balances', route: `${REGISTRY}/balances`, member: 'rows', filters: [] },
    { name: 'tasks', route: `${REGISTRY}/tasks`, member: 'items', filters: [] },
  ].map((list): [string, List] => [list.name, list]),
);

/** The ledger itself is a list too, of events: its items come as they are stored, not as an answer. */
export const EVENTS = 'events';
/** What `sextant list` can list. */
export const LIST_NAMES: readonly string[] = [...LISTS.keys(), EVENTS].sort();
