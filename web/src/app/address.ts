import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** One choice of a view that stands in its address, so that a link shows the same; empty where nothing was chosen. */
export const useAddress = (name: string): [string, (value: string) => void] => {
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const set = useCallback(
    (value: string) =>
      void navigate({
        to: '.',
        search: ((before: object) => ({ ...before, [name]: value === '' ? undefined : value })) as never,
        replace: true,
        resetScroll: false,
      }),
    [navigate, name],
  );
  return [search[name] ?? '', set];
};
