import { EVENT_FILTERS } from '../../projections/find/events.js';
import type { Client } from '../client.js';
import { CliError } from '../terminal.js';
import { page, type ListRequest } from './listing.js';
import type { List } from './lists.js';

/** How a list is narrowed and put in order on the command line. */
export interface Narrowed {
  /** `name=value`, each a parameter of the list. */
  readonly filter?: readonly string[];
  readonly text?: string;
  readonly sort?: string;
  readonly count?: boolean;
}

/** Options of their own: no `--filter` is called so. */
const OWN: readonly string[] = ['text', 'sort', 'count'];

/** The parameters of a list that the options come to. Throws where the list, of events where it is none other, has no such parameter. */
export const askedOf = (name: string, list: List | undefined, { filter = [], text, sort, count }: Narrowed): Record<string, string> => {
  const known = list?.filters ?? Object.keys(EVENT_FILTERS);
  const filters = filter.map((one): [string, string] => {
    const equals = one.indexOf('=');
    if (equals < 1) throw new CliError(`--filter takes name=value, such as --filter party=GHA, and got ${one}.`);
    return [one.slice(0, equals), one.slice(equals + 1)];
  });
  const names = known.filter((one) => !OWN.includes(one));
  const others = { ...(text === undefined ? {} : { text }), ...(sort === undefined ? {} : { sort }), ...(count ? { count: 'true' } : {}) };
  for (const [one] of filters)
    if (!names.includes(one))
      throw new CliError(
        `The list of ${name} has no filter ${one}: ${names.length === 0 ? 'it has none' : `there are ${names.join(', ')}`}.`,
      );
  for (const one of Object.keys(others)) if (!known.includes(one)) throw new CliError(`The list of ${name} takes no --${one}.`);
  if (new Set(filters.map(([one]) => one)).size < filters.length) throw new CliError('Each filter can be given once.');
  return { ...Object.fromEntries(filters), ...others };
};

/** How many a list has, as a line. Throws `Refused`. */
export const countText = async (client: Client, list: List, request: ListRequest): Promise<string> => {
  if (list.of !== undefined && request.of === undefined) throw new CliError(`Say of which ${list.of} to count ${list.name}.`);
  const { count } = await page(client, list, { ...request, registry: await client.registry(request) }, undefined);
  return `${count ?? '0'}\n`;
};
