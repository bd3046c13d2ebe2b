import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMoment } from '../app/moment.js';
import { useSession } from '../app/session.js';
import { live } from './live.js';
import { read, type Answer, type NamesFor, type QueryFor, type Readable } from './client.js';

/** Answered from the ledger as it is: these know no past. */
const OF_NOW = /\/(?:tasks|audit|diff|events\/\{revision\}|certificates\/\{revision\})$/;

type Registered = Extract<Readable, `/v1/registries/{registry}${string}`>;
/** The names in the path beside the registry, which the address of the view has. */
export type Names<P extends Registered> = Omit<NamesFor<P>, 'registry'>;
type Query<P extends Registered> = Omit<NonNullable<QueryFor<P>>, 'at' | 'minRevision' | 'pageSize' | 'cursor'>;

/** What every read of a registry has beside its own: the moment that the whole console shows, and that it is no older than what was seen already. */
const moment = (path: string, at: string | undefined): object => {
  if (OF_NOW.test(path)) return {};
  if (at !== undefined) return { at };
  const { head } = live.get();
  return head === undefined ? {} : { minRevision: head };
};

/** Reads something of the registry in view, as of the moment in view, and anew whenever the registry went on. */
export const useRead = <P extends Registered>(
  path: P,
  names: Names<P>,
  query: Query<P> | Record<string, never> = {},
  enabled = true,
): UseQueryResult<Answer<P>> => {
  const { registry, at } = useMoment();
  const { token } = useSession();
  return useQuery({
    queryKey: [registry, at ?? 'now', path, names, query, token],
    queryFn: () => read(path, { registry, ...names } as unknown as NamesFor<P>, { ...query, ...moment(path, at) }),
    placeholderData: keepPreviousData,
    enabled: enabled && registry !== '',
  });
};

/** One page of a list, whose rows are one of its members. */
interface Page {
  readonly cursor?: string | null;
  readonly [member: string]: unknown;
}

/** More rows than anybody scrolls through; what is beyond is said to be missing. */
const MOST_ROWS = 100_000;

/** Reads a whole list, page by page, all of one revision. */
export const useList = <P extends Registered, K extends keyof Answer<P> = 'items' & keyof Answer<P>>(
  path: P,
  names: Names<P>,
  member: K = 'items' as unknown as K,
  query: Query<P> | Record<string, never> = {},
): UseQueryResult<Answer<P>> => {
  const { registry, at } = useMoment();
  const { token } = useSession();
  return useQuery({
    queryKey: [registry, at ?? 'now', 'list', path, names, query, token],
    queryFn: async () => {
      const next = (cursor: string | null): Promise<Answer<P>> =>
        read(path, { registry, ...names } as unknown as NamesFor<P>, {
          ...query,
          ...(cursor === null ? moment(path, at) : { cursor }),
          pageSize: '1000',
        });
      const first = (await next(null)) as Page;
      const rows = [...(first[member as string] as readonly unknown[])];
      for (let page = first; page.cursor != null && rows.length < MOST_ROWS;) {
        page = await next(page.cursor);
        rows.push(...(page[member as string] as readonly unknown[]));
      }
      return { ...first, [member]: rows } as Answer<P>;
    },
    placeholderData: keepPreviousData,
    enabled: registry !== '',
  });
};
