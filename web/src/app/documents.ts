import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { authorization } from '../api/client.js';
import { commandsOf, type Commands } from '../forms/commands.js';
import type { Document } from '../forms/schema.js';
import { useSession } from './session.js';

/** The commands of the node, from its own document: what it learns tomorrow has a form by itself. */
export const useCommands = (): UseQueryResult<Commands> => {
  const { token } = useSession();
  return useQuery({
    queryKey: ['document', token],
    queryFn: async () => {
      const answer = await fetch('/openapi.json', { headers: authorization() });
      if (!answer.ok) throw new Error(`the document: ${answer.status}`);
      return commandsOf((await answer.json()) as Document);
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
};
