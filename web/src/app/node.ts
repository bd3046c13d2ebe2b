import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, type Answer } from '../api/client.js';
import { useSession } from './session.js';

/** What this node is, and the registries that who is signed in may read. */
export const useNode = (): UseQueryResult<Answer<'/'>> => {
  const { token } = useSession();
  return useQuery({ queryKey: ['node', token], queryFn: () => read('/', {}) });
};
