import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useMoment } from '../app/moment.js';
import { useSession } from '../app/session.js';
import { useStore } from '../app/store.js';
import { readText } from './client.js';
import { live } from './live.js';
import { useRead } from './reads.js';

/** An event as it is stored. */
export interface StoredEvent {
  readonly revision: string;
  readonly type: string;
  readonly at: string;
  readonly actor: string;
  readonly approver: string | null;
  readonly authority: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly part: string;
  readonly parts: string;
}

/** Up to so many events behind `after`, in order; none behind `upTo`. */
const eventsAfter = async (registry: string, after: bigint, limit: number, upTo?: bigint): Promise<StoredEvent[]> => {
  const text = await readText(`/v1/registries/${registry}/events?limit=${limit}${after < 0n ? '' : `&after=${after}`}`);
  const events = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as StoredEvent);
  return upTo === undefined ? events : events.filter(({ revision }) => BigInt(revision) <= upTo);
};

/** The last events up to the moment in view, the newest first. */
export const useLastEvents = (most: number): UseQueryResult<StoredEvent[]> => {
  const { registry, at } = useMoment();
  const { token } = useSession();
  const { head } = useStore(live);
  const then = useRead('/v1/registries/{registry}', {}, {}, at !== undefined);
  const last = at === undefined ? head : then.data?.revision;
  return useQuery({
    queryKey: [registry, 'events', most, last, token],
    queryFn: async () => {
      const end = BigInt(last ?? '0');
      return (await eventsAfter(registry, end - BigInt(most), most, end)).reverse();
    },
    enabled: last !== undefined,
    placeholderData: (before) => before,
  });
};
