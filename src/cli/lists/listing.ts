import type { Schema } from '../../domain/kernel/json-schema.js';
import { base, type Client } from '../client.js';
import { eventPages } from '../event-pages.js';
import { CliError } from '../terminal.js';
import type { Target } from '../act.js';
import { column, columnsOf, type Column, type Item } from './columns.js';
import { LISTS, type List } from './lists.js';

export interface ListRequest extends Target {
  /** The resource whose list is meant: an account, a Party, units. */
  readonly of?: string;
  readonly at?: string;
  /** Dimensions of balances, with commas. */
  readonly by?: string;
  /** Parameters of the list that narrow it or put it in order. */
  readonly asked?: Readonly<Record<string, string>>;
}

/** A list on its way: what it speaks for, its columns, and its items page by page. */
export interface Listing {
  readonly registry: string | null;
  readonly revision: string | null;
  readonly columns: readonly Column[];
  readonly pages: AsyncIterable<readonly Item[]>;
}

type Page = Item & { readonly revision?: string; readonly count?: string; readonly cursor?: string | null };

/** A list with all its pages, all of one revision. Throws `Refused`. */
export const listing = async (client: Client, list: List, request: ListRequest): Promise<Listing> => {
  const registry = list.name === 'registries' ? null : await client.registry(request);
  const { of, over } = list;
  const named = { ...request, registry: registry ?? '' };
  const columns =
    request.by === undefined
      ? columnsOf(await client.get<Schema>('/openapi.json'), list)
      : [...request.by.split(','), 'quantity'].map((name) => column(name));
  if (of === undefined) return { registry, columns, ...(await begun(client, list, named)) };
  const prefixed = columns.some(({ name }) => name === of) ? columns : [column(of), ...columns];
  if (request.of !== undefined) return { registry, columns: prefixed, ...(await begun(client, list, named)) };
  const resources = LISTS.get(over ?? '');
  if (!resources) throw new CliError(`Say of which ${of}: sextant list ${list.name} <${of}>.`);
  const first = await begun(client, resources, { ...named, asked: {} });
  const at = request.at ?? first.revision ?? '';
  return { registry, columns: prefixed, revision: first.revision, pages: each(client, list, { ...named, at }, first.pages) };
};

export type Named = ListRequest & { readonly registry: string };
type Begun = Pick<Listing, 'revision' | 'pages'>;

/** Reads the first page, so that what it speaks for is known, and the others when they are needed. */
const begun = async (client: Client, list: List, request: Named): Promise<Begun> => {
  const first = await page(client, list, request, undefined);
  return { revision: first.revision ?? null, pages: pagesFrom(client, list, request, first) };
};

async function* pagesFrom(client: Client, list: List, request: Named, first: Page): AsyncIterableIterator<readonly Item[]> {
  for (let answer = first; ;) {
    const items = (answer[list.member] ?? []) as readonly Item[];
    yield list.of === undefined ? items : items.map((item) => ({ [list.of ?? '']: request.of, ...item }));
    if (!answer.cursor) return;
    answer = await page(client, list, request, answer.cursor);
  }
}

/** The list of each of the resources that another list names. */
async function* each(
  client: Client,
  list: List,
  request: Named,
  resources: AsyncIterable<readonly Item[]>,
): AsyncIterableIterator<readonly Item[]> {
  for await (const items of resources)
    for (const item of items) yield* (await begun(client, list, { ...request, of: String(item[list.of ?? '']) })).pages;
}

/** One page of a list. Throws `Refused`. */
export const page = (client: Client, { route, of, name }: List, request: Named, cursor: string | undefined): Promise<Page> => {
  const paged = name !== 'balances' && name !== 'tasks';
  const query = {
    ...(paged ? { pageSize: '1000' } : {}),
    ...(request.at === undefined ? {} : { at: request.at }),
    ...(request.by === undefined ? {} : { by: request.by }),
    ...request.asked,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const path = route.replace('{registry}', encodeURIComponent(request.registry)).replace(`{${of}}`, encodeURIComponent(request.of ?? ''));
  return client.get<Page>(`${path}?${new URLSearchParams(query).toString()}`);
};

const ENVELOPE = ['revision', 'at', 'type', 'schema', 'id', 'part', 'parts', 'actor', 'authority', 'approver', 'command', 'commandHash'];

/** Every event of a registry up to now as an item, what happened as JSON in its last column. Throws `Refused`. */
export const eventListing = async (client: Client, request: ListRequest): Promise<Listing> => {
  const registry = await client.registry(request);
  const { revision } = await client.get<{ revision: string }>(base(registry));
  return {
    registry,
    revision,
    columns: [...ENVELOPE.map((name) => column(name)), column('data', false)],
    pages: parsed(client, registry, BigInt(revision), request.asked),
  };
};

async function* parsed(
  client: Client,
  registry: string,
  last: bigint,
  filters: ListRequest['asked'],
): AsyncIterableIterator<readonly Item[]> {
  for await (const lines of eventPages(client, registry, filters)) {
    const events = lines.map((line) => JSON.parse(line) as Item & { readonly revision: string });
    yield events.filter(({ revision }) => BigInt(revision) <= last);
    if (BigInt(events.at(-1)?.revision ?? last) >= last) return;
  }
}
